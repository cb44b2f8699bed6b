import type { AlarmKind } from '../domain/profile/alarm-rules.ts';
import type { FigureKey } from '../figures/definitions.ts';
import type { Figure } from '../figures/figure.ts';
import type { LocalDate } from '../time/local-date.ts';
import type { PackPeriod } from './pack-period.ts';

/** Version of the figures' definitions and of this shape: a pack is read by what made it. */
export const packVersion = 1;

/** A figure of the period beside the like period before; `numerator` and `denominator` are places in `Pack.events`. */
export type PackFigure = {
  readonly key: FigureKey;
  readonly now: Figure;
  readonly before: Figure;
  readonly target: number | null;
  readonly behind: { readonly numerator: readonly number[]; readonly denominator: readonly number[] };
};

export type Compared = { readonly key: string; readonly name: string; readonly now: number; readonly before: number };

export type PackUnit = {
  readonly key: string;
  readonly name: string;
  readonly onTime: Figure;
  readonly completion: Figure;
  readonly open: number;
  readonly overdue: number;
  readonly signIn: Figure;
  readonly returned: Figure;
  readonly bounced: Figure;
  readonly misdirected: Figure;
  readonly contented: Figure;
};

/** One overdue event as a slide may show it: no person, no door. */
export type PackLate = {
  readonly number: string;
  readonly title: string;
  readonly unit: string;
  readonly town: string;
  /** Exclusive due moment, ms. */
  readonly due: number;
};

/** A decision of an earlier meeting. `late`: open and its day is over. */
export type PackTask = {
  readonly id: string;
  readonly number: string;
  readonly task: string;
  readonly unit: string;
  readonly dueOn: LocalDate;
  readonly state: 'open' | 'reported' | 'done' | 'dropped';
  readonly late: boolean;
  readonly said: string;
};

/** One event told from its journal, without who or where (screens.md §14): units are 甲局, 乙局 … */
export type ProblemCase = {
  readonly number: string;
  readonly item: string;
  readonly steps: readonly {
    readonly at: number;
    readonly what: 'registered' | 'given' | 'returned' | 'due' | 'completed';
    readonly words: string;
  }[];
  /** Where the time went, ms. */
  readonly spent: readonly {
    readonly key: 'toDispatch' | 'backAndForth' | 'again' | 'handling';
    readonly ms: number;
  }[];
  readonly returns: number;
  /** Open at the cut-off: the last span goes on. */
  readonly open: boolean;
};

/** The alarm load of a room. `from`: as far back as its record goes, ms. */
type PackAlarms = {
  /** Number of the console whose record it is; absent in a pack made before it was kept. */
  readonly station?: string | null;
  readonly from: number;
  readonly total: number;
  /** Per ten minutes. */
  readonly mean: number;
  readonly peak: number;
  readonly floods: number;
  readonly again: number;
  readonly chattering: number;
  readonly days: readonly { readonly date: LocalDate; readonly n: number }[];
  readonly top: readonly { readonly kind: AlarmKind; readonly n: number }[];
};

/**
 * A frozen moment (W4): cut-off, versions, every number of the deck and the events behind it. Made once and never changed; the same
 * journal, cut-off and versions make the same bytes again.
 */
export type Pack = {
  readonly v: typeof packVersion;
  readonly period: PackPeriod;
  readonly place: string;
  readonly area: string;
  readonly areaName: string;
  /** What the county's journal knew at this moment, ms. */
  readonly cutoff: number;
  /**
   * End of what is compared of the like period before, ms, exclusive, while the period still runs: as long after its beginning as the
   * cut-off after this one's. Absent where the whole of it is compared.
   */
  readonly beforeTo?: number;
  readonly versions: { readonly profile: string; readonly calendar: string; readonly items: string };
  /** Events whose journal did not reach back far enough: 0 for a pack of the present. */
  readonly unknown: number;
  readonly total: number;
  readonly onTimeTarget: { readonly minPercent: number; readonly clause: string } | null;
  readonly figures: readonly PackFigure[];
  /** Numbers of the events behind the figures. */
  readonly events: readonly string[];
  readonly daily: readonly {
    readonly from: LocalDate;
    readonly to: LocalDate;
    readonly now: number;
    readonly before: number | null;
  }[];
  readonly sources: readonly Compared[];
  readonly departments: readonly PackUnit[];
  readonly towns: readonly PackUnit[];
  readonly late: readonly PackLate[];
  readonly lateMore: number;
  readonly hotItems: readonly (Compared & {
    readonly towns: readonly { readonly name: string; readonly n: number }[];
  })[];
  readonly hotPlaces: readonly Compared[];
  readonly age: readonly number[];
  readonly satisfaction: {
    readonly satisfied: number;
    readonly basically: number;
    readonly unsatisfied: number;
    readonly voices: readonly {
      readonly text: string;
      readonly word: 'satisfied' | 'basicallySatisfied' | 'unsatisfied';
      readonly item: string;
    }[];
  };
  readonly problem: ProblemCase | null;
  readonly outlook: {
    readonly from: LocalDate;
    readonly to: LocalDate;
    readonly total: number;
    readonly days: readonly { readonly date: LocalDate; readonly n: number }[];
    readonly units: readonly { readonly name: string; readonly n: number }[];
  };
  readonly tasks: readonly PackTask[];
  /**
   * Alarms of the room whose console froze the pack (A7), from its own record and not from the county's journal: null where none ran,
   * absent in a pack made before they were kept.
   */
  readonly alarms?: PackAlarms | null;
};

/** A pack without the events behind its figures: all that a deck is made of. */
export type PackNumbers = Omit<Pack, 'events' | 'figures'> & {
  readonly figures: readonly Omit<PackFigure, 'behind'>[];
};
