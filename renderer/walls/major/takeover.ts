/** How long a new major event fills the upper part of the wall before it steps back to a band, s. */
export const TAKEOVER_SECONDS = 60;

/** When this wall first saw each of the major events that are going on: id → seconds of its life. */
export type SeenMajor = ReadonlyMap<string, number>;

/** Adds the new ones, drops the ended ones; the same map when nothing changed. */
export function seeMajor(seen: SeenMajor, ids: readonly string[], seconds: number): SeenMajor {
  const next = new Map(ids.map((id) => [id, seen.get(id) ?? seconds]));
  const same = next.size === seen.size && ids.every((id) => seen.has(id));
  return same ? seen : next;
}

/** The newest of the events while it still takes the screen, or null. */
export function takeoverOf(seen: SeenMajor, seconds: number): string | null {
  let newest: { readonly id: string; readonly at: number } | null = null;
  for (const [id, at] of seen) if (newest === null || at >= newest.at) newest = { id, at };
  return newest !== null && seconds - newest.at < TAKEOVER_SECONDS ? newest.id : null;
}
