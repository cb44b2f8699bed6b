/** Both ends included. */
export type Bounds = { readonly min: number; readonly max: number };
export type SettlementBounds = { readonly households: Bounds; readonly persons: Bounds | null };

/** Size of a comprehensive grid in a profile. `stated` is false where the text leaves the number to somebody else. */
export type SizeBounds = {
  readonly urban: SettlementBounds & { readonly stated: boolean };
  readonly rural: SettlementBounds & { readonly stated: boolean };
  /** Cap on persons of any grid, or null where the text has none. */
  readonly personsMax: number | null;
};

/** The part of a size parameter of a profile that matters here (`size.*`, profiles.md §4). */
type SizeValue = {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly usual?: number | undefined;
};
type SizeParameters = Readonly<Record<string, { readonly value: unknown } | undefined>>;

/** How far a grid of the demo strays from a single usual number ("300 usual"). The texts give no tolerance. */
const spread = 0.15;
/** Where a text leaves the size to a method of its county (ZS-11-1) or says nothing (ZG, rural). */
const demoUrban: Bounds = { min: 300, max: 500 };
const demoRural: Bounds = { min: 200, max: 350 };

function boundsOf(value: unknown): Bounds | null {
  if (typeof value !== 'object' || value === null) return null;
  const { min, max, usual } = value as SizeValue;
  if (min !== undefined && max !== undefined) return { min, max };
  if (usual === undefined) return null;
  return { min: Math.ceil(usual * (1 - spread)), max: Math.floor(usual * (1 + spread)) };
}

/**
 * Bounds for the generator out of a profile's parameters. Reads `size.urban.*`, `size.rural.*` and `size.personsMax`;
 * a number the text does not give becomes a demo default with `stated: false`.
 */
export function sizeBoundsFrom(parameters: SizeParameters): SizeBounds {
  const read = (key: string): Bounds | null => boundsOf(parameters[key]?.value);
  const settlement = (kind: 'urban' | 'rural', fallback: Bounds): SizeBounds['urban'] => {
    const households = read(`size.${kind}.households`);
    return { households: households ?? fallback, persons: read(`size.${kind}.persons`), stated: households !== null };
  };
  const cap = parameters['size.personsMax']?.value;
  const personsMax = typeof cap === 'object' && cap !== null ? ((cap as SizeValue).max ?? null) : null;
  return { urban: settlement('urban', demoUrban), rural: settlement('rural', demoRural), personsMax };
}
