/** A seeded source of chance. Equal seeds give equal draws in equal order; `fork` gives a stream that no other draw disturbs. */
export type Random = {
  /** Uniform in [0, 1). */
  readonly next: () => number;
  /** Whole number, both ends included. */
  readonly int: (min: number, max: number) => number;
  readonly chance: (probability: number) => boolean;
  /** One of a non-empty list; throws on an empty one. */
  readonly pick: <T>(list: readonly T[]) => T;
  /** One of a non-empty list by weight; a weight of 0 is never drawn. */
  readonly weighted: <T>(list: readonly T[], weight: (of: T) => number) => T;
  /** Standard normal (Box–Muller). */
  readonly normal: () => number;
  readonly fork: (label: string) => Random;
};

/** 32-bit FNV-1a over UTF-16 units: turns a seed of words into a number. */
export function hashSeed(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** mulberry32: one 32-bit state, period 2^32, plenty for a demo. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function drawWeighted<T>(next: () => number, list: readonly T[], weight: (of: T) => number): T {
  const total = list.reduce((sum, of) => sum + weight(of), 0);
  if (!(total > 0)) throw new RangeError('weighted draw needs a positive total weight');
  let left = next() * total;
  let last: T | undefined;
  for (const of of list) {
    const w = weight(of);
    if (w <= 0) continue;
    last = of;
    left -= w;
    if (left < 0) return of;
  }
  return last as T;
}

/** A stream for a seed of words or a whole number. */
export function createRandom(seed: string | number): Random {
  const name = String(seed);
  const next = mulberry32(hashSeed(name));
  return {
    next,
    int: (min, max) => min + Math.floor(next() * (max - min + 1)),
    chance: (probability) => next() < probability,
    pick: (list) => {
      if (list.length === 0) throw new RangeError('pick needs a non-empty list');
      return list[Math.floor(next() * list.length)] as (typeof list)[number];
    },
    weighted: (list, weight) => drawWeighted(next, list, weight),
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    fork: (label) => createRandom(`${name}/${label}`),
  };
}
