import type { FieldType } from '../../../shared/domain/dossier/field.ts';
import { isCurrent } from '../../../shared/domain/grid/grids-in-force.ts';
import type { Registry } from '../../../shared/wire/registry.ts';
import type { Findable } from '../find-by-pinyin.ts';

/** Fields whose value is the id of something in the registry. */
export type NamedType = Extract<
  FieldType,
  'staff' | 'account' | 'grid' | 'grids' | 'area' | 'department' | 'departments'
>;

const named: ReadonlySet<FieldType> = new Set([
  'staff',
  'account',
  'grid',
  'grids',
  'area',
  'department',
  'departments',
]);
export const isNamed = (type: FieldType): type is NamedType => named.has(type);

/** What a field of this kind offers: id, words it is found by, and a second line. */
export function thingsOf(registry: Registry, type: NamedType): readonly (Findable & { readonly side: string })[] {
  switch (type) {
    case 'account':
      return (registry.accounts ?? []).map((a) => ({ key: a.account, text: a.name, codes: [a.account], side: a.unit }));
    case 'staff':
      return registry.staff.map((s) => ({ key: s.id, text: s.name, codes: [s.id, s.phone], side: s.grid }));
    case 'grid':
    case 'grids':
      return registry.grids.filter(isCurrent).map((g) => ({
        key: g.code,
        text: `${g.townName}${g.villageName}${g.name}`,
        codes: [g.code],
        side: g.code,
      }));
    case 'area':
      return registry.divisions.map((d) => ({ key: d.code, text: d.name, codes: [d.code], side: d.code }));
    case 'department':
    case 'departments':
      return registry.departments.map((d) => ({
        key: d.id,
        text: d.name,
        codes: [d.id, d.pinyin, d.shortName],
        side: d.shortName,
      }));
  }
}
