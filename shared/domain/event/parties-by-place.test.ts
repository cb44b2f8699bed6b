import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { livedSteps } from '../../../tests/support/lived.ts';
import { proves, provesPartly } from '../../../tests/support/proves.ts';
import { type PlaceId, placeIds, rulesOfPlace } from '../../../tests/support/rules.ts';
import {
  department,
  dispatchTo,
  grid,
  inHandling,
  morePeople,
  people,
  proof,
  registration,
  type Step,
  story,
} from '../../../tests/support/story.ts';
import { contributions } from '../../figures/contributions.ts';
import { genesis, verifyChain } from '../../journal/chain.ts';
import { commit } from '../../journal/commit.ts';
import type { SentCommand } from '../../journal/entry.ts';
import { coloringClock } from '../../time/clock.ts';
import type { Actor } from '../actor/actor.ts';
import { actsFor, whyNot } from '../acts.ts';
import type { Dossier } from '../dossier/dossier.ts';
import type { Rules } from '../verb.ts';
import type { CommandKind, EventCommand } from '../verbs.ts';
import { proposedTarget } from './dispatch-target.ts';
import type { GridEvent } from './event.ts';
import { handlingClock, isLate } from './event-clocks.ts';
import { helpCounts } from './help-counts.ts';
import { helperFacts } from './helper-facts.ts';

const up = { kind: 'event.reportToCenter', reason: '' } as const;
const triaged = (place: PlaceId, rules?: Rules) =>
  story(place, rules).when(people.county, registration()).when(people.county, up);
const toStaff = dispatchTo('x', {
  to: { kind: 'gridStaff', id: people.staff.account, name: people.staff.name },
});
const withStaff = (place: PlaceId) => triaged(place).when(people.county, toStaff);
const context = (s: ReturnType<typeof story>, actor: Actor) => ({ rules: s.rules, actor, at: s.now, hubAt: s.now });

/** Rows of random lives in a place: every state the walk comes by. */
const livedRows = (place: PlaceId, lives: number): { readonly rules: Rules; readonly rows: readonly GridEvent[] } => ({
  rules: rulesOfPlace(place),
  rows: [...livedSteps(place, lives)].map(({ row }) => row),
});

/** Everything that hands an event to somebody or moves it between centres. */
const routing: readonly CommandKind[] = [
  'event.dispatch',
  'event.whistle',
  'event.nameLead',
  'event.escalateNoAnswer',
  'event.formJoint',
  'event.transferOut',
  'event.escalate',
  'event.decideReturn',
];

describe('who acts', () => {
  test.each([
    ['LYG', 'LYG-4-1'],
    ['JS', 'JS-4-1'],
  ] as const)(
    '%s: given a government account (%s), then on an event in any state it may supervise and look, and handle nothing',
    (place, clause) => {
      proves(clause);
      const { rules, rows } = livedRows(place, 60);
      const offered = new Set<string>();
      for (const row of rows) {
        const at = row.changedAt;
        for (const kind of actsFor({ rules, actor: morePeople.supervisor, at, hubAt: at }, row)) offered.add(kind);
      }
      expect(offered).toContain('event.supervise');
      const records = ['event.supervise', 'event.urgeSupervision', 'event.verifySupervision', 'event.closeSupervision'];
      const looks = ['event.recordAccess', 'event.addNote', 'event.readMention', 'event.urge'];
      for (const kind of offered) expect([...records, ...looks], kind).toContain(kind);
    },
  );

  test.each([
    ['ZS', 'ZS-7-2'],
    ['ZG', 'ZG-5-5'],
  ] as const)(
    '%s: given a village account (%s), then it reports, collates, helps and organises helpers, and hands an event to nobody in any state',
    (place, clause) => {
      proves(clause);
      const { rules, rows } = livedRows(place, 60);
      const offered = new Set<CommandKind>();
      for (const row of rows) {
        const at = row.changedAt;
        for (const kind of actsFor({ rules, actor: people.village, at, hubAt: at }, row)) offered.add(kind);
      }
      for (const kind of routing) expect(offered).not.toContain(kind);
      expect(offered).toContain('event.classify');
      expect(offered).toContain('event.nameHelper');
      expect(offered).toContain('event.recordHelp');
      const s = story(place).when(people.village, registration());
      expect(s.event.reporter).toBe(people.village.name);
      if (place === 'ZS') expect(offered).toContain('event.collateAndReport');
    },
  );

  test.each([
    ['LYG', 'LYG-4-3'],
    ['ZS', 'ZS-6-2-0'],
    ['JS', 'JS-4-3'],
    ['ZG', 'ZG-5-4'],
  ] as const)(
    '%s: given an account of another town (%s), then it writes on no event of this one, whatever its state',
    (place, clause) => {
      // Part: grids and staff have tests of their own.
      provesPartly(clause);
      const { rules, rows } = livedRows(place, 40);
      for (const row of rows) {
        const at = row.changedAt;
        expect(actsFor({ rules, actor: people.otherTown, at, hubAt: at }, row), row.state).toEqual([]);
      }
      expect(story(place).refused(people.otherTown, registration()).code).toBe('outside-your-area');
    },
  );

  test('ZG-15-2 given an event at the centre, then accept, route, assign and urge are four journalled acts, each bound to the role', () => {
    proves('ZG-15-2');
    const s = story('ZG')
      .when(people.staff, registration({ channel: 'gridStaff' }))
      .when(people.staff, up);
    const steps: readonly [CommandKind, Step][] = [
      ['event.classify', { kind: 'event.classify', item: '0102', severity: 4, reason: '' }],
      ['event.dispatch', dispatchTo()],
      ['event.urge', { kind: 'event.urge', text: '请抓紧' }],
    ];
    for (const [kind, step] of steps) {
      for (const actor of [people.staff, people.urban, people.otherTown])
        expect(whyNot(context(s, actor), s.event, kind), `${kind} ${actor.role}`).not.toBeNull();
      s.when(people.county, step);
    }
    expect(s.facts.map((fact) => fact.kind)).toEqual([
      'event.registered',
      'event.reportedToCenter',
      'event.classified',
      'event.dispatched',
      'event.urged',
    ]);
  });
});

describe('to whom', () => {
  test.each([
    ['LYG', 'LYG-4-2'],
    ['JS', 'JS-4-2'],
    ['ZS', 'ZS-5-2'],
  ] as const)(
    '%s: given a dispatch (%s), then only a registered department of that level whose duty covers the item is taken, and the centre may add to the list with its reason',
    (place, clause) => {
      // ZS-5-2 asks for more than this: a record of each department's support.
      if (place === 'ZS') provesPartly(clause);
      else proves(clause);
      const s = triaged(place);
      const bare = (id: string): Step => dispatchTo(id, { dutyReason: null });
      expect(s.refused(people.county, bare('nowhere'))).toMatchObject({ code: 'unknown-department', clause });
      expect(s.refused(people.county, bare('shi-chengguan'))).toMatchObject({
        code: 'department-of-other-level',
        clause,
      });
      expect(s.refused(people.county, bare('chengguan'))).toMatchObject({ code: 'duty-not-covered', clause });
      s.departments.set('chengguan', department('chengguan', ['0102']));
      expect(s.when(people.county, bare('chengguan')).event.holder).toMatchObject({ id: 'chengguan' });
      const added = triaged(place).when(people.county, dispatchTo('shuili'));
      expect(added.facts.at(-1)).toMatchObject({
        dutyReason: '职责清单待补',
        warnings: [{ code: 'duty-not-covered', clause: 'LYG-28-2' }],
      });
    },
  );

  test.each(['AK', 'ZG'] as const)('%s: given a department outside its duties, then it is a warning', (place) => {
    const s = triaged(place).when(people.county, dispatchTo('chengguan', { dutyReason: null }));
    expect(s.facts.at(-1)?.warnings).toMatchObject([{ code: 'duty-not-covered' }]);
  });

  test('ZS-25-8 given a collated event, when the town routes it, then nature and competence are recorded and the target fits the mapping', () => {
    proves('ZS-25-8');
    const collated = () =>
      story('ZS')
        .when(people.staff, registration({ channel: 'gridStaff', item: 'unclassified' }))
        .when(people.staff, { kind: 'event.reportToVillage', reason: '需协调' })
        .when(people.village, { kind: 'event.collateAndReport', item: '0102', severity: 4, note: '' });
    const s = collated();
    s.departments.set('chengguan', department('chengguan', ['0102']));
    expect(s.refused(people.town, dispatchTo('shuili', { dutyReason: null })).code).toBe('duty-not-covered');
    s.when(people.town, dispatchTo('chengguan', { dutyReason: null }));
    expect(s.facts.at(-1)).toMatchObject({ routing: { item: '0102', competence: 'dutyList', clause: 'ZS-25-8' } });
    expect(collated().when(people.town, dispatchTo('shuili')).facts.at(-1)).toMatchObject({
      routing: { competence: 'addedWithReason' },
    });
  });

  test('LYG-28-2 given an event in triage at town level, then the lead department is chosen by the duty mapping and the choice is journalled', () => {
    proves('LYG-28-2');
    const s = story('LYG').when(people.staff, registration({ channel: 'gridStaff' }));
    expect(whyNot(context(s, people.town), s.event, 'event.dispatch')).toMatchObject({ code: 'not-your-level' });
    s.when(people.staff, up);
    s.departments.set('chengguan', department('chengguan', ['0102']));
    expect(s.refused(people.town, dispatchTo('shuili', { dutyReason: null })).code).toBe('duty-not-covered');
    s.when(people.town, dispatchTo('chengguan', { dutyReason: null, recommended: 'chengguan' }));
    expect(s.facts.at(-1)).toMatchObject({
      kind: 'event.dispatched',
      recommended: 'chengguan',
      dispatcher: { level: 'town', area: '320722001' },
      warnings: [],
      effects: { holder: { kind: 'department', id: 'chengguan' } },
    });
  });

  test('LYG-29-6 given staff cannot settle it, when they report it, then it goes to the village or the town and the reason is kept', () => {
    proves('LYG-29-6');
    const found = () => story('LYG').when(people.staff, registration({ channel: 'gridStaff' }));
    const village = found().when(people.staff, { kind: 'event.reportToVillage', reason: '需村里协调' });
    expect(village.event).toMatchObject({ state: 'atVillage', holder: { kind: 'village', id: '320722001001' } });
    expect(village.facts.at(-1)).toMatchObject({ reason: '需村里协调' });
    const town = found().when(people.staff, { kind: 'event.reportToCenter', reason: '需多部门' });
    expect(town.event).toMatchObject({ state: 'triage', level: 'town', holder: { id: 'center:320722001' } });
    expect(town.facts.at(-1)).toMatchObject({ reason: '需多部门' });
    for (const kind of routing)
      expect(whyNot(context(found(), people.staff), found().event, kind), kind).not.toBeNull();
  });

  test('LYG-30-1 given a department does not answer in 7 days, then it is late and open to supervision; nobody signs in without naming a person', () => {
    proves('LYG-30-1');
    const s = triaged('LYG').at('2025-09-24T16:40').when(people.county, dispatchTo());
    expect(s.refused(people.urban, { kind: 'event.signIn', handler: ' ' })).toMatchObject({
      code: 'handler-missing',
      clause: 'LYG-30-1',
    });
    s.when(people.urban, { kind: 'event.signIn', handler: '乙' });
    // 1 October is the first of the holidays: the last day moves to the 9th.
    s.at('2025-10-09T23:59');
    expect(isLate(s.event, s.now)).toBe(false);
    s.at('2025-10-10T00:00');
    expect(isLate(s.event, s.now)).toBe(true);
    expect(coloringClock(s.event.clocks)).toMatchObject({ kind: 'deptHandle', basis: 'LYG-30-1' });
    for (const actor of [people.director, morePeople.supervisor])
      expect(actsFor(context(s, actor), s.event), actor.role).toContain('event.supervise');
  });

  test('LYG-21-2 given an event in a department’s inbox, then it leaves only by a result or by a reasoned return that the centre accepts', () => {
    provesPartly('LYG-21-2');
    const s = inHandling('LYG');
    const acts = actsFor(context(s, people.urban), s.event);
    const leaving = acts.filter((kind) => kind === 'event.submitResult' || kind === 'event.return');
    expect(leaving).toEqual(['event.return', 'event.submitResult']);
    s.when(people.urban, { kind: 'event.return', reasonCode: 'notOurDuty', reason: '非职责', proposed: null });
    expect(s.event).toMatchObject({ state: 'inHandling', holder: { id: 'chengguan' } });
    s.when(people.county, { kind: 'event.decideReturn', accept: false, reason: '属职责' });
    expect(s.event.holder).toMatchObject({ id: 'chengguan' });
  });
});

describe('tasks of grid staff', () => {
  const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
  test.each([
    ['LYG', 'LYG-16-3-1'],
    ['JS', 'JS-16-3-1'],
    ['ZG', 'ZG-10-1'],
    ['ZS', 'ZS-6-2-2'],
  ] as const)(
    '%s: given a task whose item is not on the list in force that day (%s), when it is sent to grid staff, then it is refused and the attempt is journalled with its sender',
    (place, clause) => {
      proves(clause);
      const full = rulesOfPlace(place);
      // It was on the list when the event was opened and has left it since.
      const items = { ...full.items, items: full.items.items.filter((item) => item.code !== '0102') };
      const now: Rules = { ...full, items };
      const { event } = triaged(place, full);
      const rows = new Map([[event.id, event]]);
      const books = { rows, grids: new Map([[grid.code, grid]]), departments: new Map(), ruling: new Map() };
      const sent: SentCommand = {
        id: '0190a000-0000-7000-8000-0000000000f1',
        station: 'a',
        n: 1,
        session: 's',
        actor: people.county,
        at: event.changedAt,
        command: { ...toStaff, event: event.id } as EventCommand,
      };
      const head = { seq: 0, hash: genesis };
      const done = commit(head, books, [sent], { rules: now, hubAt: event.changedAt, digest, admit: () => null });
      expect(done.entries).toHaveLength(1);
      expect(done.entries[0]).toMatchObject({
        actor: { account: people.county.account, unit: people.county.unit },
        fact: {
          kind: 'command.refused',
          refusal: { code: 'item-not-admitted', clause },
          command: { to: { kind: 'gridStaff' } },
        },
      });
      expect(verifyChain(done.entries, head, digest)).toBeNull();
      expect(rows.get(event.id)).toBe(event);
      const listed = commit(head, books, [sent], { rules: full, hubAt: event.changedAt, digest, admit: () => null });
      expect(listed.entries[0]?.fact.kind).toBe('event.dispatched');
    },
  );

  test.each([
    ['LYG', 'LYG-16-3-3'],
    ['JS', 'JS-16-3-3'],
  ] as const)(
    '%s: given grid staff hold a task they find unlawful (%s), when they refuse it with a reason, then it stops, the county centre reviews it, and nothing of it counts',
    (place, clause) => {
      proves(clause);
      const refuse: Step = { kind: 'event.refuseUnlawful', reason: '要求入户搜查' };
      const s = withStaff(place);
      expect(s.refused(people.urban, refuse).code).toBe('not-your-role');
      expect(s.refused({ ...people.staff, account: 'other' }, refuse).code).toBe('not-the-holder');
      s.when(people.staff, refuse);
      expect(s.facts.at(-1)).toMatchObject({ kind: 'event.unlawfulRefused', basis: clause, reason: '要求入户搜查' });
      expect(s.event).toMatchObject({ state: 'triage', level: 'county', holder: { id: 'center:320722' }, returns: [] });
      expect(s.event.clocks.filter((c) => c.stoppedAt === null).map((c) => c.kind)).toEqual(['triage']);
      expect(handlingClock(s.event)).toBeUndefined();
      const counted = contributions(s.event).map((c) => c.metric);
      for (const metric of ['due', 'dueMet', 'dueDone', 'openDue']) expect(counted).not.toContain(metric);
      expect(s.refused(people.county, toStaff)).toMatchObject({ code: 'unlawful-under-review', clause });
      const review = (lawful: boolean): Step => ({ kind: 'event.reviewUnlawful', lawful, finding: '已核' });
      expect(s.refused(people.town, review(false)).code).toBe('not-your-level');
      s.when(people.county, review(false));
      expect(s.refused(people.county, review(true)).code).toBe('no-unlawful-under-review');
      expect(s.refused(people.county, toStaff)).toMatchObject({ code: 'task-found-unlawful', clause });
      expect(s.when(people.county, dispatchTo()).event.holder).toMatchObject({ kind: 'department' });
      const lawful = withStaff(place).when(people.staff, refuse).when(people.county, review(true));
      expect(lawful.when(people.county, toStaff).event.state).toBe('assigned');
    },
  );

  test.each(placeIds)(
    '%s: given an event was given to one of the grid staff, then that person signs in, returns or answers, and no other',
    (place) => {
      const s = withStaff(place);
      // A person's task runs on the centre's own target and is in no statutory rate.
      expect(handlingClock(s.event)).toMatchObject({ statutory: false, basis: 'local' });
      const signIn: Step = { kind: 'event.signIn', handler: people.staff.name };
      expect(s.refused({ ...people.staff, account: 'other' }, signIn).code).toBe('not-the-holder');
      expect(s.refused(people.urban, signIn).code).toBe('not-the-holder');
      s.when(people.staff, signIn);
      s.when(people.staff, { kind: 'event.submitResult', result: '已劝离', measures: '', proofs: [proof] });
      expect(s.event).toMatchObject({ state: 'handled', holder: { id: 'center:320722' } });
      const back = withStaff(place)
        .when(people.staff, { kind: 'event.return', reasonCode: 'notOurDuty', reason: '力所不及', proposed: null })
        .when(people.county, { kind: 'event.decideReturn', accept: true, reason: '' });
      expect(back.event).toMatchObject({ state: 'triage', returns: [{ holder: people.staff.account }] });
    },
  );

  test('JS-27-2 given an officer stationed at the centre, then he signs in for his department and for no other, and leaves result and return to it', () => {
    provesPartly('JS-27-2');
    const s = triaged('JS').when(people.county, dispatchTo('chengguan'));
    expect(actsFor(context(s, morePeople.stationed), s.event)).toContain('event.signIn');
    expect(whyNot(context(s, morePeople.stationed), s.event, 'event.return')).toMatchObject({ code: 'not-your-role' });
    s.when(morePeople.stationed, { kind: 'event.signIn', handler: '乙' });
    expect(s.event).toMatchObject({ state: 'inHandling', handler: '乙' });
    expect(whyNot(context(s, morePeople.stationed), s.event, 'event.submitResult')).not.toBeNull();
    const other = triaged('JS').when(people.county, dispatchTo('shuili'));
    expect(other.refused(morePeople.stationed, { kind: 'event.signIn', handler: '乙' }).code).toBe('not-the-holder');
  });
});

describe('city and other systems', () => {
  test('LYG-30-5 given a town sent it up and the city answered, then the result is relayed to the town it came from', () => {
    provesPartly('LYG-30-5');
    const s = story('LYG')
      .when(people.town, registration())
      .when(people.town, up)
      .when(people.town, { kind: 'event.escalate', reason: '镇级无力' })
      .when(people.county, { kind: 'event.escalate', reason: '跨县区' })
      .when(people.city, dispatchTo('shi-chengguan'));
    expect(s.event.origin).toMatchObject({ id: 'center:320722001' });
    expect(s.refused(people.urban, { kind: 'event.signIn', handler: '乙' }).code).toBe('not-the-holder');
    s.when(morePeople.cityUrban, { kind: 'event.signIn', handler: '乙' })
      .when(morePeople.cityUrban, { kind: 'event.submitResult', result: '已处置', measures: '', proofs: [proof] })
      .when(people.city, { kind: 'event.accept', note: '' });
    expect(s.event.obligations.find((o) => o.basis === 'LYG-30-5' && o.clearedAt === null)).toMatchObject({
      names: ['center:320722001'],
    });
  });

  test('LYG-28-3, C24 given a public-service matter, then 12345 is proposed; come from there the loop guard blocks it until 12345 takes it back', () => {
    proves('LYG-28-3');
    const items = rulesOfPlace('LYG').items.items;
    const item = items.find((i) => i.kind === 'publicService')?.code ?? '';
    const at = (place: PlaceId, over: Parameters<typeof registration>[0]) =>
      story(place)
        .when(people.county, registration({ item, ...over }))
        .when(people.county, up);
    const own = at('LYG', {});
    expect(proposedTarget(own.rules, own.event)).toEqual({ system: '12345', blocked: null, clause: 'LYG-28-3' });
    expect(proposedTarget(own.rules, triaged('LYG').event).system).toBeNull();
    const out: Step = { kind: 'event.transferOut', foreign: { system: '12345', number: 'F1' }, note: '' };
    expect(own.when(people.county, out).event).toMatchObject({ state: 'transferred', holder: { id: '12345' } });
    for (const over of [
      { channel: '12345', foreign: { system: '12345', number: 'A9' } },
      { channel: '12345', foreign: null },
    ] as const) {
      const s = at('LYG', over);
      expect(proposedTarget(s.rules, s.event)).toEqual({ system: null, blocked: '12345', clause: 'LYG-28-3' });
      expect(s.refused(people.county, out)).toMatchObject({ code: 'loop-to-origin', clause: 'LYG-28-3' });
      const emergency: Step = { kind: 'event.transferOut', foreign: { system: 'emergency', number: 'E1' }, note: '' };
      expect(at('LYG', over).when(people.county, emergency).event.transferredTo).toEqual({
        system: 'emergency',
        number: 'E1',
      });
      const number = over.foreign?.number ?? '';
      const back: Step = { kind: 'event.originWithdraws', number, reason: '市民撤诉' };
      expect(s.refused(people.county, { kind: 'event.originWithdraws', number: 'Z', reason: 'x' }).code).toBe(
        'foreign-number-differs',
      );
      s.when(people.county, back);
      expect(s.refused(people.county, back).code).toBe('no-origin-system');
      expect(s.when(people.county, out).event.state).toBe('transferred');
    }
    for (const place of ['ZS', 'AK', 'JS', 'ZG'] as const) {
      const s = at(place, {});
      expect(proposedTarget(s.rules, s.event).system, place).toBeNull();
    }
  });

  test('T21, T22 given it goes to 110 or the emergency system, then its number must match, a refusal brings it back, and the requester is told who acts', () => {
    for (const system of ['110', 'emergency'] as const) {
      const s = triaged('LYG').when(people.county, {
        kind: 'event.transferOut',
        foreign: { system, number: 'P7' },
        note: '',
      });
      expect(s.event.clocks.every((c) => !c.statutory)).toBe(true);
      expect(s.event.obligations.at(-1)).toMatchObject({ to: 'requester', content: 'whoActs', names: [system] });
      const reply = (number: string): Step => ({
        kind: 'event.foreignReply',
        number,
        outcome: 'refused',
        text: '不属',
      });
      expect(s.refused(people.county, reply('P8')).code).toBe('foreign-number-differs');
      s.when(people.county, reply('P7'));
      expect(s.event).toMatchObject({ state: 'triage', transferredTo: null });
    }
    const rules = rulesOfPlace('LYG');
    const { profile } = rules;
    const off = { ...profile, local: { ...profile.local, eng: { ...profile.local.eng, T22: false } } };
    const quiet = triaged('LYG', { ...rules, profile: off }).when(people.county, {
      kind: 'event.transferOut',
      foreign: { system: '110', number: 'P7' },
      note: '',
    });
    const refused: Step = { kind: 'event.foreignReply', number: 'P7', outcome: 'refused', text: 'x' };
    expect(quiet.refused(people.county, refused).code).toBe('switched-off-by-profile');
  });

  test('C12 given a major matter of the city, then it is no major event; the month counts at the city alone', () => {
    const s = triaged('LYG').when(people.county, dispatchTo('chengguan', { majorMatter: true }));
    expect(s.event.flags).toMatchObject({ majorMatter: true, majorEvent: false });
    expect(handlingClock(s.event)).toMatchObject({ kind: 'deptHandle', basis: 'LYG-30-1' });
  });
});

describe('helpers', () => {
  const partnerId = '0190a000-0000-7000-8000-0000000000aa';
  const partner = (over: Partial<Dossier> = {}): Dossier =>
    ({
      noun: 'dossier',
      id: partnerId,
      machine: 'partner',
      area: grid.code,
      endedAt: null,
      data: { partnerKind: 'propertyFirm', partnerName: '安居物业' },
      ...over,
    }) as Dossier;
  const ask = (
    helperKind: Extract<Step, { kind: 'event.nameHelper' }>['helperKind'],
    id: string | null = null,
  ): Step => ({
    kind: 'event.nameHelper',
    helperKind,
    name: '某单位',
    partner: id,
    part: '上门劝导',
  });

  test.each([
    ['LYG', 'LYG-23'],
    ['JS', 'JS-23'],
    ['ZS', 'ZS-5-3'],
    ['ZG', 'ZG-6-1'],
  ] as const)(
    '%s: given a mass organisation helps on an event (%s), then its part and result are journalled and counted',
    (place, clause) => {
      // Part: visits have tests of their own.
      provesPartly(clause);
      const s = inHandling(place);
      for (const kind of ['tradeUnion', 'youthLeague', 'womensFederation', 'disabledPersonsFederation'] as const) {
        s.when(people.county, ask(kind));
        expect(s.facts.at(-1)).toMatchObject({
          kind: 'event.helperNamed',
          helperKind: kind,
          text: '上门劝导',
          basis: clause,
        });
      }
      const helper = s.event.helpers[2]?.id ?? '';
      const help: Step = { kind: 'event.recordHelp', helper, result: '已化解', hours: 3 };
      s.when(people.village, help);
      expect(s.facts.at(-1)).toMatchObject({ kind: 'event.helpRecorded', text: '已化解', hours: 3 });
      expect(s.refused(people.village, help).code).toBe('help-recorded');
      expect(s.refused(people.village, { ...help, helper: 'h99' } as Step).code).toBe('no-such-helper');
      const counts = helpCounts([s.event], 0, s.now + 1);
      expect(counts.get('womensFederation')).toEqual({ named: 1, done: 1, hours: 3 });
      expect(counts.get('tradeUnion')).toEqual({ named: 1, done: 0, hours: 0 });
      expect(helpCounts([s.event], s.now + 1, s.now + 2).size).toBe(0);
    },
  );

  test('ZS-8-2 given an outside participant, then it is named as a helper only once it is registered, in its own area and while it lasts', () => {
    proves('ZS-8-2');
    for (const kind of ['stateOrgan', 'enterprise', 'institution', 'socialOrganisation', 'citizen'] as const) {
      const s = inHandling('ZS');
      const wanted = ask(kind, partnerId);
      expect(s.refused(people.county, ask(kind)).code).toBe('partner-not-registered');
      expect(s.refused(people.county, wanted).code).toBe('partner-not-registered');
      const data = { partnerKind: kind, partnerName: '甲' };
      for (const bad of [
        partner({ data, endedAt: 1 }),
        partner({ data, area: '320722002' }),
        partner({ data: {} }),
        partner({ data, machine: 'project' }),
      ]) {
        s.dossiers.set(partnerId, bad);
        expect(s.refused(people.county, wanted).code).toBe('partner-not-registered');
      }
      s.dossiers.set(partnerId, partner({ data }));
      expect(s.when(people.county, wanted).event.helpers).toMatchObject([{ kind, partner: partnerId, result: null }]);
    }
  });

  test('ZS-26-1-1 given a registered partner of a compound, then it is named and gets the facts with every name and number masked', () => {
    proves('ZS-26-1-1');
    const s = story('ZS')
      .when(
        people.county,
        registration({
          content: '业主甲（13800001111，身份证 320722199001011234）反映 3 号楼漏水',
          requester: { kind: 'named', name: '甲', phone: '13800001111' },
        }),
      )
      .when(people.county, up);
    for (const kind of ['compoundPartyBranch', 'propertyFirm', 'ownersCommittee'] as const) {
      s.dossiers.set(partnerId, partner({ data: { partnerKind: kind, partnerName: '安居' } }));
      s.when(people.county, ask(kind, partnerId));
    }
    const helper = s.event.helpers[1];
    if (helper === undefined) throw new Error('no helper');
    const facts = helperFacts(s.event, helper, s.rules.items);
    expect(facts).toMatchObject({ number: s.event.number, part: '上门劝导' });
    expect(facts.content).toContain('3 号楼漏水');
    expect(JSON.stringify(facts)).not.toMatch(/13800001111|320722199001011234|甲/);
  });

  test('invariant 9 given a restricted matter, then only a mass organisation helps and it is told nothing but number and part', () => {
    const restricted = rulesOfPlace('LYG').items.items.find((i) => i.kind === 'restricted')?.code ?? '';
    const s = story('LYG')
      .when(people.county, registration({ item: restricted }))
      .when(people.county, up);
    s.dossiers.set(partnerId, partner());
    expect(s.refused(people.county, ask('propertyFirm', partnerId)).code).toBe('restricted-helper');
    s.when(people.county, ask('womensFederation'));
    const helper = s.event.helpers[0];
    if (helper === undefined) throw new Error('no helper');
    expect(helperFacts(s.event, helper, s.rules.items)).toEqual({
      number: s.event.number,
      item: '',
      title: '',
      content: '',
      place: '',
      part: '上门劝导',
    });
  });
});
