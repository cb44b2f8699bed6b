import type { AlarmLoadFigures } from '../../../shared/alarm/alarm-load.ts';
import type { AlarmRecord } from '../../../shared/alarm/alarm-record.ts';
import type { AlarmMemberRow, AlarmsView } from '../../../shared/alarm/alarm-view.ts';
import type { DryRun } from '../../../shared/alarm/dry-run.ts';
import type { Actor } from '../../../shared/domain/actor/actor.ts';
import type { Outage } from '../../../shared/domain/connector/connector.ts';
import type { Result } from '../../../shared/std/result.ts';
import type { DemoState, LineState, RoomView, StorageState } from '../../../shared/wire/session-view.ts';
import type { PhoneCall } from '../../../shared/wire/telephony.ts';
import type { StationClock } from '../commands/station-clock.ts';
import type { Replica } from '../db/replica.ts';
import type { Stores } from '../db/stores.ts';
import type { Files } from '../files/files.ts';
import type { Meetings } from '../meeting/meetings.ts';

/** Timers, so that a simulation can hold the clock. */
export type Timers = {
  /** ms that only ever go forward. */
  mono(): number;
  /** Runs `work` once after `ms`; the answer takes it back. */
  set(work: () => void, ms: number): () => void;
};

/** What the windows see of the alarms; worked out by a later layer. */
export type AlarmsSeen = {
  view(): AlarmsView | null;
  history(group: string): readonly AlarmRecord[];
  members(group: string): readonly AlarmMemberRow[];
  loadOver(days: number): AlarmLoadFigures;
  tryRule(kind: string, rule: unknown): Promise<Result<DryRun, { readonly path: string; readonly message: string }>>;
};

/** What feeds and reads look at. The line, the storage and the demo are owned by later layers and asked for here. */
export type FeedContext = {
  /** Frozen packs of this console; absent where none are kept (tests of other feeds). */
  readonly meetings?: Meetings;
  /** Absent where none are kept (tests of other feeds). */
  /** Calls that a softphone bridge tells of; absent where none can. */
  phone?(): readonly PhoneCall[];
  readonly files?: Pick<Files, 'list' | 'staged' | 'bytes'>;
  /** Absent where none run (tests of other feeds). */
  alarms?(): AlarmsSeen;
  readonly stores: Stores;
  readonly replica: Replica;
  readonly clock: StationClock;
  readonly timers: Timers;
  readonly log: (line: string) => void;
  actor(): Actor | null;
  line(): LineState;
  /** Lines of the hub to other systems that are out. */
  outages(): readonly Outage[];
  storage(): StorageState;
  /** Who of the centre is there and holds what. */
  room(): RoomView;
  demo(): DemoState | null;
  /** True when the hub was offered this act on the present connection. */
  wasOffered(id: string): boolean;
  /** Asks the hub for the older journal lines of an event; harmless when offline. */
  wantHistory(event: string): void;
  /** A read met a storage error: whoever owns the state takes it from here. */
  trouble(error: unknown): void;
};
