import { describe, expect, test } from 'vitest';
import { booksStory, eventOf } from '../../tests/support/books-story.ts';
import { dossierStory } from '../../tests/support/dossier-story.ts';
import { proves } from '../../tests/support/proves.ts';
import { placeIds, rulesOfPlace } from '../../tests/support/rules.ts';
import { dispatchTo, people } from '../../tests/support/story.ts';
import { bulkExport, maskedRequester, tagsOf } from '../domain/event/access-rule.ts';
import { conductFlagNames, conductFlags, type WorkEntry } from '../domain/event/conduct-flags.ts';
import { conductClasses } from '../domain/profile/conduct-rules.ts';
import { commandShape, type EventCommand } from '../domain/verbs.ts';
import { accessLog } from './access-log.ts';
import { workEntries } from './work-entries.ts';

const on = (n: number, step: object): EventCommand => ({ ...step, event: eventOf(n) }) as EventCommand;
const look = { kind: 'event.recordAccess', purpose: '办理', fields: ['requester'], count: 1, approval: null } as const;

const clauses = { LYG: 'LYG-17-1', ZS: 'ZS-20-1', JS: 'JS-17-1', ZG: 'ZG-13-1' } as const;
const frauds = { LYG: 'LYG-17-3', ZS: 'ZS-20-3', JS: 'JS-17-3', ZG: 'ZG-13-4', AK: 'local' } as const;
const leaks = {
  LYG: 'leakSecretOrPrivacy',
  ZS: 'leakSecretOrPrivacy',
  JS: 'leakSecretOrPrivacy',
  ZG: 'leakSecret',
} as const;

describe('access records', () => {
  test.each(['LYG', 'ZS', 'JS', 'ZG'] as const)(
    '%s: given a secret-tagged record is opened, exported or printed, then who, when and what are in the access log, and a leak is a class of misconduct',
    (place) => {
      proves(clauses[place]);
      const s = booksStory(place).register(people.county, 1, { item: '6401' });
      expect(tagsOf(s.row(1))).toEqual(['secret', 'privacy']);
      for (const act of ['opened', 'exported', 'printed'] as const) {
        s.at(`2025-09-0${['opened', 'exported', 'printed'].indexOf(act) + 2}T09:00`);
        s.when(people.staff, on(1, { ...look, act }));
      }
      const log = accessLog(s.entries);
      expect(log.map((l) => l.act)).toEqual(['opened', 'exported', 'printed']);
      for (const line of log)
        expect(line).toMatchObject({
          account: people.staff.account,
          name: people.staff.name,
          event: eventOf(1),
          purpose: '办理',
          fields: ['requester'],
          tags: ['secret', 'privacy'],
          basis: clauses[place],
        });
      expect(log.map((l) => l.at)).toEqual(log.map((l) => l.at).toSorted((a, b) => a - b));
      const leak = conductClasses(s.rules.profile).find((c) => c.key === leaks[place]);
      expect(leak).toMatchObject({ clause: clauses[place], statutory: true });
      const filed = dossierStory(place, 'conductFinding', '320722001001001').when(people.county, 'file', {
        source: 'accessLog',
        staff: 's1',
        staffName: '甲',
        staffUnit: '一村网格队',
        staffAccount: people.staff.account,
        conductClass: leaks[place],
        findingText: '导出后外传。',
      });
      expect(filed.dossier.data['conductClass']).toBe(leaks[place]);
    },
  );

  test('given a look without a purpose, or by somebody who does not see the event, then it is refused at the door or by right', () => {
    const s = booksStory('ZG').register(people.county, 1);
    expect(s.refused(people.otherTown, on(1, { ...look, act: 'opened' })).code).toBe('outside-your-area');
    expect(s.refused(people.urban, on(1, { ...look, act: 'opened' })).code).toBe('outside-your-area');
  });

  test('ZG-13-2 given personal fields, then they are masked by default, a look needs a purpose, and many at once need an approval by another', () => {
    proves('ZG-13-2');
    const s = booksStory('ZG').register(people.county, 1, {
      requester: { kind: 'named', name: '欧阳丙', phone: '13812345678' },
    });
    expect(maskedRequester(s.row(1).requester)).toEqual({ kind: 'named', name: '欧**', phone: '138****5678' });
    expect(maskedRequester({ kind: 'named', name: '丁', phone: '120' })).toMatchObject({ phone: '***' });
    s.when(people.county, on(1, { ...look, act: 'exported', count: 20 }));
    const many = { ...look, act: 'exported', count: 21 };
    expect(s.refused(people.county, on(1, many))).toMatchObject({
      code: 'export-needs-approval',
      clause: 'ZG-13-2',
      detail: { count: '21', max: '20' },
    });
    const approval = { by: people.director.name, document: '审批〔2025〕3号', at: s.now };
    expect(s.refused(people.county, on(1, { ...many, approval: { ...approval, by: people.county.name } })).code).toBe(
      'export-needs-approval',
    );
    s.when(people.county, on(1, { ...many, approval }));
    const log = accessLog(s.entries);
    expect(log.at(-1)).toMatchObject({
      count: 21,
      approvedBy: people.director.name,
      basis: 'ZG-13-2',
      tags: ['privacy'],
    });
    s.when(people.county, on(1, { kind: 'event.revealContact', reason: '回访' }));
    expect(accessLog(s.entries).at(-1)).toMatchObject({ act: 'revealed', purpose: '回访' });
    expect(bulkExport(s.rules.profile, { count: 21, by: 'a', approval: null })?.clause).toBe('ZG-13-2');
    const aimless = { ...look, act: 'opened', purpose: '   ', event: eventOf(1) };
    expect(commandShape.safeParse(aimless).success).toBe(false);
    expect(commandShape.safeParse({ ...aimless, purpose: '复查' }).success).toBe(true);
  });
});

describe('falsifying and shirking', () => {
  const settle = (text: string, sha256: string | null) => ({
    kind: 'event.settle',
    result: text,
    proofs: [{ kind: 'photo', name: '照片', sha256 }],
  });
  /** Two events settled on the spot with the same photograph; the second is entered three days late and reopened as false. */
  function suspicious(place: (typeof placeIds)[number]) {
    const s = booksStory(place);
    for (const n of [1, 2])
      s.register(people.staff, n, { channel: 'gridStaff' }).when(people.staff, on(n, { kind: 'event.takeOnSpot' }));
    const doneAt = s.now;
    s.when(people.staff, on(1, settle('已劝离占道摊点', 'b'.repeat(64))));
    s.at('2025-09-04T10:00').when(people.staff, on(2, settle('已清理全部垃圾', 'b'.repeat(64))), doneAt);
    s.when(people.county, on(2, { kind: 'event.reopen', reasonCode: 'falseResult', reason: '现场未清理' }));
    s.when(place === 'ZG' ? people.county : people.town, on(2, dispatchTo()));
    s.when(people.urban, on(2, { kind: 'event.signIn', handler: '乙' }));
    s.when(people.urban, on(2, { kind: 'event.return', reasonCode: 'notOurDuty', reason: ' ', proposed: null }));
    return s;
  }

  test.each(placeIds)(
    '%s: given entries backdated, duplicated, contradicted or an event returned without a reason, then each is flagged for review under its clause',
    (place) => {
      if (place !== 'AK') proves(frauds[place]);
      const s = suspicious(place);
      const flags = conductFlags(s.rules.profile, [...workEntries(s.entries), outside]);
      const second = s.entries.find((e) => e.fact.kind === 'event.settled' && e.fact.event === eventOf(2));
      const staff = people.staff.account;
      expect(flags.map((f) => [f.kind, f.account, f.conduct, f.clause])).toEqual([
        ['backdated', staff, 'falsification', frauds[place]],
        ['duplicated', staff, 'falsification', frauds[place]],
        ['contradicted', staff, 'falsification', frauds[place]],
        ['returnWithoutReason', people.urban.account, 'shirking', frauds[place]],
        ['outsideGrid', 'walker', 'falsification', frauds[place]],
      ]);
      expect(flags.slice(0, 3).every((f) => f.entry === second?.commandId)).toBe(true);
      for (const { kind } of flags) expect(conductFlagNames[kind].zh).not.toBe('');
    },
  );

  /** A patrol by somebody of another grid. */
  const outside: WorkEntry = {
    id: 'p1',
    kind: 'patrol',
    row: 'patrol',
    account: 'walker',
    doneAt: 0,
    recordedAt: 0,
    grid: '320722001001001',
    place: '320722001001002',
    text: '巡查',
    proofs: [],
    contradicts: false,
  };

  test('given honest work, then nothing is flagged', () => {
    const s = booksStory('LYG');
    for (const n of [1, 2]) {
      s.register(people.staff, n, { channel: 'gridStaff' }).when(people.staff, on(n, { kind: 'event.takeOnSpot' }));
      s.when(people.staff, on(n, settle(`第${n}处已清理完毕并拍照`, String(n).repeat(64))));
    }
    expect(conductFlags(s.rules.profile, workEntries(s.entries))).toEqual([]);
    expect(conductFlags(rulesOfPlace('LYG').profile, [])).toEqual([]);
  });
});
