import { describe, expect, test } from 'vitest';
import type { ImportEvent } from '../../shared/domain/event/import-event.ts';
import { type ImportMap, parseImportMap } from './import-map.ts';
import { createRowMapper, type Mapped, type Surroundings } from './map-row.ts';

const around: Surroundings = {
  area: '320722',
  departments: new Map([['chengguan', '城市管理局']]),
  knowsItem: (code) => code === '0102',
  now: Date.parse('2026-11-22T00:00Z'),
};
const base = {
  name: 'mine',
  title: { zh: '我的', en: 'Mine' },
  system: 'mine',
  prefix: 'M',
  missing: ['-', 'N/A'],
  times: { formats: ['YYYY-MM-DD HH:mm:ss', 'excelSerial'], zone: 'Asia/Shanghai' },
  number: 'no',
  openedAt: { column: 'opened' },
  targetAt: { column: 'target' },
  closing: { at: { column: 'closed' }, when: [{ column: 'state', in: ['办结', 'Closed'] }] },
  eventTitle: { column: 'title' },
  content: { join: [{ column: 'title' }, { label: '来源：', of: { column: 'source' } }], with: '\n' },
};
const row: Readonly<Record<string, string>> = {
  no: '7',
  opened: '2026-01-05 09:00:00',
  target: '2026-01-12 09:00:00',
  closed: '2026-01-06 09:00:00',
  state: '办结',
  title: '路灯不亮',
  source: '-',
  lon: '',
  lat: '',
  unit: '',
  kind: '',
  late: '',
};

function mapped(over: Readonly<Record<string, string>> = {}, map: object = {}): Mapped {
  const parsed = parseImportMap({ ...base, ...map });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const values = { ...row, ...over };
  return createRowMapper(
    parsed.value as ImportMap,
    Object.keys(values),
    around,
  )({ line: 2, cells: Object.values(values) });
}
function event(over: Readonly<Record<string, string>> = {}, map: object = {}): ImportEvent {
  const found = mapped(over, map);
  if (!found.ok) throw new Error(JSON.stringify(found.problems));
  return found.command;
}
const problems = (found: Mapped) => (found.ok ? [] : found.problems.map(({ code, column }) => [code, column]));
const warnings = (found: Mapped) => (found.ok ? found.warnings : found.problems);

describe('I8: a row becomes an event', () => {
  test('given a whole row, when mapped, then ids, times and texts are those of the row', () => {
    expect(event()).toMatchObject({
      kind: 'event.import',
      number: 'M-7',
      foreign: { system: 'mine', number: '7' },
      title: '路灯不亮',
      content: '路灯不亮',
      item: 'unclassified',
      requester: { kind: 'anonymous' },
      openedAt: Date.parse('2026-01-05T09:00+08:00'),
      targetAt: Date.parse('2026-01-12T09:00+08:00'),
      closedAt: Date.parse('2026-01-06T09:00+08:00'),
      department: null,
      result: null,
      statedLate: null,
      place: { text: '', lon: null, lat: null, grid: null, gridBasis: 'unknown', area: '320722' },
    });
  });

  test('given one number of two systems and two of one, when mapped, then the id is the same only for the same thing', () => {
    expect(event().event).toBe(event({ title: '换了标题' }).event);
    expect(event().event).not.toBe(event({ no: '8' }).event);
    expect(event().event).not.toBe(event({}, { system: 'other' }).event);
    expect(event().event).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test('given text dates and serial numbers in one column, when mapped, then both are read', () => {
    expect(event({ opened: '46027.375' }).openedAt).toBe(Date.parse('2026-01-05T09:00+08:00'));
  });

  test.each([
    [{ no: ' - ' }, [['number-missing', 'no']]],
    [{ no: 'x'.repeat(70) }, [['number-too-long', 'no']]],
    [{ opened: '' }, [['time-missing', 'opened']]],
    [{ opened: '05/01/2026' }, [['time-unreadable', 'opened']]],
    [{ opened: '1066-10-14 09:00:00' }, [['time-implausible', 'opened']]],
    [{ target: 'soon' }, [['time-unreadable', 'target']]],
    [{ closed: '-' }, [['closing-time-missing', 'closed']]],
    [{ closed: 'yes' }, [['time-unreadable', 'closed']]],
    [{ closed: '2026-01-05 08:59:59' }, [['closed-before-opened', 'closed']]],
    [{ title: 'N/A' }, [['text-missing', null]]],
    [
      { no: '', opened: 'x', title: '' },
      [
        ['number-missing', 'no'],
        ['time-unreadable', 'opened'],
        ['text-missing', null],
      ],
    ],
  ])('given %j, when mapped, then all that is wrong is told: %j', (over, expected) => {
    expect(problems(mapped(over))).toEqual(expected);
  });

  test('given a row closed before it was opened and a map that keeps such rows, when mapped, then it is kept with a warning', () => {
    const found = mapped({ closed: '2026-01-05 08:59:59' }, { closedBeforeOpened: 'keep' });
    expect(warnings(found)).toEqual(['closed-before-opened']);
  });

  test('given a closing time on a row that is not said to be closed, when mapped, then it is open, with a warning', () => {
    const found = mapped({ state: '办理中' });
    expect([found.ok && found.command.closedAt, warnings(found)]).toEqual([null, ['closing-time-unused']]);
  });

  test.each([
    ['open', {}],
    ['ended', { ended: true }],
  ])(
    'given a row said to be closed, not when, and a map that takes it for %s, when mapped, then it is',
    (withoutTime, expected) => {
      const { closedAt, ended } = event({ closed: '' }, { closing: { ...base.closing, withoutTime } });
      expect({ closedAt, ...(ended && { ended }) }).toEqual({ closedAt: null, ...expected });
    },
  );

  test('given the source says late or in time, when mapped, then it is kept, and null where it says neither', () => {
    const statedLate = { late: [{ column: 'late', in: ['1'] }], inTime: [{ column: 'late', in: ['0'] }] };
    expect(['1', '0', '-'].map((late) => event({ late }, { statedLate }).statedLate)).toEqual([true, false, null]);
  });

  test('given points, when mapped, then the default one and broken ones are none', () => {
    const place = { lon: 'lon', lat: 'lat', ignore: [[119.1, 34.5]] };
    const point = (lon: string, lat: string) => {
      const found = mapped({ lon, lat }, { place });
      return found.ok ? [found.command.place.lon, found.command.place.lat, ...found.warnings] : found.problems;
    };
    expect(point('118.7', '34.52')).toEqual([118.7, 34.52]);
    expect(point('119.10', '34.50')).toEqual([null, null]);
    expect(point('118.7', '')).toEqual([null, null]);
    expect(point('118.7', '95')).toEqual([null, null, 'point-unreadable']);
    expect(point('east', '34')).toEqual([null, null, 'point-unreadable']);
  });

  test('given departments, when mapped, then known ones become ours and the others stay as imported ids', () => {
    const department = { id: { column: 'unit' }, name: { column: 'unit' }, table: { DCG: 'chengguan', OLD: 'gone' } };
    expect(event({ unit: 'DCG' }, { department }).department).toEqual({ id: 'chengguan', name: '城市管理局' });
    expect(event({ unit: '水务' }, { department }).department).toEqual({ id: 'mine:水务', name: '水务' });
    expect(event({ unit: 'OLD' }, { department }).department).toEqual({ id: 'mine:OLD', name: 'OLD' });
    expect(event({ unit: '-' }, { department }).department).toBeNull();
    const [a, b] = ['a', 'b'].map((end) => event({ unit: 'x'.repeat(80) + end }, { department }).department?.id);
    expect(a).not.toBe(b);
  });

  test('given item tables, when mapped, then a code the list has is taken and any other is unclassified, with a warning', () => {
    const item = { column: 'kind', table: { 垃圾: '0102', 旧: '9999' }, else: 'unclassified' };
    expect(event({ kind: '垃圾' }, { item }).item).toBe('0102');
    expect(event({ kind: '别的' }, { item }).item).toBe('unclassified');
    expect(warnings(mapped({ kind: '旧' }, { item }))).toEqual(['unknown-item']);
  });

  test('given texts too long, with control characters and emoji at the cut, when mapped, then they fit and stay text', () => {
    const found = mapped({
      title: `${'路'.repeat(78)}😀灯\u0000\u0007不 \n亮`,
      source: `a\r\n\r\n\r\n\r\n  b\t \r\n${'长'.repeat(5000)}`,
    });
    if (!found.ok) throw new Error(JSON.stringify(found.problems));
    expect(found.command.title).toBe(`${'路'.repeat(78)}…`);
    expect(found.command.content).toHaveLength(4000);
    expect(found.command.content).toContain('来源：a\n\nb\n长');
    expect(found.warnings).toEqual(['text-shortened']);
  });

  test('given a time that never stood on the wall and one later than now, when mapped, then it is loaded with a warning', () => {
    const newYork = { times: { formats: ['YYYY-MM-DD HH:mm:ss'], zone: 'America/New_York' }, closing: undefined };
    expect(warnings(mapped({ opened: '2026-03-08 02:30:00' }, newYork))).toEqual(['local-time-never']);
    expect(warnings(mapped({ opened: '2027-01-01 00:00:00' }, newYork))).toEqual(['opened-in-future']);
  });
});
