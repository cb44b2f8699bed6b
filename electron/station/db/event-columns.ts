import { type Actor, isSeat, levelOfArea } from '../../../shared/domain/actor/actor.ts';
import { type GridEvent, isOpen } from '../../../shared/domain/event/event.ts';
import { handlingClock, nextClock } from '../../../shared/domain/event/event-clocks.ts';
import { areaAt } from '../../../shared/domain/event/guards.ts';
import { awaitedReaders } from '../../../shared/domain/event/mention.ts';
import { owingDepartments } from '../../../shared/domain/event/party-work.ts';
import { isOrderOpen } from '../../../shared/domain/event/supervision-order.ts';
import { openClaims } from '../../../shared/domain/event/time-claim.ts';
import { currentDue, isRunning } from '../../../shared/time/clock.ts';
import type { QueueRow } from '../../../shared/wire/queue-row.ts';

/** Sorts after every real due moment. */
export const noDue = 8_640_000_000_000_000;

/** Where an event stands for the queue: one view a stage. */
export type Stage = 'intake' | 'village' | 'triage' | 'assigned' | 'handling' | 'check' | 'feedback' | 'done' | 'ended';

/** What a row of the queue holds beside what changes without the event: names of places and the count of waiting acts. */
export type StoredRow = Omit<QueueRow, 'town' | 'grid' | 'pending'> & {
  readonly area: string;
  readonly gridCode: string | null;
};

/** An event as its columns say it: all that views, counts and orders look at. */
export type EventColumns = {
  readonly id: string;
  readonly number: string;
  readonly stage: Stage;
  readonly open: 0 | 1;
  readonly level: GridEvent['level'];
  /** 0: not graded. */
  readonly severity: number;
  readonly area: string;
  readonly town: string;
  readonly item: string;
  readonly department: string | null;
  /** 1: a return, an extension or the time of a result waits for a decision. */
  readonly waiting: 0 | 1;
  readonly major: 0 | 1;
  readonly restricted: 0 | 1;
  /** Due moment of the next running clock, ms; `noDue` when none runs. */
  readonly nextDue: number;
  /** Due moment of the running handling clock of an open event, ms. */
  readonly handlingDue: number | null;
  readonly registeredAt: number;
  /** How often it was returned in this cycle. */
  readonly returned: number;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly phone: string | null;
  readonly foreignNumber: string | null;
  readonly title: string;
  /** Who owes the next step, as keys of the table `duties`; the views it stands in that no column tells (`view:…`); who has a note to read (`mention:…`). */
  readonly owners: readonly string[];
};

const stages: Readonly<Record<GridEvent['state'], Stage>> = {
  draft: 'intake',
  registered: 'intake',
  onSpot: 'village',
  atVillage: 'village',
  triage: 'triage',
  whistled: 'handling',
  assigned: 'assigned',
  inHandling: 'handling',
  jointHandling: 'handling',
  transferred: 'handling',
  handled: 'check',
  completed: 'done',
  closed: 'ended',
  archived: 'ended',
  rejected: 'ended',
  merged: 'ended',
  withdrawn: 'ended',
};

const owesFeedback = (event: GridEvent): boolean =>
  event.state === 'completed' && event.obligations.some((o) => o.clearedAt === null);

export function columnsOf(event: GridEvent): EventColumns {
  const next = nextClock(event);
  const handling = handlingClock(event);
  const open = isOpen(event);
  const { area } = event.place;
  return {
    id: event.id,
    number: event.number,
    stage: owesFeedback(event) ? 'feedback' : stages[event.state],
    open: open ? 1 : 0,
    level: event.level,
    severity: event.severity ?? 0,
    area,
    town: area.length >= 9 ? area.slice(0, 9) : '',
    item: event.item,
    department: event.lastHolder?.kind === 'department' ? event.lastHolder.id : null,
    waiting: isDecisionDue(event) ? 1 : 0,
    major: open && event.flags.majorEvent ? 1 : 0,
    restricted: event.flags.restricted ? 1 : 0,
    nextDue: next === undefined ? noDue : currentDue(next),
    handlingDue: open && handling !== undefined && isRunning(handling) ? handling.due : null,
    registeredAt: event.registeredAt,
    returned: event.returns.length,
    lon: event.place.lon,
    lat: event.place.lat,
    phone: event.requester.kind === 'named' && event.requester.phone !== '' ? event.requester.phone : null,
    foreignNumber: event.foreign?.number ?? null,
    title: event.title,
    owners: [...ownersOf(event), ...viewsOf(event), ...awaitedReaders(event).map(mentionKey)],
  };
}

/** Under which key an event stands in `duties` for somebody a note names and who has not read it. */
export const mentionKey = (account: string): string => `mention:${account}`;

/** A return or an extension asked for, or a result whose time is to be decided (O5). */
const isDecisionDue = (event: GridEvent): boolean =>
  event.returnRequest !== null || event.extensionRequest !== null || openClaims(event).length > 0;

export function storedRow(event: GridEvent, columns: EventColumns): StoredRow {
  const clock = nextClock(event);
  return {
    id: event.id,
    number: event.number,
    title: event.title,
    severity: event.severity,
    channel: event.channel,
    state: event.state,
    level: event.level,
    area: event.place.area,
    place: event.place.text,
    gridCode: event.place.grid,
    holder: event.holder?.name ?? null,
    registeredAt: event.registeredAt,
    stepSince: event.stateSince ?? null,
    clock:
      clock === undefined
        ? null
        : {
            kind: clock.kind,
            startAt: clock.startAt,
            due: currentDue(clock),
            statutory: clock.statutory,
            provisional: clock.provisional,
          },
    handlingDue: columns.handlingDue,
    major: event.flags.majorEvent,
    supervised: event.flags.supervised,
    returnPending: event.returnRequest !== null,
    extensionPending: event.extensionRequest !== null,
    version: event.version,
  };
}

/**
 * Who owes the next step (the queue's default view). A centre owes at its own level and area, grid staff by grid or village
 * code, a department by its id; a return that waits for a decision is owed by holder and centre.
 */
function ownersOf(event: GridEvent): readonly string[] {
  const seat = `seat:${event.level}:${areaAt(event, event.level) ?? event.place.area}`;
  const { area } = event.place;
  const staff =
    area.length === 15 ? [`grid:${area}`, `grid:${area.slice(0, 12)}`] : area.length === 12 ? [`grid:${area}`] : [];
  switch (event.state) {
    case 'draft':
    case 'registered':
      // Whoever took it owes its report: grid staff their own finds, the centres what they took over the phone.
      return event.channel === 'gridStaff'
        ? staff
        : [`seat:town:${area.slice(0, 9)}`, `seat:county:${area.slice(0, 6)}`];
    case 'onSpot':
      return staff;
    case 'atVillage':
      return area.length >= 12 ? [`village:${area.slice(0, 12)}`] : [];
    case 'assigned':
    case 'inHandling':
    case 'jointHandling': {
      const asked = event.returnRequest !== null || event.extensionRequest !== null;
      const holder =
        event.holder?.kind === 'department'
          ? owingDepartments(event).map((id) => `department:${id}`)
          : event.holder?.kind === 'gridStaff'
            ? staff
            : [];
      return asked ? [...holder, seat] : holder;
    }
    case 'whistled':
      return [seat, ...owingDepartments(event).map((id) => `department:${id}`)];
    case 'triage':
    case 'transferred':
      return [seat];
    case 'handled':
      return [...new Set([seat, ...answering(event)])];
    case 'completed':
      return [...new Set([seat, ...asking(event, staff), ...answering(event)])];
    case 'closed':
      // A bad answer waits for the centre's decision (LYG-30-8).
      return [...new Set([...(event.reopenProposal === null ? [] : [seat]), ...asking(event, staff)])];
    case 'archived':
    case 'rejected':
    case 'merged':
    case 'withdrawn':
      return [];
  }
}

/** Views kept among the duties: a centre's calls to make after completion (F1), and supervision that is open. */
const viewsOf = (event: GridEvent): readonly string[] => [
  ...(event.reopenProposal !== null || event.followUps.some((f) => f.outcome === null && f.by === 'center')
    ? ['view:callBack']
    : []),
  ...(event.orders.some(isOrderOpen) ? ['view:supervised'] : []),
];

/**
 * Who still has to ask or rate after completion: the department its follow-up (LYG-30-7), the village and its staff their rating
 * (ZS-25-1). The centre's own follow-ups come up by their clock, not as work of every day until then.
 */
const asking = (event: GridEvent, staff: readonly string[]): readonly string[] =>
  event.followUps
    .filter((f) => f.outcome === null)
    .flatMap((f) => {
      if (f.by === 'department') return f.department === null ? [] : [`department:${f.department}`];
      if (f.by === 'center') return [];
      const { area } = event.place;
      return [...(area.length >= 12 ? [`village:${area.slice(0, 12)}`] : []), ...staff];
    });

/** The department that still owes an answer to a supervision order, though its part of the handling is over (T30). */
const answering = (event: GridEvent): readonly string[] =>
  event.lastHolder?.kind === 'department' && event.orders.some((o) => isOrderOpen(o) && o.state !== 'answered')
    ? [`department:${event.lastHolder.id}`]
    : [];

/** The key in `duties` under which an actor's own work stands; null for people who owe no step of an event. */
export function ownerOf(actor: Actor): string | null {
  if (isSeat(actor)) return `seat:${levelOfArea(actor.area)}:${actor.area}`;
  switch (actor.role) {
    case 'gridStaff':
      return `grid:${actor.area}`;
    case 'village':
      return `village:${actor.area.slice(0, 12)}`;
    case 'liaison':
    case 'stationed':
      return actor.department === null ? null : `department:${actor.department}`;
    default:
      return null;
  }
}

/** Keys of the tallies an event stands in, beside those of shared/figures: what the counts of the views are made of. */
export const tallyKeys = (columns: EventColumns, pending: number): readonly string[] => [
  'all',
  `stage:${columns.stage}`,
  ...(columns.open === 1 ? ['open'] : []),
  ...(columns.waiting === 1 ? ['waiting'] : []),
  ...(columns.major === 1 ? ['major'] : []),
  ...(pending > 0 ? ['pending'] : []),
  ...columns.owners.map((owner) => `owner:${owner}`),
];
