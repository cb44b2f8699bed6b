import type { State } from '../domain/event/event.ts';
import type { Rate } from '../figures/figures.ts';

export type SceneLine = { readonly key: string; readonly name: string; readonly now: number; readonly before: number };

/** What the scenes beside the situation show: from the same sums, without a person, nothing finer than a village (W3). */
export type ScenesView = {
  /** Seven days against the seven before. */
  readonly items: readonly SceneLine[];
  readonly places: readonly SceneLine[];
  readonly towns: readonly {
    readonly code: string;
    readonly name: string;
    readonly inflow: number;
    readonly open: number;
    readonly overdue: number;
    readonly completion: Rate;
  }[];
  /** Open events by the step that is owed. */
  readonly stages: readonly { readonly state: State; readonly open: number }[];
  /** Open events up to 1, 3, 7, 30 days old, and older. */
  readonly age: readonly number[];
  /** Who is on the books: numbers alone. */
  readonly duty: { readonly grids: number; readonly staffed: number; readonly staff: number };
};
