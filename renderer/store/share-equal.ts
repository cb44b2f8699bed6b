type Fields = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * `next`, built from the parts of `known` that say the same: equal values are the same objects, so that what shows an unchanged
 * part need not look at it again. For JSON values, as messages bring them.
 */
export function shareEqual<T>(known: unknown, next: T): T {
  if (Object.is(known, next)) return next;
  // What is shared is of the same shape as `next`, part by part.
  if (Array.isArray(next) && Array.isArray(known)) return sharedList(known, next) as T;
  if (isPlain(next) && isPlain(known)) return sharedFields(known, next) as T;
  return next;
}

function sharedList(known: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  const parts = next.map((part, n) => shareEqual(known[n], part));
  return parts.length === known.length && parts.every((part, n) => part === known[n]) ? known : parts;
}

function sharedFields(known: Fields, next: Fields): Fields {
  const names = Object.keys(next);
  const parts: Record<string, unknown> = {};
  let same = names.length === Object.keys(known).length;
  for (const name of names) {
    const part = shareEqual(known[name], next[name]);
    parts[name] = part;
    same &&= part === known[name] && name in known;
  }
  return same ? known : parts;
}
