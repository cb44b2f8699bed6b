import { exhaustive } from '../../std/exhaustive.ts';
import { type Clock, extendClock, resumeClock, stopClock } from '../../time/clock.ts';
import { detailsOfNewCycle } from './details.ts';
import { type EffectsOnly, saysAllInEffects } from './effects-only.ts';
import type { Effects, EventFact, MentionRead, NoteAdded } from './entries.ts';
import type { GridEvent } from './event.ts';
import { stepGroupOf } from './flow-steps.ts';
import { maskText } from './mask-text.ts';
import { mentionFields } from './mention.ts';
import type { TimeClaim } from './parties.ts';
import { isOrderOpen } from './supervision-order.ts';

/**
 * One step of the fold: the event after a fact. Needs no clock, profile or calendar, so any console, the hub and a replay
 * ten years on agree (invariant 1). Throws only when a fact arrives before its event was registered: a broken journal.
 * @param doneAt done time of the entry, ms
 */
export function apply(before: GridEvent | undefined, fact: EventFact, doneAt: number): GridEvent {
  if (fact.kind === 'event.registered' || fact.kind === 'event.imported') {
    return { ...fact.row, stateSince: fact.row.registeredAt, version: 1, changedAt: doneAt };
  }
  if (before === undefined) throw new Error(`${fact.kind} before event.registered: ${fact.event}`);
  // What is sealed stays as it is: only looking at it is still written down (invariant 3).
  if (before.state === 'archived' && fact.kind !== 'event.unsealed') return before;
  const group = stepGroupOf(fact);
  const after = {
    ...withEffects(before, fact.effects),
    ...(fact.effects.to !== undefined && { stateSince: doneAt }),
    ...(group !== null && !before.steps.includes(group) && { steps: [...before.steps, group] }),
    version: before.version + 1,
    changedAt: doneAt,
  };
  return { ...after, firstActedAt: firstActedAt(before, fact, doneAt), ...fieldsOf(before, fact, doneAt) };
}

/** The first fact that moved it anywhere: what was done after it was found (ZS-22-4, AK-9.4). */
const firstActedAt = (before: GridEvent, fact: EventFact, doneAt: number): number | null =>
  before.firstActedAt ?? (fact.effects.to === undefined ? null : doneAt);

function withEffects(event: GridEvent, e: Effects): GridEvent {
  return {
    ...event,
    ...(e.to !== undefined && { state: e.to }),
    ...(e.level !== undefined && { level: e.level }),
    ...(e.holder !== undefined && { holder: e.holder }),
    ...(e.handler !== undefined && { handler: e.handler }),
    ...((e.start ?? e.stop ?? e.resume ?? e.extend ?? e.recount) !== undefined && { clocks: clocksAfter(event, e) }),
    ...(e.followUps !== undefined && { followUps: upserted(event.followUps, e.followUps) }),
    ...(e.orders !== undefined && withOrders(event, e.orders)),
    ...e.party,
    ...(e.matter !== undefined && matterOf(event, e.matter)),
    ...((e.open ?? e.clear ?? e.exempt ?? e.owe) !== undefined && { obligations: obligationsAfter(event, e) }),
  };
}

const matterOf = (event: GridEvent, m: NonNullable<Effects['matter']>): Partial<GridEvent> => ({
  ...(m.details !== undefined && { details: m.details }),
  ...(m.links !== undefined && { links: m.links }),
  ...(m.restricted === true && { flags: { ...event.flags, restricted: true } }),
});

/** The end as counted again; what happened to the clock since stays. */
const recounted = (clock: Clock, { nominalEnd, dueDate, due, provisional, calendar }: Clock): Clock => ({
  ...clock,
  nominalEnd,
  dueDate,
  due,
  provisional,
  calendar,
});

function clocksAfter(event: GridEvent, e: Effects): GridEvent['clocks'] {
  const moved = event.clocks.map((clock) => {
    const stop = e.stop?.find((s) => s.id === clock.id);
    if (stop) return stopClock(clock, stop.at, stop.as);
    if (e.resume?.includes(clock.id)) return resumeClock(clock);
    if (e.extend?.id === clock.id) return extendClock(clock, e.extend.due);
    if (e.recount?.id === clock.id) return recounted(clock, e.recount);
    return clock;
  });
  return [...moved, ...(e.start ?? [])];
}

function obligationsAfter(event: GridEvent, e: Effects): GridEvent['obligations'] {
  const moved = event.obligations.map((duty) => {
    const cleared = e.clear?.find((c) => c.id === duty.id);
    if (cleared) return { ...duty, clearedAt: cleared.at, way: cleared.way };
    const exempt = e.exempt?.find((x) => x.id === duty.id);
    if (exempt) return { ...duty, clearedAt: exempt.at, exempt: exempt.reason };
    if (e.owe?.includes(duty.id)) return { ...duty, clearedAt: null, exempt: null };
    return duty;
  });
  return [...moved, ...(e.open ?? [])];
}

/** Known ones replaced by id, new ones behind them. */
function upserted<T extends { readonly id: string }>(had: readonly T[], now: readonly T[]): readonly T[] {
  const fresh = now.filter((n) => !had.some((h) => h.id === n.id));
  return [...had.map((h) => now.find((n) => n.id === h.id) ?? h), ...fresh];
}

/** An event is supervised while one of its orders is open (T30). */
function withOrders(event: GridEvent, now: NonNullable<Effects['orders']>): Pick<GridEvent, 'orders' | 'flags'> {
  const orders = upserted(event.orders, now);
  return { orders, flags: { ...event.flags, supervised: orders.some(isOrderOpen) } };
}

/** What a fact sets beside its effects. */
function fieldsOf(before: GridEvent, fact: EventFact, doneAt: number): Partial<GridEvent> {
  if (fact.kind === 'event.noteAdded' || fact.kind === 'event.mentionRead') return mentionFields(before, fact, doneAt);
  return saysAllInEffects(fact) ? {} : ownFields(before, fact);
}

type OwnFact = Exclude<EventFact, EffectsOnly | NoteAdded | MentionRead>;

function ownFields(before: GridEvent, fact: OwnFact): Partial<GridEvent> {
  switch (fact.kind) {
    case 'event.registered':
    case 'event.imported':
      return fact.row;
    case 'event.intakeRefused':
      return { endedReason: fact.reason };
    case 'event.settled':
    case 'event.settledAtVillage':
      return { result: fact.result, proofs: fact.proofs, submittedAt: fact.at, completedAt: fact.at };
    case 'event.collated':
    case 'event.classified':
      return { item: fact.item, severity: fact.severity };
    case 'event.dispatched':
      return dispatchedFields(before, fact);
    case 'event.returnRequested':
      return { returnRequest: fact.request };
    case 'event.returnAccepted':
      return {
        returnRequest: null,
        extensionRequest: null,
        returns: [...before.returns, { holder: fact.holder, reasonCode: fact.reasonCode, at: fact.at }],
      };
    case 'event.returnRefused':
      return { returnRequest: null };
    case 'event.extensionRequested':
      return { extensionRequest: { at: fact.at, by: fact.by, until: fact.until, reason: fact.reason } };
    case 'event.extensionGranted':
      return { extensionRequest: null, extensions: before.extensions + 1 };
    case 'event.extensionRefused':
      return { extensionRequest: null };
    case 'event.transferred':
      return { transferredTo: fact.foreign };
    case 'event.foreignReplied':
      return fact.outcome === 'result'
        ? { result: fact.text, submittedAt: fact.at, handledFrom: 'transferred' }
        : { transferredTo: null };
    case 'event.resultSubmitted':
      return submittedFields(fact);
    case 'event.timeJudged':
      return judgedFields(before, fact.claim);
    case 'event.accepted':
      return { completedAt: fact.completedAt };
    case 'event.sentBack':
      return { handledFrom: null, submittedAt: null };
    case 'event.closed':
      return { closedAt: fact.at };
    case 'event.reopened':
      return reopenedFields(before, fact.past);
    case 'event.majorFlagged':
      return { majorKind: fact.majorKind, flags: { ...before.flags, majorEvent: true } };
    case 'event.majorUnflagged':
      return { majorKind: null, flags: { ...before.flags, majorEvent: false } };
    case 'event.callRecorded':
      return callFields(before, fact);
    case 'event.attached':
    case 'event.attachmentWithdrawn':
      return { attachments: attachmentsAfter(before, fact) };
    case 'event.merged':
      return { mergedInto: fact.into };
    case 'event.unmerged':
      return { mergedInto: null };
    case 'event.joined':
      return { joined: [...before.joined, fact.joined] };
    case 'event.unjoined':
      return { joined: before.joined.filter((j) => j.number !== fact.number) };
    case 'event.followedUp':
    case 'event.rated':
      return fact.proposal === null ? {} : { reopenProposal: fact.proposal };
    case 'event.reopenDeclined':
      return { reopenProposal: null };
    case 'event.archived':
    case 'event.unsealed':
      return { archive: fact.kind === 'event.archived' ? fact.mark : null };
    case 'event.withdrawn':
      return withdrawnFields(before, fact);
    default:
      return exhaustive(fact);
  }
}

const submittedFields = (fact: Extract<EventFact, { kind: 'event.resultSubmitted' }>): Partial<GridEvent> => ({
  result: fact.result,
  proofs: fact.proofs,
  submittedAt: fact.at,
  handledFrom: fact.from,
  returnRequest: null,
  extensionRequest: null,
});

/** The claimed time counts when it was accepted; the clock keeps how it ended (O5). */
function judgedFields({ timeClaims = [], clocks }: GridEvent, claim: TimeClaim): Partial<GridEvent> {
  return {
    timeClaims: timeClaims.map((one) => (one.clock === claim.clock && one.decision === null ? claim : one)),
    ...(claim.decision?.accepted === true && {
      clocks: clocks.map((clock) => (clock.id === claim.clock ? { ...clock, stoppedAt: claim.doneAt } : clock)),
    }),
  };
}

/** One more file, or one that no longer counts; it stays on record. */
function attachmentsAfter(
  { attachments = [] }: GridEvent,
  fact: Extract<EventFact, { kind: 'event.attached' | 'event.attachmentWithdrawn' }>,
): NonNullable<GridEvent['attachments']> {
  if (fact.kind === 'event.attached') return [...attachments, fact.attachment];
  return attachments.map((one) =>
    one.sha256 === fact.sha256 && one.withdrawn === null ? { ...one, withdrawn: fact.mark } : one,
  );
}

/** A call about a duty that nobody answered counts as a try (C16). */
function callFields(before: GridEvent, fact: Extract<EventFact, { kind: 'event.callRecorded' }>): Partial<GridEvent> {
  if (fact.obligation === undefined || fact.outcome === 'reached') return {};
  return {
    obligations: before.obligations.map((duty) =>
      duty.id === fact.obligation ? { ...duty, tries: [...(duty.tries ?? []), fact.calledAt] } : duty,
    ),
  };
}

/** A matter that goes on without its requester has none, nor his name in its title; the name stays in the journal (T32, W3). */
function withdrawnFields(
  { requester, title }: GridEvent,
  fact: Extract<EventFact, { kind: 'event.withdrawn' }>,
): Partial<GridEvent> {
  if (fact.stays)
    return {
      requester: { kind: 'anonymous' },
      title: requester.kind === 'named' ? maskText(title, requester.name) : title,
    };
  return { endedReason: fact.reason, returnRequest: null, extensionRequest: null };
}

function dispatchedFields(
  before: GridEvent,
  fact: Extract<EventFact, { kind: 'event.dispatched' }>,
): Partial<GridEvent> {
  const holder = fact.effects.holder;
  const department = holder?.kind === 'department' ? holder.id : null;
  return {
    dispatcher: fact.dispatcher,
    deliveredAt: fact.deliveredAt,
    lastHolder: holder ?? null,
    flags: { ...before.flags, majorMatter: fact.majorMatter },
    departments:
      department === null || before.departments.includes(department)
        ? before.departments
        : [...before.departments, department],
  };
}

/** A new cycle keeps the old completion in the statistics and starts without result, request or extension (T28). */
function reopenedFields(before: GridEvent, past: GridEvent['pastCycles'][number]): Partial<GridEvent> {
  return {
    cycle: before.cycle + 1,
    pastCycles: [...before.pastCycles, past],
    submittedAt: null,
    result: null,
    proofs: [],
    completedAt: null,
    closedAt: null,
    handledFrom: null,
    returnRequest: null,
    extensionRequest: null,
    extensions: 0,
    returns: [],
    dispatcher: null,
    deliveredAt: null,
    reopenProposal: null,
    details: detailsOfNewCycle(before.details),
  };
}
