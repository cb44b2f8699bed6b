import { isCurrent } from '../../shared/domain/grid/grids-in-force.ts';
import type { Registry } from '../../shared/wire/registry.ts';
import { createPinyinFinder, type PinyinFinder } from './find-by-pinyin.ts';

const known = new WeakMap<Registry, PinyinFinder>();

/** Finds towns, villages and grids of the registry by name, initials or code; made once a registry. */
export function placeFinder(registry: Registry): PinyinFinder {
  const found = known.get(registry);
  if (found !== undefined) return found;
  const nameOf = new Map(registry.divisions.map((d) => [d.code, d.name]));
  const places = registry.divisions
    .filter((d) => d.level === 'town' || d.level === 'village')
    .map((d) => ({
      key: d.code,
      text: d.level === 'town' ? d.name : `${nameOf.get(d.code.slice(0, 9)) ?? ''} ${d.name}`,
      codes: [d.code],
    }));
  const grids = registry.grids.filter(isCurrent).map((g) => ({
    key: g.code,
    text: `${g.townName} ${g.villageName} ${g.name}`,
    codes: [g.code],
  }));
  const finder = createPinyinFinder([...places, ...grids]);
  known.set(registry, finder);
  return finder;
}
