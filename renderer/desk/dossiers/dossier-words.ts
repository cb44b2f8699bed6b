import type { Dossier, Value } from '../../../shared/domain/dossier/dossier.ts';
import { choicesOf, type Field } from '../../../shared/domain/dossier/field.ts';
import type { Act, Machine } from '../../../shared/domain/dossier/machine.ts';
import { actOf } from '../../../shared/domain/dossier/machines.ts';
import { findItem } from '../../../shared/domain/item/item.ts';
import { type Language, roleNames, type Words } from '../../../shared/domain/names.ts';
import type { Registry } from '../../../shared/wire/registry.ts';
import { dateTimeText, maskName, maskPhone } from '../../i18n/format.ts';
import type { DeskRules } from '../use-rules.ts';

/** `河滨街道 · 锦绣社区 · 03 网格` of a division or grid code, as fine as the registry knows it. */
export function areaText(registry: Registry | null, code: string): string {
  if (registry === null) return code;
  const grid = registry.grids.find((one) => one.code === code);
  if (grid !== undefined) return `${grid.townName} · ${grid.villageName} · ${grid.name}`;
  const names = [9, 12]
    .filter((length) => length <= code.length)
    .flatMap((length) => registry.divisions.find((one) => one.code === code.slice(0, length))?.name ?? []);
  if (names.length > 0) return names.join(' · ');
  return (
    registry.divisions.find((one) => one.code === code)?.name ??
    (code === registry.place.code ? registry.place.name : code)
  );
}

/** A title with departments by their short names: a machine knows no more of them than their ids. */
export const titleText = (registry: Registry | null, title: string): string =>
  title.replace(/[a-z][a-z-]+/g, (word) => registry?.departments.find((one) => one.id === word)?.shortName ?? word);

/** Who an account is: his name and unit where the list of accounts or the dossier's own steps tell. */
export function accountText(registry: Registry | null, account: string, dossier?: Dossier): string {
  const known = registry?.accounts?.find((one) => one.account === account);
  if (known !== undefined) return `${known.name}（${known.unit}）`;
  return dossier?.steps.find((step) => step.account === account)?.name ?? account;
}

/** Who owes a duty: a department, a person, a role, or the unit as it was written. */
export function owerText(registry: Registry | null, by: string, dossier: Dossier, language: Language): string {
  const department = registry?.departments.find((one) => one.id === by);
  if (department !== undefined) return department.name;
  if (by in roleNames) return roleNames[by as keyof typeof roleNames][language];
  const staff = registry?.staff.find((one) => one.id === by);
  return staff?.name ?? accountText(registry, by, dossier);
}

/** Fields of a person who came to the centre: covered until somebody says why he looks (R2). */
export const isCovered = (field: Field): boolean =>
  field.type === 'phone' || /^(complainant|reporter|informant|claimant)(Name|Address)$/.test(field.key);

const money = (fen: number): string => `¥${(fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })}`;

/** A value as people read it: names for ids, words for choices, dates for instants. */
export function valueText(
  field: Field,
  value: Value,
  { rules, language, now, covered }: { rules: DeskRules; language: Language; now: number; covered: boolean },
): string {
  const { registry } = rules;
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? (language === 'zh' ? '是' : 'yes') : language === 'zh' ? '否' : 'no';
  if (typeof value === 'number') {
    if (field.type === 'instant') return dateTimeText(value, now);
    return field.type === 'money' ? money(value) : String(value);
  }
  if (typeof value !== 'string')
    return value.map((one) => nameOf(field, one, rules, language)).join(field.type === 'lines' ? '\n' : '、');
  if (covered && isCovered(field)) return field.type === 'phone' ? maskPhone(value) : maskName(value);
  return nameOf(field, value, { ...rules, registry }, language);
}

function nameOf(field: Field, value: string, rules: DeskRules, language: Language): string {
  const { registry, items } = rules;
  switch (field.type) {
    case 'choice':
    case 'choices':
      return choicesOf(field, rules).find((one) => one.key === value)?.[language] ?? value;
    case 'staff':
      return registry.staff.find((one) => one.id === value)?.name ?? value;
    case 'account':
      return accountText(registry, value);
    case 'grid':
    case 'grids':
    case 'area':
      return areaText(registry, value);
    case 'department':
    case 'departments':
      return registry.departments.find((one) => one.id === value)?.name ?? value;
    case 'item': {
      const item = findItem(items, value);
      return item === undefined ? value : `${language === 'zh' ? item.name : item.nameEn} ${item.code}`;
    }
    default:
      return value;
  }
}

export type DataGroup = {
  readonly act: Act;
  readonly at: number;
  readonly by: string;
  readonly fields: readonly Field[];
};

/** What stands in a dossier, under the act that said it last; acts that said nothing are left out. */
export function dataGroups(machine: Machine, dossier: Dossier): readonly DataGroup[] {
  const told = new Set<string>();
  const groups: DataGroup[] = [];
  // From the last act back: a later field replaced an earlier one of its key.
  for (const step of [...dossier.steps].reverse()) {
    const act = actOf(machine, step.act);
    if (act === undefined || act.key === 'note' || act.key === 'dropRefused') continue;
    const fields = act.fields.filter((field) => {
      const value = dossier.data[field.key];
      return !told.has(field.key) && value !== undefined && value !== null && value !== '';
    });
    for (const field of fields) told.add(field.key);
    if (fields.length > 0) groups.push({ act, at: step.at, by: step.name, fields });
  }
  return groups.reverse();
}

/** Words of a machine's duty; its key where the table has none. */
export const dutyWords = (machine: Machine, what: string): Words => machine.duties?.[what] ?? { zh: what, en: what };
