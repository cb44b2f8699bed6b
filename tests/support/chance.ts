/** Seeded chance for property tests and simulations. */

export type Random = () => number;

/** mulberry32: small, seeded, good enough to pick with. */
export function random(seed: number): Random {
  let a = seed | 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const pick = <T>(r: Random, list: readonly T[]): T => {
  const found = list[Math.floor(r() * list.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
};

/** A version-7-shaped id from the walk's own chance. */
export function uuidOf(r: Random): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(r() * 16).toString(16)).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}
