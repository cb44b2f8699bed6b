import type { CountyGrid } from './county.ts';
import { drawRange } from './fill-slots.ts';
import type { Random } from './random.ts';
import type { Texts } from './text-file.ts';

/** Words in the country that differ from those in town; the same slot name stands for both. */
const ruralWords: Readonly<Record<string, string>> = {
  road: 'ruralRoad',
  market: 'ruralMarket',
  school: 'ruralSchool',
};

/**
 * One value a slot for the whole event, so that title, text and place speak of the same thing; equal number ranges give
 * the same number, too.
 */
export function slotValues(
  texts: Texts,
  grid: CountyGrid,
  urban: boolean,
  caller: string,
  random: Random,
): (word: string) => string | undefined {
  const drawn = new Map<string, string>([
    ['village', grid.villageName],
    ['caller', caller],
    ['no', String(random.int(2, 298))],
    ['building', String(random.int(1, 28))],
    ['unit', String(random.int(1, 4))],
    ['floor', String(random.int(7, 18))],
  ]);
  const fresh = (word: string): string | undefined => {
    const second = word === 'road2' ? 'road' : word;
    const list = texts.slots[urban ? (second === 'group' ? 'urbanGroup' : second) : (ruralWords[second] ?? second)];
    if (list === undefined) return undefined;
    return word === 'road2' ? random.pick(list.filter((name) => name !== drawn.get('road'))) : random.pick(list);
  };
  return (word) => {
    const known = drawn.get(word);
    if (known !== undefined) return known;
    if (word === 'road2' && !drawn.has('road')) drawn.set('road', fresh('road') ?? '');
    const value = drawRange(word, random) ?? fresh(word);
    if (value !== undefined) drawn.set(word, value);
    return value;
  };
}
