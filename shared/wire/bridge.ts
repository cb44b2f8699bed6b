import type { AlarmsView } from '../alarm/alarm-view.ts';
import type { Dossier } from '../domain/dossier/dossier.ts';
import { placeShape } from '../domain/event/event.ts';
import type { FileEntry } from '../domain/personnel/personnel-file.ts';
import { z } from '../std/shape.ts';
import { type AlarmAnswers, alarmQuestions } from './alarms.ts';
import type { EventHistory, MapEvent, Recommendation, Similar } from './answers.ts';
import { type ArchiveAnswers, archiveQuestions } from './archive.ts';
import type { CallsView } from './calls-view.ts';
import {
  type DossierCounts,
  type DossierList,
  type DossierRow,
  type DossierView,
  dossierFilterShape,
} from './dossier-view.ts';
import type { AttentionLine, EventView, MentionLine, OutboxLine } from './event-view.ts';
import { type FileAnswers, type FileLine, fileQuestions, filesFeed } from './files.ts';
import type { EmergencyView, FindingsView } from './findings-view.ts';
import { type PackEvents, type PackLine, type PackView, packEventsQuestion } from './meeting.ts';
import type { QueueRow } from './queue-row.ts';
import { type QueueUpdate, queueFilterShape, type ViewId } from './queue-view.ts';
import type { Registry } from './registry.ts';
import { type SearchAnswer, type SearchCountAnswer, searchCountQuestion, searchQuestion } from './search.ts';
import type { RoomView, SessionState } from './session-view.ts';
import { type PhoneCall, phoneFeed } from './telephony.ts';
import type { WallView } from './wall-view.ts';

/*
 * The bridge: everything a window may say to its station and hear from it, over a Port. Messages of windows are checked against the
 * shapes of this file; commands against those of local-commands.ts; what feeds and answers carry stands in the files named `…-view.ts`.
 */

// ---- feeds ---------------------------------------------------------------------------------------------------------------

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
