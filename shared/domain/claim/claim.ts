import { type Actor, isSeat } from '../actor/actor.ts';

/** ◊ A claim younger than this may be taken by another seat without a reason, ms (Q3). */
export const quickTakeMs = 20_000;
/** ◊ A seat silent for so long holds nothing any more against others, ms (Q3). */
export const staleMs = 45_000;
/** ◊ How often a seat says that it is there, ms: three missed ones make it stale. */
export const beatMs = 15_000;

/** Who holds an event: one console, with the person on it. Times in ms. */
export type Claim = {
  readonly event: string;
  readonly station: string;
  readonly account: string;
  readonly name: string;
  readonly since: number;
  /** When its console was last heard. */
  readonly heardAt: number;
};

/** On what ground a claim may be had; a `refused` says what is missing. */
export type TakeGround = 'free' | 'own' | 'quick' | 'stale' | 'leader';
export type TakeRefusal = 'needs-seat' | 'needs-leader' | 'needs-reason';
export type Taking =
  | { readonly ground: TakeGround; readonly refused: null }
  | { readonly ground: null; readonly refused: TakeRefusal };

const leaders: ReadonlySet<Actor['role']> = new Set(['shiftLeader', 'director']);
const by = (ground: TakeGround): Taking => ({ ground, refused: null });
const not = (refused: TakeRefusal): Taking => ({ ground: null, refused });

export const isStale = (claim: Pick<Claim, 'heardAt'>, now: number): boolean => now - claim.heardAt >= staleMs;

/**
 * Whether a seat may have a claim now, and on what ground (Q3): free, its own, younger than 20 s, stale, or by a shift leader with a
 * reason. Nothing is ever taken without somebody asking for it.
 */
export function judgeTake(
  claim: Claim | null,
  who: { readonly actor: Actor; readonly station: string },
  now: number,
  reason: string,
): Taking {
  if (!isSeat(who.actor)) return not('needs-seat');
  if (claim === null) return by('free');
  if (claim.station === who.station) return by('own');
  if (isStale(claim, now)) return by('stale');
  if (now - claim.since <= quickTakeMs) return by('quick');
  if (!leaders.has(who.actor.role)) return not('needs-leader');
  return reason.trim() === '' ? not('needs-reason') : by('leader');
}
