import type { AlarmsView } from '../alarm/alarm-view.ts';
import type { Actor, Role } from '../domain/actor/actor.ts';
import type { TakeRefusal } from '../domain/claim/claim.ts';
import type { Outage } from '../domain/connector/connector.ts';
import type { Dossier } from '../domain/dossier/dossier.ts';
import type { EmergencyBoard } from '../domain/emergency/emergency-board.ts';
import type { TaskLine } from '../domain/emergency/task-line.ts';
import type { DueCall } from '../domain/event/calls-due.ts';
import type { GridEvent } from '../domain/event/event.ts';
import { type holderShape, placeShape, type states } from '../domain/event/event.ts';
import type { Finding } from '../domain/findings/finding.ts';
import type { FileEntry } from '../domain/personnel/personnel-file.ts';
import type { Refusal } from '../domain/refusal.ts';
import { commandShape } from '../domain/verbs.ts';
import type { Entry, SentCommand } from '../journal/entry.ts';
import { z } from '../std/shape.ts';
import { type AlarmAnswers, alarmActShape, alarmQuestions } from './alarms.ts';
import { type ArchiveAnswers, archiveQuestions } from './archive.ts';
import { type FileAnswers, type FileLine, fileCommands, fileQuestions, filesFeed } from './files.ts';
import { meetingCommands, type PackEvents, type PackLine, type PackView, packEventsQuestion } from './meeting.ts';
import type { QueueRow } from './queue-row.ts';
import type { Registry } from './registry.ts';
import { type SearchAnswer, type SearchCountAnswer, searchCountQuestion, searchQuestion } from './search.ts';
import { type PhoneCall, phoneFeed } from './telephony.ts';
import type { LateLine, ScenesView } from './wall-scenes.ts';

/*
 * The bridge: everything a window may say to its station and hear from it. Transport-free over a Port: a MessagePort in
 * Electron, a socket in the browser host, two arrays in tests. Windows → station messages are checked here against their shape.
 */

export interface Port {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once when the other side is gone, so that its watches can be dropped. Every real transport has it. */
  onClose?(listener: () => void): void;
  close(): void;
}

// ---- commands that never leave the station -------------------------------------------------------------------------------

const localCommands = [
  ...meetingCommands,
  ...fileCommands,
  alarmActShape,
  z.strictObject({
    kind: z.literal('session.signIn'),
    account: z.string().trim().min(1).max(64),
    password: z.string().min(1).max(200),
  }),
  z.strictObject({ kind: z.literal('session.signOut') }),
  z.strictObject({ kind: z.literal('draft.save'), id: z.uuid(), form: z.record(z.string(), z.unknown()) }),
  z.strictObject({ kind: z.literal('draft.drop'), id: z.uuid() }),
  /** Sends the refused act again as it is (or changed by a new command first): the old line leaves the tray. */
  z.strictObject({ kind: z.literal('attention.retry'), id: z.uuid() }),
  z.strictObject({ kind: z.literal('attention.drop'), id: z.uuid(), reason: z.string().min(1).max(500) }),
  z.strictObject({ kind: z.literal('line.retry') }),
  z.strictObject({ kind: z.literal('hub.setAddress'), url: z.url() }),
  z.strictObject({ kind: z.literal('cache.rebuild') }),
  /** What this desk has open, for the others of the room (Q2); and the claim on an event (Q3). */
  z.strictObject({ kind: z.literal('room.here'), open: z.array(z.uuid()).max(8) }),
  z.strictObject({ kind: z.literal('room.claim'), event: z.uuid(), reason: z.string().max(500) }),
  z.strictObject({ kind: z.literal('room.release'), event: z.uuid() }),
  z.strictObject({ kind: z.literal('prefs.set'), key: z.string().max(60), value: z.unknown() }),
  z.strictObject({ kind: z.literal('demo.cut') }),
  z.strictObject({ kind: z.literal('demo.restore') }),
  z.strictObject({ kind: z.literal('demo.burst'), count: z.number().int().min(1).max(500) }),
  z.strictObject({ kind: z.literal('demo.major') }),
  z.strictObject({ kind: z.literal('demo.speed'), factor: z.number().min(0).max(3600) }),
  /** The demo's telephone rings of itself or not; and somebody took its call. */
  z.strictObject({ kind: z.literal('demo.calls'), on: z.boolean() }),
  z.strictObject({ kind: z.literal('demo.answer'), call: z.string().min(1).max(60) }),
] as const;
export const localCommandShape = z.discriminatedUnion('kind', localCommands);
export type LocalCommand = z.infer<typeof localCommandShape>;

/** A command and the id that makes a second press of the same button harmless. */
export const runShape = z.union([localCommandShape, commandShape]);
export type RunCommand = z.infer<typeof runShape>;

/** Durable on this console before the window hears of it. */
export type Receipt = {
  readonly commandId: string | null;
  /** Row it is about; null for commands about neither. */
  readonly event: string | null;
  readonly dossier: string | null;
  readonly warnings: readonly string[];
};

export type RunError =
  | { readonly code: 'refused'; readonly refusal: Refusal }
  | { readonly code: 'bad-shape'; readonly path: string; readonly message: string }
  | { readonly code: 'storage'; readonly message: string }
  | { readonly code: 'unavailable'; readonly message: string }
  /** Another seat holds the event (Q3). */
  | { readonly code: 'held'; readonly lacks: TakeRefusal }
  | {
      readonly code: 'sign-in';
      /** `offline`: the hub is away and the account is not known to this console; the last two: known, but too long ago, or of another area than its cache. */
      readonly reason: 'bad-credentials' | 'too-many-tries' | 'offline' | 'version' | 'expired-here' | 'other-scope';
      readonly message: string;
    };

// ---- the queue -----------------------------------------------------------------------------------------------------------

/** Saved views of the first cut; each is a filter and an order on the cache. */
export const viewIds = [
  'mine', // acts my role owes at my level, the default
  'intake', // registered
  'triage', // to dispatch
  'assigned', // to sign in
  'signLate', // not signed in by its moment (D2)
  'handling', // inHandling, jointHandling, transferred, whistled
  'check', // handled
  'feedback', // completed with open obligations
  'callBack', // the centre's follow-ups, and bad answers to decide on, also of closed events (F1)
  'returns', // return or extension waiting for decision
  'overdue',
  'dueSoon', // 24 h
  'major',
  'supervised', // open supervision orders
  'pending', // touched here, not confirmed by the hub
  'open',
  'all',
] as const;
export type ViewId = (typeof viewIds)[number];

export const queueFilterShape = z.strictObject({
  view: z.enum(viewIds),
  town: z.string().max(9).nullable(),
  severity: z.number().int().min(1).max(4).nullable(),
  department: z.string().max(64).nullable(),
  text: z.string().max(40),
  sort: z.enum(['due', 'registered', 'severity']),
});
export type QueueFilter = z.infer<typeof queueFilterShape>;

export type { QueueRow };

/** First message and after a refresh: the order is frozen; rows are fetched by index. Later: `rows` changed, `fresh` counted. */
export type QueueUpdate =
  | { readonly kind: 'opened'; readonly total: number; readonly asOf: number; readonly generation: number }
  | { readonly kind: 'rows'; readonly rows: readonly QueueRow[]; readonly gone: readonly string[] }
  | { readonly kind: 'fresh'; readonly count: number };

// ---- feeds ---------------------------------------------------------------------------------------------------------------

export type LineState = {
  readonly state:
    | 'online'
    | 'offline'
    | 'catching-up'
    | 'first-sync'
    | 'signed-out'
    | 'session-ended'
    | 'wrong-version'
    | 'wrong-address';
  /** ms; when this state began. */
  readonly since: number;
  readonly hubUrl: string;
  /** Round trip, ms; null when unknown. */
  readonly rtt: number | null;
  /** Hub's clock minus this console's, ms. */
  readonly skew: number;
  /** Acts not confirmed by the hub, and when the oldest was done. */
  readonly waiting: number;
  readonly oldestWaitingAt: number | null;
  /** Data is complete as of, ms. */
  readonly dataAsOf: number | null;
  readonly attempt: number;
  readonly nextTryAt: number | null;
  readonly progress: { readonly done: number; readonly total: number } | null;
};

export type StorageState = {
  readonly state: 'ok' | 'full' | 'damaged' | 'rebuilding' | 'outbox-damaged' | 'files-damaged' | 'no-access';
  readonly message: string;
  readonly cachedEvents: number;
  readonly freeBytes: number | null;
};

export type DemoState = {
  readonly cut: boolean;
  readonly speed: number;
  readonly virtualNow: number;
  /** The telephone rings of itself; left out: this demo has none. */
  readonly calls?: boolean | undefined;
  /** One-press sign-ins. */
  readonly accounts: readonly {
    readonly account: string;
    readonly name: string;
    readonly role: string;
    readonly password: string;
    readonly unit: string;
  }[];
};

/** The follow-up desk: whom to call next (F1). */
export type CallLine = DueCall &
  Pick<GridEvent, 'number' | 'title' | 'state' | 'severity' | 'completedAt'> & {
    /** Who dealt with it last. */
    readonly holder: string | null;
  };
export type CallsView = { readonly asOf: number; readonly lines: readonly CallLine[] };

/** Who of this centre is there, has what open and holds what; empty where not `live` (the line is down, or no seat). */
export type RoomView = {
  readonly live: boolean;
  /** This console. */
  readonly me: string;
  readonly at: number;
  readonly seats: readonly {
    readonly station: string;
    readonly account: string;
    readonly name: string;
    readonly role: Role;
    readonly area: string;
    readonly unit: string;
    readonly open: readonly string[];
    readonly stale: boolean;
  }[];
  readonly claims: readonly {
    readonly event: string;
    readonly station: string;
    readonly name: string;
    readonly since: number;
    readonly stale: boolean;
  }[];
};

/** `now` of everything shown is hub time by this console's estimate: local clock + skew. */
export type SessionState = {
  readonly actor: Actor | null;
  readonly line: LineState;
  /** Lines of the hub to other systems that are out; empty for who sits in no centre, and while the hub is out of reach. */
  readonly outages: readonly Outage[];
  readonly storage: StorageState;
  /** Signed in on this console while the hub was out of reach: the hub still has to be asked. */
  readonly signedInOffline?: boolean;
  readonly attention: number;
  /** Events with a note for this person to read; absent from a station before it had them. */
  readonly mentions?: number;
  readonly demo: DemoState | null;
  readonly place: Registry['place'] | null;
  readonly rulePack: { readonly profile: string; readonly calendar: string } | null;
};

export type PendingMark = { readonly commandId: string; readonly at: number; readonly fits: boolean };
/** One line of the timeline: confirmed (`seq` > 0) or done here and waiting (`pending`). */
export type TimelineLine = {
  readonly entry: Pick<Entry, 'seq' | 'commandId' | 'actor' | 'doneAt' | 'hubAt' | 'fact'>;
  readonly pending: boolean;
};

export type EventView = {
  readonly event: GridEvent;
  readonly timeline: readonly TimelineLine[];
  /** False when older journal lines are at the hub only. */
  readonly timelineWhole: boolean;
  /** Command kinds the signed-in role may run in this state now. */
  readonly acts: readonly string[];
  readonly pending: readonly PendingMark[];
};

export type AttentionLine = {
  readonly id: string;
  readonly sent: SentCommand;
  readonly refusal: Refusal;
  readonly refusedAt: number;
  readonly seq: number;
  /** The event or dossier as it stands now, for the other side of the comparison. */
  readonly event: GridEvent | null;
  readonly dossier: Dossier | null;
  readonly meanwhile: readonly TimelineLine[];
};

/** A note that names the signed-in person and was not read yet. */
export type MentionLine = Pick<GridEvent, 'number' | 'title' | 'state'> & {
  readonly event: string;
  readonly by: string;
  readonly text: string;
  /** ms */
  readonly at: number;
};

export type OutboxLine = {
  readonly n: number;
  readonly id: string;
  readonly at: number;
  readonly kind: string;
  readonly event: string | null;
  /** An act on a dossier: which, of what machine. */
  readonly dossier: { readonly id: string; readonly machine: string; readonly act: string } | null;
  readonly number: string | null;
  readonly title: string | null;
  readonly offered: boolean;
};

export type RateView = { readonly numerator: number; readonly denominator: number; readonly percent: number | null };
export type WallView = {
  readonly asOf: number;
  readonly place: string;
  readonly inflowToday: number;
  readonly inflowYesterdaySameTime: number;
  readonly open: number;
  readonly toSignIn: number;
  readonly overdue: number;
  readonly dueIn24h: number;
  readonly onTime: RateView;
  readonly completion: RateView;
  readonly onTimeTarget: { readonly minPercent: number; readonly clause: string } | null;
  readonly hourly: readonly { readonly at: number; readonly inflow: number; readonly closing: number }[];
  readonly byTown: readonly {
    readonly code: string;
    readonly name: string;
    readonly open: number;
    readonly overdue: number;
  }[];
  readonly byDepartment: readonly {
    readonly id: string;
    readonly name: string;
    readonly open: number;
    readonly overdue: number;
    readonly onTime: RateView;
  }[];
  readonly bySeverity: readonly { readonly severity: number; readonly open: number }[];
  /** Overdue first, then due within 24 h. No personal data, restricted kinds left out (W3, invariant 9). */
  readonly overdueList: readonly LateLine[];
  readonly major: readonly {
    readonly id: string;
    readonly title: string;
    readonly town: string;
    readonly lon: number | null;
    readonly lat: number | null;
    readonly since: number;
    readonly sensitive?: boolean;
  }[];
  /** Scenes beside the situation; absent from a station before it had them. */
  readonly scenes?: ScenesView;
  readonly points: readonly {
    readonly lon: number;
    readonly lat: number;
    readonly severity: GridEvent['severity'];
    readonly late: boolean;
  }[];
};

// ---- dossiers ------------------------------------------------------------------------------------------------------------

/** `mine`: what waits for me. */
export const dossierShows = ['mine', 'open', 'all'] as const;
export type DossierShow = (typeof dossierShows)[number];
export const dossierFilterShape = z.strictObject({
  /** Key of a machine; null = all of them. */
  machine: z.string().max(40).nullable(),
  show: z.enum(dossierShows),
  text: z.string().max(40),
});
export type DossierFilter = z.infer<typeof dossierFilterShape>;

/** What a line of the list of dossiers shows. */
export type DossierRow = Pick<
  Dossier,
  | 'id'
  | 'number'
  | 'machine'
  | 'state'
  | 'title'
  | 'area'
  | 'handler'
  | 'event'
  | 'openedBy'
  | 'openedAt'
  | 'changedAt'
  | 'endedAt'
> & {
  /** The clock that comes due next, ms. */
  readonly clock: { readonly startAt: number; readonly due: number; readonly statutory: boolean } | null;
  /** Open duties. */
  readonly duties: number;
  /** It waits for the reader: handler, owing, or the next step is his to take. */
  readonly mine: boolean;
  readonly pending: number;
};
/** Those due first come first; `rows` ends at 2,000, `total` does not. */
export type DossierList = { readonly asOf: number; readonly total: number; readonly rows: readonly DossierRow[] };
export type DossierCount = { readonly mine: number; readonly open: number; readonly all: number };
export type DossierCounts = {
  readonly mine: number;
  readonly byMachine: Readonly<Record<string, DossierCount>>;
};
export type DossierView = {
  readonly dossier: Dossier;
  readonly timeline: readonly TimelineLine[];
  readonly timelineWhole: boolean;
  /** Acts of this state in the order of the machine: possible now, or why not. */
  readonly acts: readonly { readonly key: string; readonly refusal: Refusal | null }[];
  readonly pending: readonly PendingMark[];
  /** The event it hangs on, as far as it is here. */
  readonly event: { readonly id: string; readonly number: string; readonly title: string } | null;
};
/** A finding and what a click on it opens here. */
export type FoundHere = Finding & { readonly opens: 'dossier' | 'event' | null };
export type FindingsView = {
  readonly asOf: number;
  readonly findings: readonly FoundHere[];
  /** What was looked at. */
  readonly looked: { readonly dossiers: number; readonly events: number; readonly grids: number };
};

/** The special board of the emergency that is on here (ZS-29-4). `needs` carry names: for the desk, never for a wall. */
export type EmergencyView = Omit<EmergencyBoard, 'tasks'> & {
  readonly asOf: number;
  readonly tasks: readonly TaskLine[];
};

export const feedShape = z.discriminatedUnion('feed', [
  z.strictObject({ feed: z.literal('session') }),
  z.strictObject({ feed: z.literal('counts') }),
  z.strictObject({ feed: z.literal('queue'), filter: queueFilterShape }),
  z.strictObject({ feed: z.literal('event'), id: z.uuid() }),
  z.strictObject({ feed: z.literal('attention') }),
  z.strictObject({ feed: z.literal('mentions') }),
  z.strictObject({ feed: z.literal('outbox') }),
  z.strictObject({ feed: z.literal('wall') }),
  z.strictObject({ feed: z.literal('room') }),
  z.strictObject({ feed: z.literal('calls') }),
  z.strictObject({ feed: z.literal('registry') }),
  z.strictObject({ feed: z.literal('drafts') }),
  z.strictObject({ feed: z.literal('prefs') }),
  z.strictObject({ feed: z.literal('dossiers'), filter: dossierFilterShape }),
  z.strictObject({ feed: z.literal('dossierCounts') }),
  z.strictObject({ feed: z.literal('dossier'), id: z.uuid() }),
  z.strictObject({ feed: z.literal('eventDossiers'), event: z.uuid() }),
  /** Dossiers that change the rules: with the registry's pack they are the rules in force. */
  z.strictObject({ feed: z.literal('ruling') }),
  z.strictObject({ feed: z.literal('findings') }),
  z.strictObject({ feed: z.literal('emergency') }),
  z.strictObject({ feed: z.literal('personnel'), staff: z.string().min(1).max(120) }),
  z.strictObject({ feed: z.literal('alarms') }),
  z.strictObject({ feed: z.literal('packs') }),
  z.strictObject({ feed: z.literal('pack'), id: z.uuid() }),
  filesFeed,
  phoneFeed,
]);
export type { AlarmActCommand } from './alarms.ts';
export type Feed = z.infer<typeof feedShape>;
export type FeedName = Feed['feed'];

export type FeedValue = {
  readonly session: SessionState;
  readonly counts: {
    readonly asOf: number;
    readonly views: Readonly<Record<ViewId, number>>;
  };
  readonly queue: QueueUpdate;
  readonly event: EventView | null;
  readonly attention: readonly AttentionLine[];
  readonly mentions: readonly MentionLine[];
  readonly outbox: readonly OutboxLine[];
  readonly wall: WallView | null;
  readonly room: RoomView;
  readonly calls: CallsView;
  readonly registry: Registry | null;
  readonly drafts: readonly {
    readonly id: string;
    readonly form: Readonly<Record<string, unknown>>;
    readonly savedAt: number;
  }[];
  readonly prefs: Readonly<Record<string, unknown>>;
  readonly dossiers: DossierList;
  readonly dossierCounts: DossierCounts;
  readonly dossier: DossierView | null;
  readonly eventDossiers: readonly DossierRow[];
  readonly ruling: readonly Dossier[];
  readonly findings: FindingsView | null;
  readonly emergency: EmergencyView | null;
  readonly personnel: readonly FileEntry[];
  /** Frozen packs of this console, newest first. */
  readonly packs: readonly PackLine[];
  /** Null where nobody sits who hears alarms. */
  readonly alarms: AlarmsView | null;
  readonly pack: PackView | null;
  /** Files of one event that count, in the order they were added. */
  readonly files: readonly FileLine[];
  /** Calls at the telephone of this console; empty without one. */
  readonly phone: readonly PhoneCall[];
};

// ---- reads ---------------------------------------------------------------------------------------------------------------

/** Rows of a queue that were fetched stay subscribed as long as they stand at most so many places from the first row of the last fetch. */
export const queueReach = 400;

export const questionShape = z.discriminatedUnion('ask', [
  /** Rows [from, to) of the frozen order of a watched queue; at most 200. Rows fetched stay subscribed, see `queueReach`. */
  z.strictObject({
    ask: z.literal('queueRows'),
    watch: z.number().int(),
    from: z.number().int().nonnegative(),
    to: z.number().int().nonnegative(),
  }),
  /** New order for a watched queue: what had gathered behind the bar comes in. */
  z.strictObject({ ask: z.literal('queueRefresh'), watch: z.number().int() }),
  /** Next receipt number and id of this console, for an event or, with the letters of its machine, for a dossier. */
  z.strictObject({
    ask: z.literal('newNumber'),
    letters: z
      .string()
      .regex(/^[A-Z]{1,6}$/)
      .optional(),
  }),
  /** Who should get it, and why (D1). */
  z.strictObject({ ask: z.literal('recommend'), event: z.uuid() }),
  /** Likely duplicates and caller history while typing (I4, I5). */
  z.strictObject({
    ask: z.literal('similar'),
    place: placeShape.nullable(),
    item: z.string().max(40),
    title: z.string().max(80),
    phone: z.string().max(30),
  }),
  /** What was at this place and from this caller before. */
  z.strictObject({ ask: z.literal('history'), event: z.uuid() }),
  z.strictObject({ ask: z.literal('map'), name: z.string().regex(/^[\w-]+$/) }),
  /** Open events with a place, for the map; `minute` asks anew as time goes. */
  z.strictObject({ ask: z.literal('mapEvents'), minute: z.number().int() }),
  z.strictObject({ ask: z.literal('number'), text: z.string().min(1).max(60) }),
  /** The table of clauses with their words, as the product ships it. */
  z.strictObject({ ask: z.literal('clauses') }),
  packEventsQuestion,
  ...archiveQuestions,
  ...alarmQuestions,
  ...fileQuestions,
  searchQuestion,
  searchCountQuestion,
]);
export type Question = z.infer<typeof questionShape>;

export type Recommendation = {
  readonly holder: z.infer<typeof holderShape>;
  readonly reason: 'item-duty' | 'past-outcomes';
  readonly clause: string | null;
  readonly past: { readonly handled: number; readonly returned: number };
};
export type Similar = {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly state: (typeof states)[number];
  readonly metres: number | null;
  readonly registeredAt: number;
  readonly why: readonly ('place' | 'item' | 'words' | 'caller')[];
};

export type PastEvent = Pick<GridEvent, 'id' | 'number' | 'title' | 'state' | 'registeredAt'>;
/** Earlier events of a place and of a caller, newest first; the counts go beyond those listed. */
export type EventHistory = {
  readonly place: { readonly count: number; readonly events: readonly PastEvent[] };
  /** Null where the caller left no number. */
  readonly caller: { readonly count: number; readonly events: readonly PastEvent[] } | null;
};

/** An open event as the map shows it; `exact` where the place itself is known and not only its grid. */
export type MapEvent = Pick<GridEvent, 'id' | 'number' | 'title' | 'severity' | 'state'> & {
  readonly area: string;
  readonly late: boolean;
  readonly major: boolean;
  readonly lon: number;
  readonly lat: number;
  readonly exact: boolean;
};

export type Answer = AlarmAnswers &
  ArchiveAnswers &
  FileAnswers & {
    readonly queueRows: { readonly generation: number; readonly from: number; readonly rows: readonly QueueRow[] };
    readonly queueRefresh: null;
    /** `event`: a fresh id, also where it is for a dossier. */
    readonly newNumber: { readonly event: string; readonly number: string };
    readonly recommend: readonly Recommendation[];
    readonly similar: readonly Similar[];
    readonly history: EventHistory;
    readonly map: unknown;
    readonly mapEvents: readonly MapEvent[];
    readonly number: readonly string[];
    /** The file; `loadClauses` reads it. */
    readonly clauses: unknown;
    readonly packEvents: PackEvents;
    readonly search: SearchAnswer;
    readonly searchCount: SearchCountAnswer;
  };
export type ReadError = {
  readonly code: 'bad-shape' | 'not-found' | 'signed-out' | 'storage';
  readonly path: string;
  readonly message: string;
};

// ---- messages ------------------------------------------------------------------------------------------------------------

/** Window → station. `ref` pairs an answer with its question; `watch` numbers are chosen by the window. */
export const toStationShape = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('run'), ref: z.number().int(), command: z.unknown() }),
  z.strictObject({ t: z.literal('read'), ref: z.number().int(), question: z.unknown() }),
  z.strictObject({ t: z.literal('watch'), watch: z.number().int(), feed: z.unknown() }),
  z.strictObject({ t: z.literal('unwatch'), watch: z.number().int() }),
]);
export type ToStation = z.infer<typeof toStationShape>;

/** Station → window. */
export const toWindowShape = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('hello'), v: z.number().int() }),
  z.strictObject({ t: z.literal('ran'), ref: z.number().int(), result: z.unknown() }),
  z.strictObject({ t: z.literal('answer'), ref: z.number().int(), result: z.unknown() }),
  z.strictObject({ t: z.literal('feed'), watch: z.number().int(), value: z.unknown() }),
  z.strictObject({ t: z.literal('feedError'), watch: z.number().int(), message: z.string() }),
  /** A piece of a message above 64 KB; put together by message-parts.ts before anybody reads it. */
  z.strictObject({
    t: z.literal('part'),
    id: z.number().int(),
    at: z.number().int().nonnegative(),
    of: z.number().int().positive(),
    text: z.string(),
  }),
]);
export type ToWindow = z.infer<typeof toWindowShape>;
