import { actNames } from '../../../shared/domain/act-names.ts';
import { admitted, whyNot } from '../../../shared/domain/acts.ts';
import type { Language } from '../../../shared/domain/names.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { refusalText } from '../../../shared/domain/refusal-texts.ts';
import type { Context, Verb } from '../../../shared/domain/verb.ts';
import { type CommandKind, commandKinds, type EventCommand, verbs } from '../../../shared/domain/verbs.ts';
import type { EventView } from '../../../shared/wire/event-view.ts';
import { useText } from '../../i18n/language.ts';
import type { DeskSession } from '../../store/desk-session.ts';
import { useMinute } from '../../store/use-time.ts';
import { ClauseNote } from '../dossiers/clause-note.tsx';
import { useRules } from '../use-rules.ts';

/** Acts that belong to this state and cannot be done by this person now, each with the reason and its clause. */
export function WhyNot(props: { view: EventView; session: DeskSession }) {
  const { view, session } = props;
  const { t, say, language } = useText();
  const rules = useRules();
  const at = useMinute();
  if (rules === null || session.actor === null) return null;
  const barred = bySameReason(barredActs({ rules, actor: session.actor, at, hubAt: null }, view), language);
  return (
    <dl className="why-not scroll" aria-label={t('acts.whyNot')}>
      {barred.length === 0 && <dd>{t('why.none')}</dd>}
      {barred.map(({ kinds, text, clause }) => (
        <div key={text} data-why-not={kinds.join(' ')}>
          <dt>{kinds.map((kind) => say(actNames[kind])).join(language === 'zh' ? '、' : ', ')}</dt>
          <dd>
            {text} {clause !== null && <ClauseNote clause={clause} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

type Reason = { readonly kinds: readonly CommandKind[]; readonly text: string; readonly clause: string | null };

/** One line a reason: what the event lacks first, what is only for other roles last. */
export function bySameReason(barred: ReturnType<typeof barredActs>, language: Language): readonly Reason[] {
  const found = new Map<string, Reason & { readonly role: boolean }>();
  for (const { kind, refusal } of barred) {
    const text = refusalText(refusal, language);
    const kinds = [...(found.get(text)?.kinds ?? []), kind];
    found.set(text, { kinds, text, clause: refusal.clause, role: refusal.code === 'not-your-role' });
  }
  return [...found.values()].sort((a, b) => Number(a.role) - Number(b.role));
}

/** What an act needs and this event does not have: nobody misses that act here. */
const nothingThere: ReadonlySet<Refusal['code']> = new Set([
  'no-such-order',
  'not-joined',
  'not-merged-here',
  'no-origin-system',
  'no-unlawful-under-review',
  'no-requester',
  'no-return-pending',
  'no-extension-pending',
  'no-follow-up-owed',
  'no-proposal',
  'no-joint-asked',
  'no-such-helper',
  'not-major',
  'sub-task-settled',
  'detail-not-offered',
]);

/** Steps that start from this state and are not offered, without those there is no occasion for. */
export function barredActs(
  context: Context,
  { event, acts }: Pick<EventView, 'event' | 'acts'>,
): readonly { readonly kind: CommandKind; readonly refusal: Refusal }[] {
  return commandKinds.flatMap((kind) => {
    if (!ofState(kind, event.state) || acts.includes(kind)) return [];
    const occasion = admitted(verbs[kind] as unknown as Verb<EventCommand>, context, event);
    if (occasion !== null && nothingThere.has(occasion.code)) return [];
    const refusal = whyNot(context, event, kind);
    return refusal === null ? [] : [{ kind, refusal }];
  });
}

/** Records and what any state allows are no question of a step. */
function ofState(kind: CommandKind, state: EventView['event']['state']): boolean {
  const { from } = verbs[kind];
  return from !== 'new' && from !== 'any' && from.includes(state);
}
