import { describe, expect, test } from 'vitest';
import { booksStory, eventOf, sha256 } from '../../tests/support/books-story.ts';
import { itemRequest } from '../../tests/support/item-request.ts';
import { proves } from '../../tests/support/proves.ts';
import { dispatchTo, gridCode, people } from '../../tests/support/story.ts';
import type { EventCommand } from '../domain/verbs.ts';
import { type ArchiveFile, buildArchive, verifyArchive } from './archive-file.ts';
import { canonicalJson, hashEntry } from './chain.ts';
import { rowIdOf } from './entry.ts';
import { standardFlow, standardFlowCsv } from './standard-flow.ts';

const on = (n: number, step: object): EventCommand => ({ ...step, event: eventOf(n) }) as EventCommand;
const stored = { kind: 'photo', name: '现场照片', sha256: 'a'.repeat(64) } as const;
const made = Date.parse('2025-10-01T09:00+08:00');

/** Two events whose entries lie mixed in the journal; the first is archived. */
function sealed(place: 'ZS' | 'AK' = 'ZS') {
  const s = booksStory(place).register(people.county, 1).register(people.county, 2);
  const steps = [
    [people.county, { kind: 'event.reportToCenter', reason: '' }],
    [people.county, dispatchTo()],
    [people.urban, { kind: 'event.signIn', handler: '乙' }],
    [people.urban, { kind: 'event.submitResult', result: '已修好', measures: '', proofs: [stored] }],
    [people.county, { kind: 'event.accept', note: '' }],
  ] as const;
  for (const [actor, step] of steps) {
    s.when(actor, on(1, step));
    s.when(people.county, on(2, { kind: 'event.addNote', text: '另一件' }));
  }
  s.refused(people.town, on(1, { kind: 'event.close' }));
  for (const { id } of s.row(1).obligations.filter((o) => o.clearedAt === null))
    s.when(
      people.county,
      on(1, { kind: 'event.recordFeedback', obligation: id, way: 'phone', person: '甲', toldAt: s.now, text: '' }),
    );
  s.when(people.county, on(1, { kind: 'event.close' }));
  s.at('2025-09-20T09:00');
  const task = s.row(1).followUps[0];
  const asked = {
    way: 'phone',
    person: '甲',
    askedAt: s.now,
    outcome: 'answered',
    settled: true,
    satisfaction: 5,
    text: '',
  };
  if (place === 'ZS') s.when(people.village, on(1, { kind: 'event.rate', satisfaction: 5, settled: true, text: '' }));
  else s.when(people.county, on(1, { kind: 'event.followUp', followUp: task?.id, ...asked }));
  s.when(people.director, on(1, { kind: 'event.archive', retention: 'permanent', missing: [] }));
  return s;
}

const gridPlan = {
  changeKind: 'split',
  gridType: 'comprehensive',
  name: '一村网格拆分',
  grids: [gridCode],
  reason: '户数超过上限',
  plan: '方案1号',
};

const versionsOf = (s: ReturnType<typeof sealed>) => ({
  profile: [...s.rules.profile.versions],
  calendar: s.rules.calendar.version,
  items: s.rules.items.version,
});

function archiveOf(s: ReturnType<typeof sealed>, level: ArchiveFile['level'] = 'county'): ArchiveFile {
  const given = { level, row: s.row(1), entries: s.entriesOf(1), versions: versionsOf(s), madeAt: made };
  const built = buildArchive(given, sha256);
  if (!built.ok) throw new Error(built.error);
  return built.value;
}

const read = (file: unknown) => verifyArchive(JSON.parse(JSON.stringify(file)), sha256);
const fault = (file: unknown): string | null => {
  const answer = read(file);
  return answer.ok ? null : answer.error;
};

describe('ZS-26-1-3 archive of the whole process', () => {
  test('ZS-26-1-3 given an archived event, then its complete, ordered, tamper-evident record is one file at town, county and city', () => {
    proves('ZS-26-1-3');
    const s = sealed();
    for (const level of ['town', 'county', 'city'] as const) {
      const file = archiveOf(s, level);
      const again = read(file);
      expect(again.ok).toBe(true);
      expect(file).toMatchObject({
        level,
        subject: { kind: 'event', number: s.row(1).number },
        versions: versionsOf(s),
      });
      expect(file.entries.map((e) => e.seq)).toEqual(s.entriesOf(1).map((e) => e.seq));
      expect(file.entries.at(-1)?.fact.kind).toBe('event.archived');
      expect(file.entries.some((e) => e.fact.kind === 'command.refused')).toBe(true);
      expect(file.row).toEqual(s.row(1));
    }
    // A grid and an item have their dossiers in the same journal.
    for (const [n, machine, area, opening, end] of [
      [1, 'gridChange', '320722001', { actor: people.county, act: 'draft', fields: gridPlan }, ['drop', 'dropReason']],
      [
        2,
        'itemAdmission',
        '320722',
        { actor: people.urban, act: 'draft', fields: itemRequest },
        ['refuse', 'refuseReason'],
      ],
    ] as const) {
      const id = `0190d000-0000-7000-8000-00000000000${n}`;
      const opens = { number: `D${n}`, area, event: null };
      const act = { kind: 'dossier.act', dossier: id, machine } as const;
      s.when(opening.actor, { ...act, act: opening.act, opens, fields: opening.fields });
      s.when(people.director, { ...act, act: end[0], opens: null, fields: { [end[1]]: '不再需要' } });
      const row = s.books.rows.get(id);
      if (row === undefined) throw new Error(machine);
      const entries = s.entries.filter((e) => rowIdOf(e.fact) === id);
      const built = buildArchive({ level: 'county', row, entries, versions: versionsOf(s), madeAt: made }, sha256);
      expect(built).toMatchObject({ ok: true, value: { subject: { kind: 'dossier', number: `D${n}` } } });
      if (built.ok) expect(fault({ ...built.value, row: { ...row, state: 'inForce' } })).toBe('row-differs');
    }
  });

  test('given any one thing in the file is changed, left out, moved or added, then it is found', () => {
    const file = archiveOf(sealed());
    const entries = [...file.entries];
    const [first, second, third] = entries;
    const notes = entries.map((e, i) => (i === 3 ? { ...e, actor: { ...e.actor, name: '别人' } } : e));
    expect(fault({ ...file, entries: notes })).toBe('entry-changed');
    const forged = notes.map((e, i) => (i === 3 ? { ...e, hash: hashEntry(e, sha256) } : e));
    expect(fault({ ...file, entries: forged })).toBe('link');
    expect(fault({ ...file, entries: [first, third, second, ...entries.slice(3)] })).toBe('order');
    expect(fault({ ...file, entries: entries.filter((_e, i) => i !== 4) })).toBe('link');
    expect(fault({ ...file, row: { ...file.row, result: '没修' } })).toBe('row-differs');
    expect(fault({ ...file, madeAt: made + 1 })).toBe('seal');
    expect(fault({ ...file, level: 'village' })).toBe('shape');
    expect(fault('nothing')).toBe('shape');
  });

  test('given the history is not whole, then no file is made of it', () => {
    const s = sealed();
    const given = { level: 'county' as const, row: s.row(1), versions: versionsOf(s), madeAt: made };
    const without = (kind: string) =>
      buildArchive({ ...given, entries: s.entriesOf(1).filter((e) => e.fact.kind !== kind) }, sha256);
    for (const kind of ['event.registered', 'event.signedIn', 'event.rated'])
      expect(without(kind)).toEqual({ ok: false, error: 'incomplete' });
    const foreign = s.entriesOf(2)[0];
    if (foreign === undefined) throw new Error('no entry');
    expect(buildArchive({ ...given, entries: [...s.entriesOf(1), foreign] }, sha256)).toEqual({
      ok: false,
      error: 'another-row',
    });
  });

  test('given entries in any order, then the file is the same', () => {
    const s = sealed();
    const given = { level: 'county' as const, row: s.row(1), versions: versionsOf(s), madeAt: made };
    const turned = buildArchive({ ...given, entries: s.entriesOf(1).toReversed() }, sha256);
    expect(turned.ok && canonicalJson(turned.value)).toBe(canonicalJson(archiveOf(s)));
  });
});

describe('AK-9.7-2 flow standard', () => {
  test('AK-9.7-2 given an agency task moves, then each of its steps is one of the standard flow, in order, and can be exported', () => {
    proves('AK-9.7-2');
    const s = booksStory('AK');
    const agencyResult = {
      result: '已代办',
      measures: '',
      proofs: [stored],
      details: { counterpart: '镇便民服务中心' },
    };
    const agency = s.rules.items.items.find((i) => i.parent === 'serviceAgency');
    expect(s.rules.profile.parameters['flow.standard']).toMatchObject({ value: 'GB/T 34300', clauses: ['AK-9.7-2'] });
    s.register(people.town, 1, { item: agency?.code ?? '' });
    const steps = [
      [people.town, { kind: 'event.reportToCenter', reason: '' }],
      [people.town, { kind: 'event.addNote', text: '旁注' }],
      [people.town, dispatchTo()],
      [people.urban, { kind: 'event.signIn', handler: '乙' }],
      [people.urban, { kind: 'event.recordProgress', text: '材料已收' }],
      [people.urban, { kind: 'event.submitResult', ...agencyResult }],
      [people.town, { kind: 'event.accept', note: '' }],
    ] as const;
    for (const [actor, step] of steps) s.when(actor, on(1, step));
    const flow = standardFlow(s.entriesOf(1));
    expect(flow.map((l) => l.step)).toEqual(['accept', 'report', 'route', 'handle', 'track', 'handle', 'check']);
    const csv = standardFlowCsv(flow).split('\n');
    expect(csv).toHaveLength(flow.length + 1);
    expect(csv[3]).toContain('"route","event.dispatched"');
  });
});
