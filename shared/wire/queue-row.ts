import type { GridEvent } from '../domain/event/event.ts';

/** What a queue row shows: no more than a row needs. */
export type QueueRow = {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly severity: GridEvent['severity'];
  readonly channel: GridEvent['channel'];
  readonly state: GridEvent['state'];
  readonly level: GridEvent['level'];
  readonly town: string;
  readonly place: string;
  readonly grid: string | null;
  readonly holder: string | null;
  readonly registeredAt: number;
  /** When it came into its present state, ms; null where that was not kept (LYG-30-6). */
  readonly stepSince: number | null;
  /** The clock that comes due next; `late` when its time is up. */
  readonly clock: {
    readonly kind: string;
    readonly startAt: number;
    readonly due: number;
    readonly statutory: boolean;
    readonly provisional: boolean;
  } | null;
  readonly handlingDue: number | null;
  readonly major: boolean;
  readonly supervised: boolean;
  readonly returnPending: boolean;
  readonly extensionPending: boolean;
  /** Number of acts on it that the hub has not confirmed. */
  readonly pending: number;
  readonly version: number;
};
