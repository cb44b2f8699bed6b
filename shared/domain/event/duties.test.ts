import { describe, expect, test } from 'vitest';
import { proves } from '../../../tests/support/proves.ts';
import { type PlaceId, placeIds, rulesOfPlace } from '../../../tests/support/rules.ts';
import { dispatchTo, inHandling, people, proof, registration, type Step, story } from '../../../tests/support/story.ts';
import { actsFor } from '../acts.ts';
import { engineeringTransitions } from '../profile/local-shape.ts';
import type { Rules } from '../verb.ts';
import type { CommandKind } from '../verbs.ts';

const submit: Step = { kind: 'event.submitResult', result: '已修好', measures: '', proofs: [proof] };
const accept = { kind: 'event.accept', note: '' } as const;
const up = { kind: 'event.reportToCenter', reason: '' } as const;

/** Reported by staff, handled by a department of the county. */
function aboveTown() {
  return story('LYG')
    .when(people.staff, registration({ channel: 'gridStaff' }))
    .when(people.staff, up)
    .when(people.town, { kind: 'event.escalate', reason: '镇级无力' })
    .when(people.county, dispatchTo())
    .when(people.urban, { kind: 'event.signIn', handler: '乙' });
}
const open = (s: ReturnType<typeof story>) => s.event.obligations.filter((o) => o.clearedAt === null);

describe('duties to tell', () => {
  test('LYG-29-9 given an event handled above the town, when progress or result is entered, then staff and party are owed word, cleared by a dated entry', () => {
    proves('LYG-29-9');
    const s = aboveTown();
    s.when(people.urban, { kind: 'event.recordProgress', text: '已备料' });
    expect(open(s).map((o) => [o.to, o.content, o.basis])).toEqual([
      ['requester', 'progress', 'LYG-29-9'],
      ['gridStaff', 'progress', 'LYG-29-9'],
    ]);
    expect(s.event.clocks.filter((c) => c.kind === 'feedbackToRequester')).toHaveLength(2);
    // Still owed: the next telling covers both.
    s.when(people.urban, { kind: 'event.recordProgress', text: '已开工' });
    expect(open(s)).toHaveLength(2);
    const told = { kind: 'event.recordFeedback', way: 'phone', person: '甲', toldAt: s.now, text: '' } as const;
    for (const { id } of open(s)) s.when(people.county, { ...told, obligation: id });
    expect(open(s)).toEqual([]);
    s.when(people.urban, { kind: 'event.recordProgress', text: '明日完工' });
    expect(open(s)).toHaveLength(2);
    s.when(people.urban, submit).when(people.county, accept);
    expect(
      open(s)
        .filter((o) => o.content === 'result')
        .map((o) => o.to),
    ).toEqual(['requester', 'gridStaff']);
    expect(s.refused(people.county, { kind: 'event.close' }).code).toBe('obligations-open');
    for (const { id } of open(s)) s.when(people.county, { ...told, obligation: id });
    expect(s.when(people.county, { kind: 'event.close' }).event.state).toBe('closed');
    expect(s.event.obligations.every((o) => o.clearedAt !== null && o.way !== null)).toBe(true);
  });

  test('given a text that knows no progress feedback, or an event at the town, then progress is kept and nobody is owed word', () => {
    for (const place of ['ZS', 'AK', 'JS', 'ZG'] as const) {
      const s = inHandling(place).when(people.urban, { kind: 'event.recordProgress', text: '已开工' });
      expect(open(s)).toEqual([]);
      expect(s.facts.at(-1)).toMatchObject({ kind: 'event.progressRecorded', text: '已开工' });
    }
    expect(inHandling('LYG').refused(people.water, { kind: 'event.recordProgress', text: 'x' }).code).toBe(
      'not-the-holder',
    );
  });

  const complete: Readonly<Record<PlaceId, readonly string[]>> = {
    LYG: ['department>center LYG-30-2', 'department>requester LYG-29-9', 'department>gridStaff LYG-29-9'],
    ZS: ['department>center ZS-25-9', 'center>requester local'],
    AK: ['department>center AK-11.5-1', 'center>requester AK-11.5-1'],
    JS: ['department>center JS-29-4', 'center>requester JS-29-5'],
    ZG: ['department>center ZG-15-4', 'center>requester local'],
  };
  test.each(placeIds)(
    'C16 %s: given a result accepted at the county, then the duties are those of the text, the one to the centre met by the result itself',
    (place) => {
      const s = inHandling(place).when(people.urban, submit).when(people.county, accept);
      expect(s.event.obligations.map((o) => `${o.from}>${o.to} ${o.basis}`)).toEqual(complete[place]);
      expect(s.event.obligations[0]).toMatchObject({ clearedAt: s.now, way: 'platform' });
    },
  );

  test('C16 given the requester is not reached, then a seat exempts only after the logged tries, a leader with a reason at any time', () => {
    const s = inHandling('JS').when(people.urban, submit).when(people.county, accept);
    const [duty] = open(s);
    const exempt = { kind: 'event.exemptFeedback', obligation: duty?.id ?? '', reason: '三次无人接听' } as const;
    const call = {
      kind: 'event.recordCall',
      to: '甲',
      number: '1380000****',
      text: '',
      obligation: duty?.id ?? '',
    } as const;
    for (const [n, outcome] of (['noAnswer', 'busy', 'reached', 'noAnswer'] as const).entries()) {
      expect(s.refused(people.county, exempt)).toMatchObject({ code: 'tries-missing', detail: { needed: '3' } });
      s.at(`2025-09-02T1${n}:00`).when(people.county, { ...call, calledAt: s.now, outcome });
    }
    s.when(people.county, exempt);
    expect(s.event.obligations.find((o) => o.id === duty?.id)).toMatchObject({ exempt: '三次无人接听', way: null });
    const other = inHandling('JS').when(people.urban, submit).when(people.county, accept);
    other.when(people.leader, { ...exempt, obligation: open(other)[0]?.id ?? '', reason: '号码注销' });
    expect(open(other)).toEqual([]);
  });
});

describe('engineering transitions', () => {
  const off = (place: PlaceId, key: (typeof engineeringTransitions)[number]): Rules => {
    const rules = rulesOfPlace(place);
    const eng = { ...rules.profile.local.eng, [key]: false };
    return { ...rules, profile: { ...rules.profile, local: { ...rules.profile.local, eng } } };
  };
  const toTriage = (rules: Rules) => story('LYG', rules).when(people.county, registration()).when(people.county, up);
  const toHandling = (rules: Rules) =>
    toTriage(rules).when(people.county, dispatchTo()).when(people.urban, { kind: 'event.signIn', handler: '乙' });
  const toCompleted = (rules: Rules) => toHandling(rules).when(people.urban, submit).when(people.county, accept);
  const table: Readonly<
    Record<string, readonly [(rules: Rules) => ReturnType<typeof story>, (typeof people)[keyof typeof people], Step]>
  > = {
    T2: [
      (rules) => story('LYG', rules).when(people.county, registration()),
      people.county,
      { kind: 'event.refuseIntake', reasonCode: 'x', reason: 'x', pointer: 'y' },
    ],
    T15: [
      toHandling,
      people.urban,
      { kind: 'event.return', reasonCode: 'notOurDuty', reason: '非我局', proposed: null },
    ],
    T17: [
      toHandling,
      people.urban,
      { kind: 'event.requestExtension', until: Date.parse('2025-10-01T00:00+08:00'), reason: 'x' },
    ],
    T25: [
      (rules) => toHandling(rules).when(people.urban, submit),
      people.county,
      { kind: 'event.sendBack', reason: 'x' },
    ],
    T28: [toCompleted, people.county, { kind: 'event.reopen', reasonCode: 'recurred', reason: 'x' }],
    T31u: [
      (rules) =>
        toTriage(rules).when(people.county, { kind: 'event.flagMajor', majorKind: 'massIncident', reason: '' }),
      people.director,
      { kind: 'event.unflagMajor', reason: 'x' },
    ],
    T32: [toTriage, people.county, { kind: 'event.withdraw', reason: 'x', thirdParty: false }],
  };

  test.each(Object.keys(table))(
    '%s: given the profile switches it off, then it is refused and not offered; switched on it goes',
    (key) => {
      const found = table[key];
      const transition = engineeringTransitions.find((t) => t === key);
      if (found === undefined || transition === undefined) throw new Error(key);
      const [reach, actor, step] = found;
      const s = reach(off('LYG', transition));
      expect(s.refused(actor, step)).toMatchObject({ code: 'switched-off-by-profile', rule: key });
      const context = { rules: s.rules, actor, at: s.now, hubAt: s.now };
      expect(actsFor(context, s.event)).not.toContain(step.kind as CommandKind);
      expect(reach(rulesOfPlace('LYG')).when(actor, step).facts.length).toBeGreaterThan(0);
    },
  );

  test('T22: given it is switched off, then another system cannot refuse; its result still comes back', () => {
    const foreign = { system: '12345', number: 'F1' };
    const out = (rules: Rules) => toTriage(rules).when(people.county, { kind: 'event.transferOut', foreign, note: '' });
    const refusal = { kind: 'event.foreignReply', number: 'F1', outcome: 'refused', text: '不受理' } as const;
    expect(out(off('LYG', 'T22')).refused(people.county, refusal).code).toBe('switched-off-by-profile');
    expect(out(off('LYG', 'T22')).when(people.county, { ...refusal, outcome: 'result' }).event.state).toBe('handled');
    expect(out(rulesOfPlace('LYG')).when(people.county, refusal).event.state).toBe('triage');
  });
});

describe('impossible times', () => {
  const day = 86_400_000;
  test('given a stated time in the future beyond the trust window or before the event was known, then it is refused and the window itself is let through', () => {
    const s = story('LYG');
    const now = s.now;
    expect(s.refused(people.county, registration({ toldAt: now + day }))).toMatchObject({
      code: 'in-the-future',
      rule: 'T1',
    });
    expect(s.refused(people.county, registration({ occurredAt: now + 11 * 60_000 })).code).toBe('in-the-future');
    s.when(people.county, registration({ occurredAt: now + 9 * 60_000 }));
    const call = { kind: 'event.recordCall', to: '甲', number: '1', outcome: 'reached', text: '' } as const;
    for (const [calledAt, code] of [
      [now + day, 'in-the-future'],
      [s.event.toldAt - day, 'before-it-was-known'],
    ] as const)
      expect(s.refused(people.county, { ...call, calledAt })).toMatchObject({ code });
    expect(s.refused(people.county, { ...call, calledAt: now + day }).detail['stated']).toBe('2025-09-02 10:00');
    s.when(people.county, { ...call, calledAt: s.event.toldAt });
  });

  test('given a command done before the event was known at all, then it is refused', () => {
    const s = story('LYG').when(people.county, registration());
    s.at('2025-08-30T10:00');
    expect(s.refused(people.county, up)).toMatchObject({ code: 'before-it-was-known', rule: 'T7' });
    expect(s.event.state).toBe('registered');
  });

  test('given a centre trusts its clocks less, then its own window counts', () => {
    const rules = rulesOfPlace('LYG');
    const local = { ...rules.profile.local, clockTrust: { minutes: 1 } };
    const strict = story('LYG', { ...rules, profile: { ...rules.profile, local } });
    expect(strict.refused(people.county, registration({ occurredAt: strict.now + 120_000 })).code).toBe(
      'in-the-future',
    );
  });
});
