import type { Condition, ImportMap, TextRule, TimeRule } from './import-map.ts';

type Named = { readonly column: string; readonly path: string };

function ofText(rule: TextRule | undefined, path: string): readonly Named[] {
  if (rule === undefined || 'value' in rule) return [];
  if ('column' in rule) return [{ column: rule.column, path: `${path}.column` }];
  if ('of' in rule) return ofText(rule.of, `${path}.of`);
  const [key, parts] = 'first' in rule ? ['first', rule.first] : ['join', rule.join];
  return parts.flatMap((part, at) => ofText(part, `${path}.${key}.${at}`));
}

const ofTime = (rule: TimeRule | undefined, path: string): readonly Named[] =>
  rule === undefined ? [] : [{ column: rule.column, path: `${path}.column` }];

const ofConditions = (list: readonly Condition[] | undefined, path: string): readonly Named[] =>
  (list ?? []).map(({ column }, at) => ({ column, path: `${path}.${at}.column` }));

const ofName = (column: string | undefined, path: string): readonly Named[] =>
  column === undefined ? [] : [{ column, path }];

/** Every column a map reads, with its place in the map, so that a wrong file or a wrong map is told before a row is read. */
export function mapColumns(map: ImportMap): readonly Named[] {
  return [
    ...ofName(map.number, 'number'),
    ...ofTime(map.openedAt, 'openedAt'),
    ...ofTime(map.targetAt, 'targetAt'),
    ...ofTime(map.closing?.at, 'closing.at'),
    ...ofConditions(map.closing?.when, 'closing.when'),
    ...ofText(map.eventTitle, 'eventTitle'),
    ...ofText(map.content, 'content'),
    ...ofText(map.item, 'item'),
    ...ofText(map.place.text, 'place.text'),
    ...ofName(map.place.lon, 'place.lon'),
    ...ofName(map.place.lat, 'place.lat'),
    ...ofText(map.place.area, 'place.area'),
    ...ofText(map.department?.id, 'department.id'),
    ...ofText(map.department?.name, 'department.name'),
    ...ofName(map.requester?.name, 'requester.name'),
    ...ofName(map.requester?.phone, 'requester.phone'),
    ...ofText(map.result, 'result'),
    ...ofConditions(map.statedLate?.late, 'statedLate.late'),
    ...ofConditions(map.statedLate?.inTime, 'statedLate.inTime'),
  ];
}
