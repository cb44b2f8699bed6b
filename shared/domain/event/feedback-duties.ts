import type { Clock } from '../../time/clock.ts';
import { sourceGround } from '../profile/item-details.ts';
import { feedbackDuties, progressDuties, resultDuties } from '../profile/profile.ts';
import type { Context } from '../verb.ts';
import type { GridEvent, Obligation, Requester } from './event.ts';
import { localClock } from './event-clocks.ts';

type Duties = { readonly open: readonly Obligation[]; readonly start: readonly Clock[] };

/** Duties the profile opens when a result is accepted (C16): each is cleared or exempt before the event closes (T26). */
export function acceptanceDuties(context: Context, event: GridEvent): Duties {
  const wanted = [
    ...feedbackDuties(context.rules.profile, event.dispatcher?.level ?? event.level),
    ...villageDuty(context, event),
  ];
  return build(
    context,
    event,
    wanted.map((d) => ({ ...d, basis: d.clause, ...relayedTo(event, d) })),
  );
}

/** A city's result is passed down to the centre that first sent the event up (LYG-30-5). */
const relayedTo = (
  event: GridEvent,
  duty: { readonly from: string; readonly to: string },
): { readonly names?: readonly string[] } =>
  duty.from === 'center' && duty.to === 'center' && event.origin !== null ? { names: [event.origin.id] } : {};

/** A requester is told which other system acts on the matter now (T21); one telling covers a later transfer too. */
export function whoActsDuty(context: Context, event: GridEvent, system: string): Duties {
  const owed = event.obligations.some((o) => o.content === 'whoActs' && o.clearedAt === null);
  if (owed) return { open: [], start: [] };
  return build(context, event, [
    { from: 'center', to: 'requester', content: 'whoActs', basis: 'local', names: [system] },
  ]);
}

/** A result without a department: only those not present are told (T5, T8). */
export function settlementDuties(
  context: Context,
  event: GridEvent,
  to: readonly ('requester' | 'gridStaff')[],
): Duties {
  return build(context, event, [
    ...to.map((t) => ({ from: 'center', to: t, content: 'result' as const, basis: 'local' })),
    ...villageDuty(context, event).map((d) => ({ ...d, basis: d.clause })),
  ]);
}

/** What residents proposed or the village deliberated on goes back to the village (LYG-26, JS-26). */
function villageDuty(context: Context, event: GridEvent) {
  if (event.channel !== 'selfGovernance') return [];
  const { clause } = sourceGround(context.rules.profile, 'selfGovernance');
  return [{ from: 'center', to: 'village' as const, content: 'result' as const, clause }];
}

/** Progress opens its duties each time, but for those still owed from the time before: one telling covers both (LYG-29-9). */
export function progressDutiesOf(context: Context, event: GridEvent): Duties {
  const owed = event.obligations.filter((o) => o.content === 'progress' && o.clearedAt === null);
  const wanted = progressDuties(context.rules.profile, event.dispatcher?.level ?? event.level)
    .filter((d) => !owed.some((o) => o.to === d.to))
    .map((d) => ({ ...d, basis: d.clause }));
  return build(context, event, wanted);
}

/** The result goes to the same-level centre on the platform: owed by the department and met by handing it in (T23, LYG-30-2, JS-29-4, ZS-25-9, ZG-15-4). */
export function metByResult(context: Context, event: GridEvent): readonly Obligation[] {
  const level = event.dispatcher?.level ?? event.level;
  return resultDuties(context.rules.profile, level).map((duty, n) => ({
    id: `result.${event.version + 1}.${n}`,
    kind: 'feedback',
    from: duty.from,
    to: duty.to,
    content: duty.content,
    basis: duty.clause,
    openedAt: context.at,
    due: null,
    clearedAt: context.at,
    way: 'platform',
    exempt: null,
  }));
}

/** The requester of a joined event is told the joint number; nobody is where it was anonymous (T3). */
export function jointDuty(context: Context, event: GridEvent, requester: Requester, basis: string): Duties {
  const duty = { from: 'center', to: 'requester' as const, content: 'jointNumber' as const, basis };
  const told = requester.kind === 'named' ? { ...requester, present: false } : requester;
  return build(context, { ...event, requester: told }, [
    { ...duty, ...(requester.kind === 'named' && { names: [requester.name] }) },
  ]);
}

type Wanted = {
  readonly names?: readonly string[];
  readonly from: string;
  readonly to: Obligation['to'];
  readonly content: Obligation['content'];
  readonly basis: string;
};

function build(context: Context, event: GridEvent, wanted: readonly Wanted[]): Duties {
  const open: Obligation[] = [];
  const start: Clock[] = [];
  for (const [n, duty] of wanted.entries()) {
    const id = `feedback.${event.version + 1}.${n}`;
    const exempt = exemption(event, duty);
    const clock = localClock(context, event, 'feedbackToRequester', context.at);
    open.push({
      id,
      kind: 'feedback',
      from: duty.from,
      to: duty.to,
      content: duty.content,
      basis: duty.basis,
      openedAt: context.at,
      due: exempt === null ? clock.due : null,
      clearedAt: exempt === null ? null : context.at,
      way: null,
      exempt,
      ...(duty.names !== undefined && { names: duty.names }),
    });
    if (exempt === null) start.push({ ...clock, id });
  }
  return { open, start };
}

/** Nobody to tell: anonymous, present when it was settled, or a report that came from no staff member. */
function exemption(event: GridEvent, duty: Wanted): string | null {
  if (duty.to === 'gridStaff') return event.channel === 'gridStaff' ? null : 'no-staff-reporter';
  if (duty.to !== 'requester') return null;
  if (event.requester.kind === 'anonymous') return 'anonymous';
  return event.requester.present === true ? 'present' : null;
}
