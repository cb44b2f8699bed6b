import type { GridEvent } from '../domain/event/event.ts';
import type { LateLine, ScenesView } from './wall-scenes.ts';

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
