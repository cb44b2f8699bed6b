import type { Place } from '../domain/event/event.ts';

/** Cells a degree: about 280 m north–south, 230 m east–west here: the same corner, never the same door (W3). */
const cellsPerDegree = 400;

/**
 * The cell of a place for "the same place again" (I5): the finest division it lies in down to the village, and its cell on the map.
 * Null where it was not located. The name of the place stays out of it.
 */
export function placeCell({ area, lon, lat }: Pick<Place, 'area' | 'lon' | 'lat'>): string | null {
  if (lon === null || lat === null) return null;
  return `${area.slice(0, 12)}@${Math.floor(lon * cellsPerDegree)},${Math.floor(lat * cellsPerDegree)}`;
}

/** The division a cell lies in, 4 to 12 digits. */
export const areaOfCell = (cell: string): string => cell.slice(0, cell.indexOf('@'));

/** A village or community as people call it: without its committee. */
export const shortVillage = (name: string): string =>
  name.replace(/(居民委员会|居委会)$/, '').replace(/(村民委员会|村委会)$/, '村');

/** Middle of a cell, degrees. */
export function middleOfCell(cell: string): { readonly lon: number; readonly lat: number } {
  const [x = 0, y = 0] = cell
    .slice(cell.indexOf('@') + 1)
    .split(',')
    .map(Number);
  return { lon: (x + 0.5) / cellsPerDegree, lat: (y + 0.5) / cellsPerDegree };
}
