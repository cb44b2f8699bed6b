import { describe, expect, test } from 'vitest';
import clausesFile from '../../../resources/clauses.json' with { type: 'json' };
import { proves } from '../../../tests/support/proves.ts';
import { dispatchTo, people, registration, story } from '../../../tests/support/story.ts';
import { actsFor } from '../acts.ts';
import { loadClauses } from '../clause/clause.ts';
import { explainClockOf } from './explain-clock.ts';
import { explainDuty } from './explain-duty.ts';
import { explainEvent } from './explain-event.ts';
import { explainRefusal } from './explain-refusal.ts';
import type { ExplainBooks, Explanation } from './explanation.ts';

const table = loadClauses(clausesFile);
if (!table.ok) throw new Error(table.error.message);
const clauses = table.value;

type Story = ReturnType<typeof story>;
const books = (s: Story, who: readonly (keyof typeof people)[]): ExplainBooks => ({
  event: s.event,
  clauses,
  entries: s.facts.map((fact, i) => ({
    seq: i + 1,
    actor: people[who[i] ?? 'county'],
    doneAt: s.times[i] ?? 0,
    fact,
  })),
});
const said = (e: Explanation, language: 'zh' | 'en'): string => e.lines.map((l) => l[language]).join('\n');

/** Dispatched on Wednesday 24 September 2025: the seven days end on 1 October, inside the National Day rest of 2025. */
function dispatched(): Story {
  return story('LYG')
    .at('2025-09-24T09:00')
    .when(people.county, registration())
    .when(people.county, { kind: 'event.reportToCenter', reason: '' })
    .at('2025-09-24T10:30')
    .when(people.county, dispatchTo());
}

describe('explain', () => {
  test('LYG-30-1 D7 D8 given a clock over the National Day rest, then start entry, length, clause, calendar and roll-over are said in both languages', () => {
    const s = dispatched();
    const clock = s.event.clocks.find((c) => c.kind === 'deptHandle');
    if (clock === undefined) throw new Error('no handling clock');
    const told = explainClockOf(books(s, ['county', 'county', 'county']), clock);
    expect(told.lines[0]).toMatchObject({ entry: 3 });
    expect(said(told, 'zh')).toContain('起算：2025-09-24 10:30，由 countySeat 320722');
    expect(said(told, 'zh')).toContain('期间：7日，起算日（2025-09-24）不计入');
    expect(said(told, 'zh')).toContain('最后一日 2025-10-01 为法定休假日，顺延 8 日至 2025-10-09');
    expect(said(told, 'zh')).toContain('依据：LYG-30-1（应当）');
    expect(said(told, 'zh')).toContain(`规则版本 ${s.rules.profile.version}，日历版本 ${s.rules.calendar.version}`);
    expect(said(told, 'en')).toContain('Its last day 2025-10-01 is a rest day: moved 8 day(s) to 2025-10-09');
    expect(said(told, 'en')).toContain('Basis: LYG-30-1 (must) Department names a person');
  });

  test('T17 C38 given an extension, then who asked, who approved and that the statutory due stays are said', () => {
    const s = dispatched()
      .when(people.urban, { kind: 'event.signIn', handler: '张三' })
      .when(people.urban, {
        kind: 'event.requestExtension',
        until: Date.parse('2025-10-20T00:00+08:00'),
        reason: '等待配件',
      })
      .when(people.county, { kind: 'event.decideExtension', accept: true, reason: '同意' });
    const clock = s.event.clocks.find((c) => c.kind === 'deptHandle');
    if (clock === undefined) throw new Error('no handling clock');
    const told = explainClockOf(books(s, ['county', 'county', 'county', 'urban', 'urban', 'county']), clock);
    expect(said(told, 'zh')).toMatch(/申请延期：liaison chengguan（部门联络人.*理由：等待配件/);
    expect(said(told, 'zh')).toMatch(/批准延期至 2025-10-20 00:00：countySeat 320722.*法定到期不变/);
    expect(told.lines.filter((l) => l.entry !== null).map((l) => l.entry)).toEqual([3, 5, 6]);
  });

  test('given a clock whose journal is not all here, then it says so and never guesses', () => {
    const s = dispatched();
    const clock = s.event.clocks.find((c) => c.kind === 'deptHandle');
    if (clock === undefined) throw new Error('no handling clock');
    const told = explainClockOf({ event: s.event, clauses, entries: [] }, clock);
    expect(told.lines[0]).toMatchObject({ entry: null });
    expect(told.lines[0]?.zh).toContain('不在本机');
  });

  test('JS-16-3-2 given a refusal, then rule, clause and what may be done instead are said', () => {
    proves('JS-16-3-2');
    const s = story('JS').when(people.county, registration());
    s.when(people.county, { kind: 'event.reportToCenter', reason: '' });
    const power = s.rules.items.items.find((i) => i.kind === 'adminPower');
    if (power === undefined) throw new Error('the list has no item of administrative power');
    s.when(people.county, { kind: 'event.classify', item: power.code, severity: 4, reason: '执法' });
    const toStaff = dispatchTo('g1', { to: { kind: 'gridStaff', id: 'g1', name: '李四' } });
    const refusal = s.refused(people.county, toStaff);
    const context = { rules: s.rules, actor: people.county, at: s.now, hubAt: s.now };
    const told = explainRefusal(refusal, actsFor(context, s.event), clauses);
    expect(said(told, 'zh')).toContain('不得派给网格员');
    expect(said(told, 'zh')).toContain('依据：JS-16-3-2（应当）');
    expect(said(told, 'zh')).toMatch(/现在可以：.*派遣/);
    expect(said(told, 'en')).toMatch(/You may instead: .*Dispatch/);
  });

  test('C16 given a duty open, cleared or exempt, then how it came and how it ended is said', () => {
    const s = dispatched()
      .when(people.urban, { kind: 'event.signIn', handler: '张三' })
      .when(people.urban, {
        kind: 'event.submitResult',
        result: '已修复',
        measures: '更换',
        proofs: [{ kind: 'photo', name: '照片', sha256: null }],
      })
      .when(people.county, { kind: 'event.accept', note: '' });
    const who = ['county', 'county', 'county', 'urban', 'urban', 'county'] as const;
    const open = s.event.obligations.find((o) => o.clearedAt === null && o.kind === 'feedback');
    if (open === undefined) throw new Error('no open duty');
    const words = { zh: '告知诉求人', en: 'tell the requester' };
    expect(said(explainDuty(books(s, who), open, words), 'zh')).toContain('尚未履行，未履行不得结案');
    expect(said(explainDuty(books(s, who), open, words), 'zh')).toContain('第 6 条流转记录');
    s.when(people.director, { kind: 'event.exemptFeedback', obligation: open.id, reason: '三次无人接听' });
    const ended = s.event.obligations.find((o) => o.id === open.id);
    if (ended === undefined) throw new Error('duty gone');
    expect(said(explainDuty(books(s, [...who, 'director']), ended, words), 'zh')).toMatch(
      /免予履行：三次无人接听，director/,
    );
  });

  test('given an event, then state, holder, clock, duties, acts and versions are said with the entry that brought it there', () => {
    const s = dispatched();
    const context = { rules: s.rules, actor: people.county, at: s.now, hubAt: s.now };
    const told = explainEvent(books(s, ['county', 'county', 'county']), actsFor(context, s.event));
    expect(told.lines[0]).toMatchObject({ entry: 3 });
    expect(said(told, 'zh')).toContain('现在：待签收');
    expect(said(told, 'zh')).toContain('承办：');
    expect(said(told, 'en')).toContain(`item list ${s.event.itemList}`);
  });
});
