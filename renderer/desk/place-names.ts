import type { Department } from '../../shared/domain/department/department.ts';
import type { GridEvent } from '../../shared/domain/event/event.ts';
import type { Grid } from '../../shared/domain/grid/grid.ts';
import { findItem } from '../../shared/domain/item/item.ts';
import type { Registry } from '../../shared/wire/registry.ts';

export const gridOf = (registry: Registry | null, code: string | null): Grid | undefined =>
  code === null ? undefined : registry?.grids.find((g) => g.code === code);

export const departmentOf = (registry: Registry | null, id: string): Department | undefined =>
  registry?.departments.find((d) => d.id === id);

/** A grid with its village, which many a grid's own name begins with: said once. */
export const gridName = ({ name, villageName }: Pick<Grid, 'name' | 'villageName'>): string =>
  name.startsWith(villageName) ? name : `${villageName} ${name}`;

/** `河滨街道 · 锦绣社区 · 03 网格`, as fine as the place is known. */
export function areaName(registry: Registry | null, place: GridEvent['place']): string {
  const grid = gridOf(registry, place.grid);
  if (grid !== undefined)
    return grid.name.startsWith(grid.villageName)
      ? `${grid.townName} · ${grid.name}`
      : [grid.townName, grid.villageName, grid.name].join(' · ');
  return divisionName(registry, place.area);
}

/** Town and village names of a division code; the code itself when unknown. */
export function divisionName(registry: Registry | null, code: string): string {
  const names = [6, 9, 12]
    .filter((digits) => digits <= code.length)
    .map((digits) => registry?.divisions.find((d) => d.code === code.slice(0, digits))?.name)
    .filter((name) => name !== undefined);
  return names.slice(-2).join(' · ') || code;
}

/** Name of an item by code or key; what it is called in the list in force, else the code. */
export const itemName = (registry: Registry | null, item: string, none: string): string =>
  item === 'unclassified' ? none : registry === null ? item : (findItem(registry.items, item)?.name ?? item);

/** `公共安全 › 消防通道堵塞 0312` */
export function itemPath(registry: Registry | null, item: string, none: string, language: 'zh' | 'en'): string {
  const found = registry === null ? undefined : findItem(registry.items, item);
  if (found === undefined) return itemName(registry, item, none);
  const group = registry?.items.groups.find((g) => g.key === found.parent);
  const name = language === 'zh' ? found.name : found.nameEn;
  return `${group === undefined ? '' : `${language === 'zh' ? group.name : group.nameEn} › `}${name} ${found.code}`;
}
