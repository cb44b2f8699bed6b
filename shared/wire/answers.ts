/** What reads answer that no file of its own describes. */
import type { GridEvent, holderShape, states } from '../domain/event/event.ts';
import type { z } from '../std/shape.ts';

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
