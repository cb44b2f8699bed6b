import type { Severity, State } from '../domain/event/event.ts';
import type { Rate } from '../figures/figures.ts';

export type SceneLine = { readonly key: string; readonly name: string; readonly now: number; readonly before: number };

/** An event that is late or soon will be, as a wall names it. */
export type LateLine = {
  readonly id: string;
  readonly title: string;
  readonly town: string;
  readonly holder: string;
  readonly due: number;
  readonly severity: Severity | null;
  /** No title while visitors are there. */
  readonly sensitive?: boolean;
};

/** Alarms of this room over some days (A7): totals alone, nothing of what they were about. */
export type SceneAlarmLoad = {
  readonly days: number;
  /** Alarms said, after grouping. */
  readonly total: number;
  /** Per ten minutes. */
  readonly mean: number;
  readonly peak: number;
  readonly floods: number;
  /** By the hour for one day, by the day for more. */
  readonly bars: readonly { readonly at: number; readonly n: number }[];
};

/** What the scenes beside the situation show: from the same sums, without a person, nothing finer than a village (W3). */
export type ScenesView = {
  /** So many days, today included, against as many before; the days the plans of this console ask for. */
  readonly hot: readonly {
    readonly days: number;
    readonly items: readonly SceneLine[];
    readonly places: readonly SceneLine[];
    /** Grids with a staff of their own from which anything was reported. */
    readonly heard: number;
  }[];
  readonly towns: readonly {
    readonly code: string;
    readonly name: string;
    readonly inflow: number;
    readonly open: number;
    readonly overdue: number;
    readonly completion: Rate;
  }[];
  /** Late and soon due in the towns that plans ask for by themselves. */
  readonly late: readonly { readonly area: string; readonly list: readonly LateLine[] }[];
  /** What plans ask for in single towns; nothing here stands finer than the sums of a town do. */
  readonly inAreas: readonly {
    readonly area: string;
    readonly grids: number;
    readonly age: ScenesView['age'];
    readonly hot: readonly Pick<ScenesView['hot'][number], 'days' | 'places' | 'heard'>[];
  }[];
  /** Open events by the step that is owed. */
  readonly stages: readonly { readonly state: State; readonly open: number }[];
  /** Open events up to 1, 3, 7, 30 days old, and older. */
  readonly age: readonly number[];
  /** Numbers alone. `seats`: consoles with somebody signed in; `shifts`: of the duty calendar that run now; null: not known here. */
  readonly duty: {
    readonly grids: number;
    readonly staffed: number;
    readonly staff: number;
    readonly seats: number | null;
    readonly shifts: number | null;
  };
  /** Empty where no alarms run. */
  readonly alarmLoad: readonly SceneAlarmLoad[];
};
