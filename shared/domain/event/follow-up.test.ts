import { describe, expect, test } from 'vitest';
import { proves } from '../../../tests/support/proves.ts';
import { type PlaceId, placeIds } from '../../../tests/support/rules.ts';
import { dispatchTo, people, proof, registration, type Step, story } from '../../../tests/support/story.ts';
import { isOverdue } from '../../time/clock.ts';
import { satisfactionWord } from './follow-up.ts';

type Told = Partial<Extract<Step, { kind: 'event.register' }>>;

/** Handled by a department of the county and accepted, 2025-09-01 10:00. */
function completed(place: PlaceId, over: Told = { channel: 'gridStaff' }) {
  return story(place)
    .when(people.county, registration(over))
    .when(people.county, { kind: 'event.reportToCenter', reason: '' })
    .when(people.county, dispatchTo())
    .when(people.urban, { kind: 'event.signIn', handler: '乙' })
    .when(people.urban, { kind: 'event.submitResult', result: '已修好', measures: '', proofs: [proof] })
    .when(people.county, { kind: 'event.accept', note: '' });
}

const asked = (over: Partial<Extract<Step, { kind: 'event.followUp' }>> & { readonly askedAt: number }): Step => ({
  kind: 'event.followUp',
  followUp: null,
  way: 'phone',
  person: '甲',
  outcome: 'answered',
  settled: true,
  satisfaction: 5,
  text: '',
  ...over,
});

const task = (s: ReturnType<typeof completed>) => {
  const [open] = s.event.followUps.filter((f) => f.outcome === null);
  if (open === undefined) throw new Error('no follow-up');
  return open;
};

describe('T27 follow-up', () => {
  test('LYG-30-7 given a completed event staff reported, when the interval comes, then its department has a follow-up with result and satisfaction', () => {
    proves('LYG-30-7');
    const s = completed('LYG');
    const open = task(s);
    expect(open).toMatchObject({ by: 'department', department: 'chengguan', basis: 'LYG-30-7', cycle: 1 });
    // Start day not counted, seven local days.
    expect(open.opensAt).toBeGreaterThan(s.now + 6 * 86_400_000);
    const clock = s.event.clocks.find((c) => c.id === open.id);
    expect(clock).toMatchObject({ kind: 'followUp', startAt: open.opensAt, statutory: false, basis: 'LYG-30-7' });
    const early = asked({ followUp: open.id, askedAt: s.now });
    expect(s.refused(people.urban, early)).toMatchObject({ code: 'follow-up-too-early', clause: 'LYG-30-7' });
    s.at('2025-09-10T09:00');
    expect(s.refused(people.water, asked({ followUp: open.id, askedAt: s.now })).code).toBe('outside-your-area');
    expect(s.refused(people.county, asked({ followUp: open.id, askedAt: s.now })).code).toBe('not-the-holder');
    s.when(people.urban, asked({ followUp: open.id, askedAt: s.now, satisfaction: 4 }));
    expect(s.event.followUps[0]).toMatchObject({ outcome: { settled: true, satisfaction: 4, answer: 'answered' } });
    expect(s.event.clocks.find((c) => c.id === open.id)?.stoppedAs).toBe('done');
    expect(s.event.reopenProposal).toBeNull();
  });

  test('LYG-30-7 given residents reported it or no department handled it, then the department owes none', () => {
    expect(completed('LYG', { channel: 'phone' }).event.followUps).toEqual([]);
    const spot = story('LYG')
      .when(people.staff, registration({ channel: 'gridStaff' }))
      .when(people.staff, { kind: 'event.takeOnSpot' })
      .when(people.staff, { kind: 'event.settle', result: '已清', proofs: [proof] });
    expect(spot.event.followUps).toEqual([]);
  });

  test('C26 who follows up: LYG the department, AK the centre, ZS the grass roots, JS and ZG nobody is owed it', () => {
    const by = Object.fromEntries(placeIds.map((place) => [place, completed(place).event.followUps.map((f) => f.by)]));
    expect(by).toEqual({ LYG: ['department'], ZS: ['grassRoots'], AK: ['center'], JS: [], ZG: [] });
    for (const place of ['JS', 'ZG', 'ZS'] as const) {
      const s = completed(place).at('2025-09-12T09:00');
      expect(s.refused(people.urban, asked({ askedAt: s.now })).code).toBe('not-your-role');
    }
  });

  test('C26 given the department followed up, when the centre samples it again, then both answers stay', () => {
    const s = completed('LYG').at('2025-09-10T09:00');
    s.when(people.urban, asked({ followUp: task(s).id, askedAt: s.now, satisfaction: 5 }));
    s.at('2025-09-12T09:00').when(
      people.county,
      asked({ askedAt: s.now, settled: false, satisfaction: 2, text: '又积水' }),
    );
    const asked2 = s.event.followUps.filter((f) => f.outcome !== null);
    expect(asked2.map((f) => [f.by, f.outcome?.satisfaction, f.basis])).toEqual([
      ['department', 5, 'LYG-30-7'],
      ['center', 2, 'local'],
    ]);
  });

  test('C16 given nobody answers, then each try is kept and it ends as unreachable only after the tries the centre asks for', () => {
    const s = completed('AK').at('2025-09-10T09:00');
    const { id } = task(s);
    const gone = () =>
      asked({ followUp: id, askedAt: s.now, outcome: 'unreachable', settled: null, satisfaction: null });
    for (const day of ['10', '11', '12']) {
      expect(s.refused(people.county, gone())).toMatchObject({ code: 'tries-missing' });
      s.at(`2025-09-${day}T15:00`).when(
        people.county,
        asked({ followUp: id, askedAt: s.now, outcome: 'noAnswer', settled: null, satisfaction: null }),
      );
    }
    expect(task(s).tries).toHaveLength(3);
    s.when(people.county, gone());
    expect(s.event.followUps).toMatchObject([{ outcome: { answer: 'unreachable', settled: null } }]);
    expect(s.event.reopenProposal).toBeNull();
    expect(s.refused(people.county, asked({ followUp: id, askedAt: s.now })).code).toBe('follow-up-is-over');
  });

  test('given somebody answered, then settled and satisfaction are asked for', () => {
    const s = completed('AK').at('2025-09-10T09:00');
    const half = asked({ followUp: task(s).id, askedAt: s.now, satisfaction: null });
    expect(s.refused(people.county, half)).toMatchObject({ code: 'answer-missing' });
  });

  test('given an anonymous requester, then the centre has nobody to ask', () => {
    expect(completed('AK', { requester: { kind: 'anonymous' } }).event.followUps).toEqual([]);
  });

  test('given the follow-up is not done in its time, then its own clock is late and no statutory one is', () => {
    const s = completed('LYG').at('2025-10-20T09:00');
    const late = s.event.clocks.filter((c) => isOverdue(c, s.now));
    expect(late.map((c) => [c.kind, c.statutory])).toContainEqual(['followUp', false]);
    expect(late.some((c) => c.statutory)).toBe(false);
  });
});

describe('effect tracking (跟踪问效)', () => {
  test('LYG-30-7 given a good answer, then later the department looks whether the result lasts; a bad one there proposes reopening too', () => {
    const s = completed('LYG').at('2025-09-10T09:00');
    s.when(people.urban, asked({ followUp: task(s).id, askedAt: s.now }));
    const effect = task(s);
    expect(effect).toMatchObject({ by: 'department', purpose: 'effect', basis: 'LYG-30-7', department: 'chengguan' });
    expect(effect.opensAt).toBeGreaterThan(s.now + 29 * 86_400_000);
    s.at('2025-10-15T09:00');
    s.when(people.urban, asked({ followUp: effect.id, askedAt: s.now, settled: false, satisfaction: 3, text: '又堵' }));
    expect(s.event.followUps.map((f) => f.purpose)).toEqual(['outcome', 'effect']);
    expect(s.event.reopenProposal).toMatchObject({ followUp: effect.id, why: 'unsettled' });
  });

  test('given a bad answer, or a text that does not ask for it, then no such look is opened', () => {
    const bad = completed('LYG').at('2025-09-10T09:00');
    bad.when(people.urban, asked({ followUp: task(bad).id, askedAt: bad.now, settled: false, satisfaction: 1 }));
    expect(bad.event.followUps).toHaveLength(1);
    const ak = completed('AK').at('2025-09-10T09:00');
    ak.when(people.county, asked({ followUp: task(ak).id, askedAt: ak.now }));
    expect(ak.event.followUps).toHaveLength(1);
  });
});

describe('LYG-30-8 settled and satisfied', () => {
  test('given an answer not settled or unsatisfied, when saved, then reopening is proposed to the centre with its cause', () => {
    proves('LYG-30-8');
    for (const [answer, why] of [
      [{ settled: false, satisfaction: 4 }, 'unsettled'],
      [{ settled: true, satisfaction: 2 }, 'unsatisfied'],
    ] as const) {
      const s = completed('LYG').at('2025-09-10T09:00');
      s.when(people.urban, asked({ followUp: task(s).id, askedAt: s.now, ...answer, text: '三天后又堵了' }));
      expect(s.event.reopenProposal).toMatchObject({ why, cause: '三天后又堵了', followUp: s.event.followUps[0]?.id });
      expect(s.event.state).toBe('completed');
      s.when(people.county, { kind: 'event.reopen', reasonCode: 'unsatisfied', reason: '回访不满意' });
      expect(s.event).toMatchObject({ state: 'triage', cycle: 2, reopenProposal: null });
    }
  });

  test('given the centre sees it otherwise, then it declines with a reason and the answer stays', () => {
    const s = completed('LYG').at('2025-09-10T09:00');
    expect(s.refused(people.county, { kind: 'event.declineReopen', reason: 'x' })).toMatchObject({
      code: 'no-proposal',
      clause: 'LYG-30-8',
    });
    s.when(
      people.urban,
      asked({ followUp: task(s).id, askedAt: s.now, settled: true, satisfaction: 1, text: '态度差' }),
    );
    s.when(people.county, { kind: 'event.declineReopen', reason: '已当面说明' });
    expect(s.event.reopenProposal).toBeNull();
    expect(s.event.followUps[0]?.outcome?.satisfaction).toBe(1);
  });

  test('the five grades are the three words of the text', () => {
    expect(([1, 2, 3, 4, 5] as const).map(satisfactionWord)).toEqual([
      'unsatisfied',
      'unsatisfied',
      'basicallySatisfied',
      'satisfied',
      'satisfied',
    ]);
  });
});

describe('rating by the grass roots', () => {
  test('ZS-25-1 given a department closed an event, when its result is accepted, then grid or village rates it and it counts for the department', () => {
    proves('ZS-25-1');
    const s = completed('ZS');
    expect(task(s)).toMatchObject({ by: 'grassRoots', department: 'chengguan', basis: 'ZS-25-1', opensAt: s.now });
    const rate = { kind: 'event.rate', satisfaction: 2, settled: false, text: '没修完' } as const;
    expect(s.refused(people.county, rate).code).toBe('not-your-role');
    expect(s.refused({ ...people.village, area: '320722002001' }, rate).code).toBe('outside-your-area');
    expect(s.refused(people.county, asked({ followUp: task(s).id, askedAt: s.now })).code).toBe('rating-not-yours');
    s.when(people.village, rate);
    expect(s.facts.at(-1)).toMatchObject({ kind: 'event.rated', department: 'chengguan', satisfaction: 2 });
    expect(s.event.followUps).toMatchObject([
      { department: 'chengguan', outcome: { satisfaction: 2, by: people.village.name } },
    ]);
    expect(s.event.reopenProposal).toMatchObject({ why: 'unsettled', cause: '没修完' });
    expect(s.refused(people.staff, rate).code).toBe('no-follow-up-owed');
  });

  test('given a place whose text asks for no rating, then there is none', () => {
    for (const place of ['LYG', 'AK', 'JS', 'ZG'] as const)
      expect(
        completed(place).refused(people.village, { kind: 'event.rate', satisfaction: 5, settled: true, text: '' }).code,
      ).toBe('switched-off-by-profile');
  });

  test('given it is reopened before anybody asked, then the open follow-up of the old round is void', () => {
    const s = completed('ZS').when(people.county, { kind: 'event.reopen', reasonCode: 'recurred', reason: '又坏' });
    expect(s.event.followUps).toMatchObject([{ outcome: { answer: 'void', text: 'reopened' } }]);
  });
});
