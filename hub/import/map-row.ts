import type { Place, Requester } from '../../shared/domain/event/event.ts';
import type { ImportEvent } from '../../shared/domain/event/import-event.ts';
import { fitted, oneLine, paragraphs } from './fit-text.ts';
import { foreignEventId, foreignId } from './foreign-id.ts';
import type { ImportMap } from './import-map.ts';
import type { RowProblem, WarningCode } from './row-problem.ts';
import { createReaders, fail, type Readers, type Reading } from './row-reader.ts';
import type { TableRow } from './table.ts';

/** What the hub knows that a row may name. */
export type Surroundings = {
  /** Division code of the hub's own place, for rows that say none. */
  readonly area: string;
  /** Name by id of the departments of the registry. */
  readonly departments: ReadonlyMap<string, string>;
  readonly knowsItem: (code: string) => boolean;
  /** ms */
  readonly now: number;
};

/** A row as an event to import, with what it had to be helped with; or why it is none. */
export type Mapped =
  | {
      readonly ok: true;
      readonly line: number;
      readonly command: ImportEvent;
      readonly warnings: readonly WarningCode[];
    }
  | { readonly ok: false; readonly line: number; readonly problems: readonly RowProblem[] };

export type RowMapper = (row: Extract<TableRow, { cells: readonly string[] }>) => Mapped;

/** Compiles a map for a file with this header. Rows are judged one by one; that a number stands twice is seen by the caller. */
export function createRowMapper(map: ImportMap, header: readonly string[], around: Surroundings): RowMapper {
  const readers = createReaders(map, header);
  const times = timesReader(map, readers, around.now);
  const texts = textsReader(map, readers);
  const place = placeReader(map, readers, around.area);
  const numberOf = numberReader(map, readers);
  const department = departmentReader(map, readers, around.departments);
  const requester = requesterReader(map, readers);
  const item = readers.text(map.item);
  const [late, inTime] = [readers.any(map.statedLate?.late), readers.any(map.statedLate?.inTime)];
  return ({ line, cells }) => {
    const row: Reading = { line, cells, problems: [], warnings: [] };
    const number = numberOf(row);
    const { openedAt, targetAt, closedAt, ended } = times(row);
    const command: ImportEvent = {
      kind: 'event.import',
      event: foreignEventId(map.system, number),
      number: `${map.prefix}-${number}`,
      ...texts(row),
      item: item(row) || 'unclassified',
      place: place(row),
      foreign: { system: map.system, number },
      requester: requester(row),
      openedAt,
      targetAt,
      closedAt,
      department: department(row),
      severity: null,
      statedLate: late(row) ? true : inTime(row) ? false : null,
      ...(ended && { ended: true as const }),
    };
    if (row.problems.length > 0) return { ok: false, line, problems: row.problems };
    if (command.item !== 'unclassified' && !around.knowsItem(command.item)) {
      row.warnings.push('unknown-item');
      return { ok: true, line, command: { ...command, item: 'unclassified' }, warnings: row.warnings };
    }
    return { ok: true, line, command, warnings: row.warnings };
  };
}

function numberReader(map: ImportMap, { cell }: Readers): (row: Reading) => string {
  const read = cell(map.number);
  // The receipt number holds 60 characters, prefix and dash included.
  const limit = 59 - map.prefix.length;
  return (row) => {
    const number = read(row);
    if (number === '') fail(row, 'number-missing', map.number);
    if (number.length > limit) fail(row, 'number-too-long', map.number, number);
    return number;
  };
}

type Times = {
  readonly openedAt: number;
  readonly targetAt: number | null;
  readonly closedAt: number | null;
  readonly ended: boolean;
};

function timesReader(map: ImportMap, { cell, time, any }: Readers, now: number): (row: Reading) => Times {
  const [opened, target, closed] = [time(map.openedAt), time(map.targetAt), time(map.closing?.at)];
  const closing = map.closing;
  const saysClosed = any(closing?.when);
  const closedColumn = closing?.at?.column ?? null;
  const [openedText, closedText] = [cell(map.openedAt.column), cell(closedColumn ?? '')];
  return (row) => {
    const before = row.problems.length;
    const openedAt = opened(row);
    if (openedAt === null && row.problems.length === before) fail(row, 'time-missing', map.openedAt.column);
    if (openedAt !== null && openedAt > now) row.warnings.push('opened-in-future');
    const targetAt = target(row);
    const unreadable = row.problems.length;
    const at = closed(row);
    const isOver = closing?.when === undefined ? at !== null : saysClosed(row);
    if (!isOver && at !== null) row.warnings.push('closing-time-unused');
    const timeless = isOver && at === null && row.problems.length === unreadable;
    if (timeless && closing?.withoutTime === 'bad') fail(row, 'closing-time-missing', closedColumn);
    const closedAt = isOver ? at : null;
    if (closedAt !== null && openedAt !== null && closedAt < openedAt) {
      if (map.closedBeforeOpened === 'keep') row.warnings.push('closed-before-opened');
      else fail(row, 'closed-before-opened', closedColumn, `${closedText(row)} < ${openedText(row)}`);
    }
    return { openedAt: openedAt ?? 0, targetAt, closedAt, ended: timeless && closing?.withoutTime === 'ended' };
  };
}

function textsReader(
  map: ImportMap,
  { text }: Readers,
): (row: Reading) => Pick<ImportEvent, 'title' | 'content' | 'result'> {
  const [title, content, result] = [text(map.eventTitle), text(map.content), text(map.result)];
  return (row) => {
    const cut = (): void => void (row.warnings.includes('text-shortened') || row.warnings.push('text-shortened'));
    const [heading, body] = [oneLine(title(row)), paragraphs(content(row))];
    if (heading === '' && body === '') fail(row, 'text-missing', null);
    return {
      title: fitted(heading || oneLine(body), 80, cut),
      content: fitted(body || heading, 4000, cut),
      result: fitted(paragraphs(result(row)), 2000, cut) || null,
    };
  };
}

function placeReader(map: ImportMap, { cell, text }: Readers, ownArea: string): (row: Reading) => Place {
  const rule = map.place;
  const [textOf, areaOf] = [text(rule.text), text(rule.area)];
  const none = (): string => '';
  const [lonOf, latOf] = [rule.lon ? cell(rule.lon) : none, rule.lat ? cell(rule.lat) : none];
  const ignored = new Set(rule.ignore.map(([lon, lat]) => `${lon},${lat}`));
  const pointOf = (row: Reading): { lon: number | null; lat: number | null } => {
    const nowhere = { lon: null, lat: null };
    const [lonText, latText] = [lonOf(row), latOf(row)];
    if (lonText === '' || latText === '') return nowhere;
    const [lon, lat] = [Number(lonText), Number(latText)];
    if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) {
      row.warnings.push('point-unreadable');
      return nowhere;
    }
    return ignored.has(`${lon},${lat}`) ? nowhere : { lon, lat };
  };
  return (row) => {
    const area = areaOf(row) || ownArea;
    if (!/^\d{4,15}$/.test(area)) fail(row, 'area-unreadable', null, area);
    const cut = (): void => void row.warnings.push('text-shortened');
    return { text: fitted(oneLine(textOf(row)), 200, cut), ...pointOf(row), grid: null, gridBasis: 'unknown', area };
  };
}

function departmentReader(
  map: ImportMap,
  { text }: Readers,
  known: ReadonlyMap<string, string>,
): (row: Reading) => ImportEvent['department'] {
  const rule = map.department;
  if (rule === undefined) return () => null;
  const [idOf, nameOf, table] = [text(rule.id), text(rule.name), new Map(Object.entries(rule.table))];
  return (row) => {
    const foreign = oneLine(idOf(row));
    if (foreign === '') return null;
    const own = table.get(foreign);
    const name = fitted(oneLine(nameOf(row)) || foreign, 80, () => undefined);
    if (own !== undefined && known.has(own)) return { id: own, name: known.get(own) ?? name };
    const id = `${map.system}:${foreign}`;
    // Cutting a long id could make two departments one.
    return { id: id.length <= 64 ? id : foreignId('department', map.system, foreign), name };
  };
}

function requesterReader(map: ImportMap, { cell }: Readers): (row: Reading) => Requester {
  const rule = map.requester;
  if (rule === undefined) return () => ({ kind: 'anonymous' });
  const [nameOf, phoneOf] = [cell(rule.name), rule.phone === undefined ? () => '' : cell(rule.phone)];
  return (row) => {
    const name = fitted(oneLine(nameOf(row)), 40, () => undefined);
    return name === '' ? { kind: 'anonymous' } : { kind: 'named', name, phone: oneLine(phoneOf(row)).slice(0, 30) };
  };
}
