import { actNames } from '../../../shared/domain/act-names.ts';
import { whyNot } from '../../../shared/domain/acts.ts';
import { explainRefusal } from '../../../shared/domain/explain/explain-refusal.ts';
import { type CommandKind, commandKinds, verbs } from '../../../shared/domain/verbs.ts';
import type { EventView, SessionState } from '../../../shared/wire/bridge.ts';
import { useText } from '../../i18n/language.ts';
import { useMinute } from '../../store/use-time.ts';
import { useClauses } from '../use-clauses.ts';
import { useRules } from '../use-rules.ts';

/** Acts that belong to this state and cannot be done by this person now, each with rule, clause and what would be possible. */
export function WhyNot(props: { view: EventView; session: SessionState }) {
  const { view, session } = props;
  const { t, say } = useText();
  const rules = useRules();
  const clauses = useClauses();
  const at = useMinute();
  if (rules === null || session.actor === null) return null;
  const context = { rules, actor: session.actor, at, hubAt: null };
  const barred = commandKinds
    .filter((kind) => ofState(kind, view.event.state) && !view.acts.includes(kind))
    .flatMap((kind) => {
      const refusal = whyNot(context, view.event, kind);
      return refusal === null ? [] : [{ kind, why: explainRefusal(refusal, [], clauses) }];
    });
  return (
    <dl className="why-not scroll" aria-label={t('acts.whyNot')}>
      {barred.length === 0 && <dd>{t('why.none')}</dd>}
      {barred.map(({ kind, why }) => (
        <div key={kind} data-why-not={kind}>
          <dt>{say(actNames[kind])}</dt>
          <dd>
            {why.lines
              .slice(0, 3)
              .map((line) => say(line))
              .join(' · ')}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Steps of the flow that start from this state; records and what any state allows are no question here. */
function ofState(kind: CommandKind, state: EventView['event']['state']): boolean {
  const { from } = verbs[kind];
  return from !== 'new' && from !== 'any' && from.includes(state);
}
