import type { Clock } from '../../time/clock.ts';
import { feedbackDuties } from '../profile/profile.ts';
import type { Context } from '../verb.ts';
import type { GridEvent, Obligation } from './event.ts';
import { localClock } from './event-clocks.ts';

type Duties = { readonly open: readonly Obligation[]; readonly start: readonly Clock[] };

/** Duties the profile opens when a result is accepted (C16): each is cleared or exempt before the event closes (T26). */
export function acceptanceDuties(context: Context, event: GridEvent): Duties {
  const wanted = feedbackDuties(context.rules.profile, event.dispatcher?.level ?? event.level);
  return build(
    context,
    event,
    wanted.map((d) => ({ ...d, basis: d.clause })),
  );
}

/** A result without a department: only those not present are told (T5, T8). */
export function settlementDuties(
  context: Context,
  event: GridEvent,
  to: readonly ('requester' | 'gridStaff')[],
): Duties {
  return build(
    context,
    event,
    to.map((t) => ({ from: 'center', to: t, content: 'result' as const, basis: 'local' })),
  );
}

type Wanted = {
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
