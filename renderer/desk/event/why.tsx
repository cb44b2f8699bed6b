import type { ExplainBooks, Explanation } from '../../../shared/domain/explain/explanation.ts';
import type { EventView } from '../../../shared/wire/event-view.ts';
import { useText } from '../../i18n/language.ts';
import { useClauses } from '../../store/use-clauses.ts';

/** What explanations are made from: the event with its journal as far as this console has it. */
export function useExplainBooks({ event, timeline }: EventView): ExplainBooks {
  const clauses = useClauses();
  const entries = timeline.flatMap(({ entry: { seq, actor, doneAt, fact } }) =>
    fact.kind === 'command.refused' || fact.kind === 'dossier.acted' ? [] : [{ seq, actor, doneAt, fact }],
  );
  return { event, entries, clauses };
}

/** A chain of reasons in the reader's language; a line that rests on the journal leads there. */
export function Why(props: { why: Explanation }) {
  const { t, say } = useText();
  return (
    <ul className="clock-why num">
      {props.why.lines.map((line) => (
        <li key={line.zh} className="why-line">
          <span>{say(line)}</span>
          {line.entry !== null && line.entry > 0 && (
            <button type="button" className="link-button" onClick={() => showEntry(line.entry ?? 0)}>
              {t('why.entry', { seq: line.entry })}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function showEntry(seq: number): void {
  const line = document.querySelector(`[data-seq="${seq}"]`);
  line?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  line?.setAttribute('data-shown', '');
  setTimeout(() => line?.removeAttribute('data-shown'), 2_000);
}
