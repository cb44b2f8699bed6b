import { clauseOf } from '../../../shared/domain/clause/clause.ts';
import { clauseName } from '../../i18n/clause-name.ts';
import { useText } from '../../i18n/language.ts';
import { useClauses } from '../../store/use-clauses.ts';
import { useRegistry } from '../../store/use-feed.ts';

/** A clause as people cite it, with its short words: `《…细则》第三十条 · 7日内处置`. */
export function ClauseNote(props: { clause: string; plain?: boolean }) {
  const { clause } = props;
  const { language } = useText();
  const registry = useRegistry();
  const words = clauseOf(useClauses(), clause)?.[language];
  const cited = clauseName(registry?.profiles ?? [], clause, language);
  return (
    <span className="clause-note" title={clause}>
      {cited}
      {props.plain !== true && words !== undefined && <span> · {words}</span>}
    </span>
  );
}
