import type { Actor } from '../../../shared/domain/actor/actor.ts';
import type { Values } from '../../../shared/domain/dossier/dossier.ts';
import type { Field } from '../../../shared/domain/dossier/field.ts';
import type { GridEvent } from '../../../shared/domain/event/event.ts';
import { localDate } from '../../../shared/time/local-date.ts';
import type { Registry } from '../../../shared/wire/registry.ts';
import type { Raw } from '../forms/form-values.ts';

type Filling = Readonly<Record<string, Raw>>;

/** What a choice of a person or account says of other fields of the form: name, unit and place as the lists have them, to the letter. */
export function filledBy(registry: Registry, fields: readonly Field[], key: string, value: Raw): Filling {
  const field = fields.find((one) => one.key === key);
  if (typeof value !== 'string' || field === undefined) return {};
  const has = (name: string): boolean => fields.some((one) => one.key === name);
  const kept = (filling: Filling): Filling =>
    Object.fromEntries(Object.entries(filling).filter(([name, of]) => has(name) && of !== ''));
  if (field.type === 'staff') {
    const person = registry.staff.find((one) => one.id === value);
    if (person === undefined) return {};
    const account = registry.accounts?.find((one) => one.name === person.name && one.area === person.grid);
    return kept({
      [`${key}Name`]: person.name,
      [`${key}Unit`]: account?.unit ?? '',
      [`${key}Account`]: account?.account ?? '',
    });
  }
  if (field.type !== 'account') return {};
  const account = registry.accounts?.find((one) => one.account === value);
  if (account === undefined) return {};
  const stem = key.replace(/Account$/, '');
  return kept({ [`${stem}Unit`]: account.unit, [`${stem}Area`]: account.area });
}

/** Area a new dossier belongs to: the grid or person it is about, else where the event is, else the opener's own. */
export function areaOfNew(
  registry: Registry,
  actor: Actor,
  fields: readonly Field[],
  raw: Filling,
  event: GridEvent['place'] | null,
): string {
  const named = (type: Field['type']): string => {
    const value = raw[fields.find((one) => one.type === type)?.key ?? ''];
    return typeof value === 'string' ? value : '';
  };
  const staff = registry.staff.find((one) => one.id === named('staff'))?.grid ?? '';
  const found = [named('grid'), staff, named('area'), event?.grid ?? '', event?.area ?? ''].find(
    (code) => /^\d{2,15}$/.test(code) && code.startsWith(actor.area),
  );
  return found ?? actor.area;
}

/** What a form starts with: an amendment with what stands, a report of what was done with today. @param now ms */
export function startOf(fields: readonly Field[], isAmending: boolean, data: Values, now: number): Values {
  if (isAmending) return data;
  const today = localDate(now);
  return Object.fromEntries(
    fields
      .filter((field) => field.type === 'date' && field.optional !== true && /(On|From)$/.test(field.key))
      .map((field) => [field.key, today]),
  );
}
