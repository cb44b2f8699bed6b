import { describe, expect, test } from 'vitest';
import { proves, provesPartly } from '../../../tests/support/proves.ts';
import { type PlaceId, placeIds } from '../../../tests/support/rules.ts';
import {
  dispatchTo,
  inHandling,
  morePeople,
  people,
  proof,
  registration,
  type Step,
  story,
} from '../../../tests/support/story.ts';
import { roomOf } from '../../alarm/condition.ts';
import { eventConditions } from '../../alarm/event-conditions.ts';
import type { Actor } from '../actor/actor.ts';
import { findingsOf } from '../findings/finders.ts';
import { startAlarmRules } from '../profile/alarm-rules.ts';
import { majorRule } from '../profile/profile.ts';
import { type GridEvent, majorKinds } from './event.ts';

const flag: Extract<Step, { kind: 'event.flagMajor' }> = {
  kind: 'event.flagMajor',
  majorKind: 'massIncident',
  reason: '聚集',
  departments: ['公安'],
};
/** What rings at a person's desk, by the alarms of the room he sits in (A5). */
const rings = (event: GridEvent, actor: Actor) => {
  const room = roomOf(actor);
  const all = room === null ? [] : eventConditions(room, event, startAlarmRules());
  return all.flatMap(({ kind, about, from }) =>
    kind === 'major' ? [{ id: about.event, number: about.number, name: about.name, since: from }] : [],
  );
};
const registry = { divisions: [], grids: [], staff: [], departments: [] };

type Story = ReturnType<typeof story>;
const found = (s: Story): readonly string[] =>
  findingsOf({ rules: s.rules, registry, dossiers: [], events: [s.event], at: s.now }).map((f) => f.code);
const finding = (s: Story, code: string) =>
  findingsOf({ rules: s.rules, registry, dossiers: [], events: [s.event], at: s.now }).find((f) => f.code === code);

const byStaff = (place: PlaceId) =>
  story(place)
    .when(people.staff, registration({ channel: 'gridStaff' }))
    .at('2025-09-01T10:05')
    .when(people.staff, flag);

const onward = (s: Story) => {
  const duty = s.event.obligations.find((o) => o.kind === 'onwardReport');
  if (duty === undefined) throw new Error('no onward report');
  return duty;
};

describe('T31 fast path', () => {
  const to = { LYG: 'LYG-29-7', JS: 'JS-30-1', ZS: 'ZS-28-1' } as const;
  test.each(['LYG', 'JS', 'ZS'] as const)(
    '%s: given any of the five kinds is flagged by staff, when saved, then it goes straight to the town and rings there and nowhere else until it is acted on, its first-report time measured',
    (place) => {
      proves(to[place]);
      expect(majorRule(byStaff(place).rules.profile).kinds.value).toEqual([...majorKinds]);
      for (const majorKind of majorKinds) {
        const s = story(place)
          .when(people.staff, registration({ channel: 'gridStaff' }))
          .at('2025-09-01T10:05')
          .when(people.staff, { ...flag, majorKind });
        expect(s.event).toMatchObject({
          state: 'triage',
          level: 'town',
          majorKind,
          holder: { id: 'center:320722001' },
        });
        // Told at 9:50, with the town when the hub has it.
        expect(s.event.clocks.find((c) => c.kind === 'majorFirstReport')).toMatchObject({
          startAt: s.event.toldAt,
          stoppedAt: s.now,
          basis: to[place],
          statutory: false,
        });
        expect(finding(s, 'major-event-waits')).toMatchObject({
          area: '320722001',
          gravity: 'gap',
          clause: to[place],
          since: s.event.toldAt,
        });
        // Past the village, at the town's desks, whoever sits there (A5); the chief is told where the text says so.
        expect(s.facts.map((fact) => fact.kind)).not.toContain('event.reportToVillage');
        for (const actor of [people.town, morePeople.townDirector])
          expect(rings(s.event, actor)).toEqual([
            { id: s.event.id, number: s.event.number, name: s.event.title, since: s.event.toldAt },
          ]);
        const elsewhere = [people.otherTown, people.county, people.city, people.village, people.staff, people.urban];
        for (const actor of elsewhere) expect(rings(s.event, actor)).toEqual([]);
        expect(s.event.obligations.some((o) => o.to === 'gridChief' && o.content === 'majorNotice')).toBe(
          place === 'ZS',
        );
        s.when(people.town, dispatchTo());
        expect(rings(s.event, people.town)).toEqual([]);
      }
      const dispatched = inHandling(place).when(people.county, flag);
      expect(found(dispatched)).not.toContain('major-event-waits');
      expect(dispatched.event.state).toBe('inHandling');
    },
  );

  test('given a restricted event rings, then it says its number only; an ordinary one is still', () => {
    const at = (over: object): GridEvent => {
      const { event } = byStaff('LYG');
      return { ...event, clocks: [], flags: { ...event.flags, ...over } };
    };
    const [found] = rings(at({ restricted: true }), people.town);
    expect(found?.name).toBe(found?.number);
    expect(rings(at({ majorEvent: false }), people.town)).toEqual([]);
  });

  test('given it was flagged before it was told of here, then the first report is measured from the flag', () => {
    const s = story('LYG').when(people.county, registration({ toldAt: Date.parse('2025-09-01T10:05+08:00') }));
    s.when(people.county, flag);
    expect(s.event.clocks.find((c) => c.kind === 'majorFirstReport')?.startAt).toBe(s.now);
  });

  test('ZS-28-1 given any staff flag it, then the chief is owed a notice that a dated entry clears; elsewhere no text asks for one', () => {
    provesPartly('ZS-28-1');
    const s = byStaff('ZS');
    const notice = s.event.obligations.find((o) => o.to === 'gridChief');
    expect(notice).toMatchObject({ content: 'majorNotice', basis: 'ZS-28-1', clearedAt: null });
    expect(found(s)).toContain('chief-to-tell');
    s.when(people.town, {
      kind: 'event.recordFeedback',
      obligation: notice?.id ?? '',
      way: 'phone',
      person: '网格长',
      toldAt: s.now,
      text: '',
    });
    expect(found(s)).not.toContain('chief-to-tell');
    for (const place of ['LYG', 'JS', 'AK', 'ZG'] as const)
      expect(byStaff(place).event.obligations.some((o) => o.to === 'gridChief')).toBe(false);
  });

  const onwardClause = { LYG: 'LYG-29-8', JS: 'JS-30-2', ZS: 'ZS-28-2', AK: 'local', ZG: 'local' } as const;
  test.each(placeIds)(
    '%s: given a major event, while no onward report to a department is on file, then it is due and the director is alarmed; a dated entry that names one ends it',
    (place) => {
      if (place !== 'AK' && place !== 'ZG') proves(onwardClause[place]);
      const s = byStaff(place);
      expect(onward(s)).toMatchObject({
        basis: onwardClause[place],
        to: 'departments',
        names: ['公安'],
        clearedAt: null,
      });
      expect(finding(s, 'onward-report-due')).toMatchObject({
        to: 'director',
        gravity: 'gap',
        clause: onwardClause[place],
      });
      const told = {
        kind: 'event.recordFeedback',
        obligation: onward(s).id,
        way: 'phone',
        toldAt: s.now,
        text: '',
      } as const;
      const seat = place === 'ZG' ? people.county : people.town;
      s.when(seat, { ...told, person: '' });
      expect(s.facts.at(-1)?.warnings).toMatchObject([{ code: 'department-not-named' }]);
      expect(found(s)).toContain('onward-report-due');
      s.at('2025-09-01T10:20').when(seat, { ...told, person: '', toldAt: s.now, departments: ['公安', '应急'] });
      expect(s.facts.at(-1)).toMatchObject({ departments: ['公安', '应急'] });
      expect(onward(s)).toMatchObject({ clearedAt: s.now, way: 'phone' });
      expect(found(s)).not.toContain('onward-report-due');
    },
  );

  test('C13 given AK or ZG, then the path is on and marked local, not required by the text', () => {
    for (const place of ['AK', 'ZG'] as const) {
      const s = byStaff(place);
      expect(s.event.flags.majorEvent).toBe(true);
      expect(s.event.clocks.filter((c) => c.kind.startsWith('major')).map((c) => c.basis)).toEqual(['local', 'local']);
      expect(finding(s, 'major-event-waits')?.clause).toBe('local');
    }
  });

  test('invariant 5 given the onward report is open, then it is neither accepted nor settled nor withdrawn nor exempted', () => {
    const s = inHandling('LYG')
      .when(people.county, flag)
      .when(people.urban, { kind: 'event.submitResult', result: '已疏散', measures: '', proofs: [proof] });
    expect(s.refused(people.county, { kind: 'event.accept', note: '' }).code).toBe('onward-report-open');
    for (const actor of [people.county, people.director])
      expect(s.refused(actor, { kind: 'event.exemptFeedback', obligation: onward(s).id, reason: 'x' }).code).toBe(
        'onward-report-open',
      );
  });
});
