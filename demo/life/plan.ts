import type { GridEvent } from '../../shared/domain/event/event.ts';
import { drawHandling, type HandlingPlan } from '../county/draw-handling.ts';
import { createRandom, type Random } from '../county/random.ts';
import type { Rhythm } from '../county/rhythm-file.ts';

/**
 * What will become of an event as long as nobody interferes. Drawn from seed and id alone, so that it need not be kept: after a
 * restart the same event has the same future. Durations in ms.
 */
export type Plan = {
  readonly settlesOnSpot: boolean;
  readonly goesToVillage: boolean;
  readonly settlesAtVillage: boolean;
  readonly refusedAtIntake: boolean;
  readonly escalates: boolean;
  readonly escalatesToCity: boolean;
  readonly transfers: boolean;
  /** At a desk where a visitor may sit: the steps that colleagues leave to the visitor for a long while. */
  readonly left: Readonly<Record<Delay, boolean>>;
  readonly colleague: number;
  readonly after: Readonly<Record<Delay, number>>;
  readonly handling: HandlingPlan;
  /** A department that would be too late answers in time after all, when reminded. */
  readonly heedsReminder: boolean;
  /** How long before the due moment a reminded one answers, how long after it one that does not. */
  readonly spare: number;
  readonly lateness: number;
  readonly grantsReturn: boolean;
  readonly grantsExtension: boolean;
  readonly sentBack: boolean;
  readonly reopens: boolean;
};

export type Delay =
  | 'field'
  | 'onSpot'
  | 'village'
  | 'intake'
  | 'triage'
  | 'onward'
  | 'decision'
  | 'check'
  | 'again'
  | 'foreign'
  | 'feedback'
  | 'close'
  | 'reopen';

const minute = 60_000;
const hour = 60 * minute;

/** Median and sigma (log-normal) of each step of people other than departments. Set for the demo, not measured. */
const delays: Readonly<Record<Delay, readonly [median: number, sigma: number]>> = {
  field: [4 * minute, 0.6],
  onSpot: [35 * minute, 0.7],
  village: [5 * hour, 0.8],
  intake: [4 * minute, 0.5],
  triage: [9 * minute, 0.6],
  onward: [7 * minute, 0.5],
  decision: [40 * minute, 0.6],
  check: [50 * minute, 0.7],
  again: [9 * hour, 0.6],
  foreign: [20 * hour, 0.6],
  feedback: [2.5 * hour, 0.7],
  close: [50 * minute, 0.8],
  reopen: [40 * hour, 0.4],
};

/** Shares that rhythm.json does not name; set for the demo. */
const shares = {
  settlesAtVillage: 0.7,
  refusedAtIntake: 0.015,
  escalates: 0.22,
  escalatesToCity: 0.015,
  transfers: 0.5,
  left: 0.6,
  leftAtIntake: 0.35,
  heedsReminder: 0.45,
  grantsReturn: 0.75,
  grantsExtension: 0.7,
} as const;

export const logNormal = (median: number, sigma: number, random: Random): number =>
  Math.round(median * Math.exp(sigma * random.normal()));

/** The future of an event in its present cycle and with the holders it has had so far. */
export function planOf(seed: string, rhythm: Rhythm, event: GridEvent): Plan {
  const random = createRandom(`${seed}/${event.id}/${event.cycle}.${event.returns.length}`);
  const { chosen } = rhythm.handling;
  const chance = (of: keyof typeof shares): boolean => random.chance(shares[of]);
  const after = Object.fromEntries(
    Object.entries(delays).map(([of, [median, sigma]]) => [of, logNormal(median, sigma, random)]),
  ) as Record<Delay, number>;
  return {
    settlesOnSpot: random.chance(chosen.onSpotShare),
    goesToVillage: random.chance(chosen.villageShare / (1 - chosen.onSpotShare)),
    settlesAtVillage: chance('settlesAtVillage'),
    refusedAtIntake: chance('refusedAtIntake'),
    escalates: chance('escalates'),
    escalatesToCity: chance('escalatesToCity'),
    transfers: chance('transfers'),
    left: Object.fromEntries(
      Object.keys(delays).map((of) => [of, chance(of === 'intake' ? 'leftAtIntake' : 'left')]),
    ) as Record<Delay, boolean>,
    colleague: random.int(0, 1_000_000),
    after,
    handling: drawHandling(rhythm, event.severity, random),
    heedsReminder: chance('heedsReminder'),
    spare: random.int(hour, 22 * hour),
    lateness: logNormal(15 * hour, 0.7, random),
    grantsReturn: chance('grantsReturn'),
    grantsExtension: chance('grantsExtension'),
    sentBack: random.chance(chosen.sendBackShare),
    reopens: random.chance(chosen.reopenShare),
  };
}
