import type { DueCall } from '../domain/event/calls-due.ts';
import type { GridEvent } from '../domain/event/event.ts';

/** The follow-up desk: whom to call next (F1). */
export type CallLine = DueCall &
  Pick<GridEvent, 'number' | 'title' | 'state' | 'severity' | 'completedAt'> & {
    /** Who dealt with it last. */
    readonly holder: string | null;
  };
export type CallsView = { readonly asOf: number; readonly lines: readonly CallLine[] };
