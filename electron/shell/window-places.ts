import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { parseWith, z } from '../../shared/std/shape.ts';
import { systemCode } from '../host/host-problem.ts';
import { type DisplayPlace, isInSight } from './displays.ts';

const placeShape = z.strictObject({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(320),
  height: z.number().int().min(240),
  maximized: z.boolean(),
});
/** Windows of the product: one desk, a wall a display, the audience of a meeting. */
export const pageNames = ['desk', 'wall', 'wall-2', 'wall-3', 'wall-4', 'audience'] as const;
export type PageName = (typeof pageNames)[number];
const placesShape = z.partialRecord(z.enum(pageNames), placeShape);

export type WindowPlace = z.infer<typeof placeShape>;
type Places = z.infer<typeof placesShape>;

export type WindowPlaces = {
  /** Where a window stood last, when that is still in sight. */
  placeOf(page: PageName, displays: readonly DisplayPlace[]): WindowPlace | null;
  remember(page: PageName, place: WindowPlace): void;
};

function read(file: string, log: (line: string) => void): Places {
  try {
    const parsed = parseWith(placesShape, JSON.parse(readFileSync(file, 'utf8')));
    if (parsed.ok) return parsed.value;
    log(`window places forgotten: ${parsed.error.path} ${parsed.error.message}`);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') log(`window places forgotten: ${String(error)}`);
  }
  return {};
}

/** Remembers where the windows stood, in one small file. A file that cannot be read costs a position and nothing else. */
export function createWindowPlaces(file: string, log: (line: string) => void): WindowPlaces {
  let places = read(file, log);
  return {
    placeOf(page, displays) {
      const place = places[page];
      return place !== undefined && isInSight(place, displays) ? place : null;
    },
    remember(page, place) {
      places = { ...places, [page]: place };
      try {
        writeFileSync(`${file}.new`, JSON.stringify(places));
        renameSync(`${file}.new`, file);
      } catch (error) {
        log(`window places not kept: ${String(error)}`);
      }
    },
  };
}
