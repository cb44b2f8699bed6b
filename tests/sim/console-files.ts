import type { AlarmStore } from '../../electron/station/alarms/alarm-store.ts';
import type { AlarmRows } from '../../electron/station/alarms/room-rows.ts';
import type { CounterChange } from '../../electron/station/db/counters.ts';
import type { Stores } from '../../electron/station/db/stores.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import type { Row } from '../../shared/journal/handle.ts';

/** What stands in a console's files, for the invariants. */
export type FilesLook = {
  readonly rows: ReadonlyMap<string, Row>;
  readonly entries: readonly Entry[];
  /** Acts the cache shows as waiting, settlements the outbox was not handed. */
  readonly shown: number;
  readonly unhanded: number;
  /** Sums of shared/figures as kept, `metric|dim|key|at` → n. */
  readonly sums: ReadonlyMap<string, number>;
  /** Tallies of the queue's views as kept; null where the files keep none. */
  readonly tallies: readonly CounterChange[] | null;
  /** Words of the search index by the event they lead to, column by column; null where the files keep none. */
  readonly words: ReadonlyMap<string, readonly string[]> | null;
};

/** Where a console's alarms are kept, and how they read its cache. */
export type AlarmFiles = { readonly store: AlarmStore; readonly rows: AlarmRows };

/** The two files of a console on a disk that outlives its process. */
export type ConsoleFiles = {
  /** A new process opens them. */
  open(): Stores;
  /** Opens the file of its alarms, after the other two. */
  openAlarms(): AlarmFiles;
  /** The process is gone; with `power` the cache loses commits that were not synced. Answers how many it lost. */
  crash(power: boolean): number;
  look(): FilesLook;
  /** The system writes the cache's log back now and then. */
  sync(): void;
  /** Takes the files off the disk. */
  remove(): void;
};
