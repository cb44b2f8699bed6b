import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rulesOfPlace } from '../../../tests/support/rules.ts';
import { localPeriod } from '../profile/profile.ts';
import type { Dossier, Values } from './dossier.ts';
import { layRules, nextRuleChange, rulesInForce } from './rules-in-force.ts';

const pack = rulesOfPlace('LYG');
const start = Date.parse('2026-01-01T00:00+08:00');
const hour = 3_600_000;

let made = 0;
/** A row as the acts leave it; `from` null = never put in force. */
function row(machine: string, data: Values, from: number | null, until: number | null = null): Dossier {
  made += 1;
  return {
    noun: 'dossier',
    id: `0190d000-0000-7000-8000-${String(made).padStart(12, '0')}`,
    machine,
    number: `T${made}`,
    profile: pack.profile.version,
    area: '320722',
    level: 'county',
    state: from === null ? 'proposed' : until === null ? 'inForce' : 'ended',
    title: '',
    data: { ...data, ...(from !== null && { inForceFrom: from }), ...(until !== null && { inForceUntil: until }) },
    handler: null,
    departments: [],
    barred: [],
    barredUnits: [],
    restricted: false,
    event: null,
    clocks: [],
    duties: [],
    steps: [],
    openedBy: 'a',
    openedAt: start,
    changedAt: start,
    endedAt: until,
    version: 1,
  };
}

const paths = ['local.periods.signIn', 'local.periods.check', 'local.extensionTimes.max', 'dayKind', 'collab.liaison'];
const valueOf: Readonly<Record<string, readonly string[]>> = {
  'local.periods.signIn': ['1小时', '3小时', 'no period'],
  'local.periods.check': ['2日', '5个工作日'],
  'local.extensionTimes.max': ['2', '9'],
  dayKind: ['workingDay', 'day'],
  'collab.liaison': ['{"ways":["online"]}'],
};

const override = fc
  .record({
    path: fc.constantFrom(...paths),
    pick: fc.nat(2),
    from: fc.option(fc.integer({ min: 0, max: 50 }), { nil: null }),
    length: fc.option(fc.integer({ min: 1, max: 30 }), { nil: null }),
  })
  .map(({ path, pick, from, length }) => {
    const values = valueOf[path] ?? [];
    const begins = from === null ? null : start + from * hour;
    const ends = begins === null || length === null ? null : begins + length * hour;
    return row('parameterOverride', { path, value: values[pick % values.length] ?? '' }, begins, ends);
  });
const moment = fc.integer({ min: -5, max: 90 }).map((n) => start + n * hour);

test('given overrides in any order of rows, then the rules at a moment are the same', () => {
  fc.assert(
    fc.property(
      fc.array(override, { maxLength: 8 }),
      fc.array(fc.nat(1_000), { maxLength: 8 }),
      moment,
      (rows, keys, at) => {
        const mixed = rows.map((one, i) => ({ one, key: keys[i] ?? 0 })).sort((a, b) => a.key - b.key);
        expect(
          rulesInForce(
            pack,
            mixed.map(({ one }) => one),
            at,
          ),
        ).toEqual(rulesInForce(pack, rows, at));
      },
    ),
    { numRuns: 300 },
  );
});

test('given what is not in force at a moment, then nothing of it is in the rules', () => {
  fc.assert(
    fc.property(fc.array(override, { maxLength: 8 }), moment, (rows, at) => {
      const lies = (d: Dossier): boolean => {
        const { inForceFrom: from, inForceUntil: until } = d.data;
        return typeof from === 'number' && from <= at && (typeof until !== 'number' || at < until);
      };
      const { version: _with, ...all } = rulesInForce(pack, rows, at).profile;
      const { version: _without, ...lying } = rulesInForce(pack, rows.filter(lies), at).profile;
      expect({ ...all, text: null }).toEqual({ ...lying, text: null });
      if (!rows.some(lies) && rows.every((d) => !(Number(d.data['inForceFrom']) <= at)))
        expect(rulesInForce(pack, rows, at)).toBe(pack);
    }),
    { numRuns: 300 },
  );
});

test('given two moments with different rules, then their versions differ, and between two changes nothing moves', () => {
  fc.assert(
    fc.property(fc.array(override, { maxLength: 6 }), moment, moment, (rows, a, b) => {
      const [one, two] = [rulesInForce(pack, rows, a), rulesInForce(pack, rows, b)];
      if (one.profile.version === two.profile.version) expect(one.profile).toEqual(two.profile);
      const next = nextRuleChange(rows, a);
      if (next !== null && a < b && b < next) expect(two).toEqual(one);
      if (next === null && a < b) expect(two).toEqual(one);
    }),
    { numRuns: 300 },
  );
});

test('given overrides one after another on one path, then the later one holds, and the version counts every change (LYG@2026.11+3)', () => {
  const rows = [
    row('parameterOverride', { path: 'local.periods.signIn', value: '3小时' }, start, start + 30 * hour),
    row('parameterOverride', { path: 'local.periods.signIn', value: '1小时' }, start + hour),
  ];
  const at = (n: number) => rulesInForce(pack, rows, start + n * hour).profile;
  expect([at(0).version, localPeriod(at(0), 'signIn').length]).toEqual(['LYG@2026.11+1', 3]);
  expect([at(2).version, localPeriod(at(2), 'signIn').length]).toEqual(['LYG@2026.11+2', 1]);
  expect([at(31).version, localPeriod(at(31), 'signIn').length]).toEqual(['LYG@2026.11+3', 1]);
});

test('given one in force that no longer fits, then the rest holds and it is named as without effect', () => {
  const bad = row('parameterOverride', { path: 'local.periods.signIn', value: 'soon' }, start);
  const good = row('parameterOverride', { path: 'local.periods.check', value: '2日' }, start);
  const { rules, withoutEffect } = layRules(pack, [bad, good], start);
  expect(localPeriod(rules.profile, 'check').length).toBe(2);
  expect(withoutEffect.map(({ dossier, path }) => [dossier.id, path])).toEqual([
    [bad.id, expect.stringContaining('local.periods.signIn')],
  ]);
});

test('given dossiers that change no rules, then the pack itself is the answer', () => {
  expect(rulesInForce(pack, [row('complaint', {}, start)], start)).toBe(pack);
  expect(nextRuleChange([row('complaint', {}, start)], start - 1)).toBeNull();
});
