/** What a check looks at, empty but for what a test is about. */
import type { FindingBooks } from '../../shared/domain/findings/finding.ts';
import { type PlaceId, rulesOfPlace } from './rules.ts';

type Over = Partial<Omit<FindingBooks, 'registry' | 'at'>> & { readonly registry?: Partial<FindingBooks['registry']> };

/** @param local when the check runs, `2025-09-01` or `2025-09-01T10:00` local time */
export function findingBooks(place: PlaceId, local: string, { registry, ...over }: Over = {}): FindingBooks {
  return {
    rules: rulesOfPlace(place),
    dossiers: [],
    events: [],
    ...over,
    registry: { divisions: [], grids: [], staff: [], departments: [], ...registry },
    at: Date.parse(`${local.length > 10 ? local : `${local}T12:00`}+08:00`),
  };
}
