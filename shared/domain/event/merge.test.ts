import { describe, expect, test } from 'vitest';
import { booksStory, eventOf } from '../../../tests/support/books-story.ts';
import { proves } from '../../../tests/support/proves.ts';
import { placeIds, rulesOfPlace } from '../../../tests/support/rules.ts';
import { dispatchTo, people, proof } from '../../../tests/support/story.ts';
import type { EventCommand } from '../verbs.ts';
import { collationCommands, collationPlan } from './collation-plan.ts';
import { handlingClock } from './event-clocks.ts';
import { firstRegisteredAt } from './join-event.ts';

const merge = (n: number, into: number): EventCommand => ({
  kind: 'event.merge',
  event: eventOf(n),
  into: eventOf(into),
  reason: '同一处积水',
});
const join = (n: number, joined: number): EventCommand => ({
  kind: 'event.join',
  event: eventOf(n),
  joined: eventOf(joined),
});
const unmerge = (n: number, into: number): EventCommand => ({
  kind: 'event.unmerge',
  event: eventOf(n),
  into: eventOf(into),
  reason: '不是同一处',
});
const unjoin = (n: number, joined: number): EventCommand => ({
  kind: 'event.unjoin',
  event: eventOf(n),
  joined: eventOf(joined),
  reason: '不是同一处',
});
const onEvent = (n: number, step: object): EventCommand => ({ ...step, event: eventOf(n) }) as EventCommand;

const two = (place: (typeof placeIds)[number] = 'LYG') =>
  booksStory(place)
    .register(people.county, 1, { toldAt: Date.parse('2025-09-01T09:00+08:00') })
    .at('2025-09-01T10:30')
    .register(people.county, 2, { requester: { kind: 'named', name: '丙', phone: '1390000****' } });

describe('T3 merge and join', () => {
  test.each(placeIds)(
    '%s: given two reports of one matter, when merged and joined, then one ends with its trace and the other carries it, its clock unchanged',
    (place) => {
      const s = two(place)
        .when(people.county, onEvent(1, { kind: 'event.reportToCenter', reason: '' }))
        .when(people.county, onEvent(1, dispatchTo()));
      const clock = handlingClock(s.row(1));
      s.at('2025-09-01T11:00').when(people.county, merge(2, 1)).when(people.county, join(1, 2));
      expect(s.row(2)).toMatchObject({
        state: 'merged',
        holder: null,
        mergedInto: { event: eventOf(1), number: s.row(1).number },
      });
      expect(handlingClock(s.row(1))).toEqual(clock);
      expect(s.row(1).joined).toMatchObject([
        { event: eventOf(2), number: s.row(2).number, requester: { name: '丙' }, registeredAt: s.row(2).registeredAt },
      ]);
      const duty = s.row(1).obligations.find((o) => o.content === 'jointNumber');
      expect(duty).toMatchObject({
        to: 'requester',
        names: ['丙'],
        clearedAt: null,
        basis: place === 'ZS' ? 'ZS-25-7' : 'local',
      });
    },
  );

  test('T3: given the earlier report goes into the later one, then the matter is as old as the first of them', () => {
    const s = two().when(people.county, merge(1, 2)).when(people.county, join(2, 1));
    expect(firstRegisteredAt(s.row(2))).toBe(s.row(1).registeredAt);
    expect(s.row(2).registeredAt).toBeGreaterThan(s.row(1).registeredAt);
  });

  test('T3: given a joined event, then it closes only when its requester was told the joint number', () => {
    const s = two().when(people.county, merge(2, 1)).when(people.county, join(1, 2));
    for (const step of [{ kind: 'event.reportToCenter', reason: '' }, dispatchTo()])
      s.when(people.county, onEvent(1, step));
    s.when(people.urban, onEvent(1, { kind: 'event.signIn', handler: '乙' }));
    s.when(people.urban, onEvent(1, { kind: 'event.submitResult', result: '已疏通', measures: '', proofs: [proof] }));
    s.when(people.county, onEvent(1, { kind: 'event.accept', note: '' }));
    const open = s.row(1).obligations.filter((o) => o.clearedAt === null);
    for (const { id, content } of open.filter((o) => o.content !== 'jointNumber')) {
      expect(content).toBe('result');
      s.when(
        people.county,
        onEvent(1, {
          kind: 'event.recordFeedback',
          obligation: id,
          way: 'phone',
          person: '甲',
          toldAt: s.now,
          text: '',
        }),
      );
    }
    expect(s.refused(people.county, onEvent(1, { kind: 'event.close' })).code).toBe('obligations-open');
    const joint = open.find((o) => o.content === 'jointNumber');
    s.when(
      people.county,
      onEvent(1, {
        kind: 'event.recordFeedback',
        obligation: joint?.id,
        way: 'phone',
        person: '丙',
        toldAt: s.now,
        text: '',
      }),
    );
    expect(s.when(people.county, onEvent(1, { kind: 'event.close' })).row(1).state).toBe('closed');
  });

  test('T3: given an anonymous report, then nobody is owed the number', () => {
    const s = booksStory('ZS')
      .register(people.county, 1)
      .register(people.county, 2, { requester: { kind: 'anonymous' } })
      .when(people.county, merge(2, 1))
      .when(people.county, join(1, 2));
    expect(s.row(1).obligations).toMatchObject([{ content: 'jointNumber', exempt: 'anonymous' }]);
  });

  test('T3: given what cannot be merged, then each is refused with its reason and nothing changes', () => {
    const s = two();
    expect(s.refused(people.county, merge(1, 1)).code).toBe('merge-with-itself');
    expect(s.refused(people.county, merge(1, 9)).code).toBe('no-such-event');
    expect(s.refused(people.urban, merge(1, 2)).code).toBe('not-your-role');
    expect(s.refused(people.otherTown, merge(1, 2)).code).toBe('outside-your-area');
    expect(s.refused(people.county, join(1, 2)).code).toBe('not-merged-here');
    s.when(people.county, merge(2, 1));
    expect(s.refused(people.county, merge(1, 2)).code).toBe('target-not-open');
    s.when(people.county, join(1, 2));
    expect(s.refused(people.county, join(1, 2)).code).toBe('already-joined');
    s.register(people.county, 3);
    expect(s.refused(people.county, merge(1, 3)).code).toBe('has-joined-events');
    s.when(people.county, onEvent(1, { kind: 'event.reportToCenter', reason: '' }));
    expect(s.refused(people.county, merge(1, 3)).code).toBe('wrong-state');
  });

  test('invariant 5: given a major event, then it goes into no other that is not major', () => {
    const s = booksStory('LYG').register(people.county, 1).register(people.county, 2).register(people.county, 3);
    const flag = (n: number): void =>
      void s.when(people.county, onEvent(n, { kind: 'event.flagMajor', majorKind: 'massIncident', reason: '' }));
    flag(3);
    // Flagged ones are at triage; below it only what was told major at registration would be.
    expect(s.refused(people.county, merge(3, 1)).code).toBe('wrong-state');
  });

  test('T3 is switched off where the centre wants it so, but not where the text asks for it (ZS-25-7)', () => {
    const off = (place: 'LYG' | 'ZS') => {
      const rules = rulesOfPlace(place);
      const local = { ...rules.profile.local, eng: { ...rules.profile.local.eng, T3: false } };
      return booksStory(place, { ...rules, profile: { ...rules.profile, local } })
        .register(people.county, 1)
        .register(people.county, 2);
    };
    expect(off('LYG').refused(people.county, merge(2, 1)).code).toBe('switched-off-by-profile');
    expect(off('ZS').when(people.county, merge(2, 1)).row(2).state).toBe('merged');
  });
});

describe('undo of T3', () => {
  test('given it was not the same matter, then it comes back where it stood, its clocks as if never stopped, and the other forgets it', () => {
    const s = booksStory('ZS');
    for (const n of [1, 2]) {
      s.register(people.staff, n, { channel: 'gridStaff' });
      s.when(people.staff, onEvent(n, { kind: 'event.reportToVillage', reason: '需协调' }));
    }
    const before = s.row(2);
    s.at('2025-09-01T12:00').when(people.village, merge(2, 1)).when(people.village, join(1, 2));
    expect(s.row(2).clocks.every((c) => c.stoppedAs === 'merged')).toBe(true);
    s.at('2025-09-01T13:00').when(people.village, unmerge(2, 1));
    expect(s.row(2)).toMatchObject({ state: 'atVillage', level: 'village', holder: before.holder, mergedInto: null });
    expect(s.row(2).clocks).toEqual(before.clocks);
    s.when(people.village, unjoin(1, 2));
    expect(s.row(1).joined).toEqual([]);
    expect(s.row(1).obligations).toMatchObject([{ content: 'jointNumber', exempt: 'unjoined' }]);
  });

  test('given the merge still stands, or the joint event is completed, then it is not taken back', () => {
    const s = two().when(people.county, merge(2, 1)).when(people.county, join(1, 2));
    expect(s.refused(people.county, unjoin(1, 2)).code).toBe('not-joined');
    expect(s.refused(people.county, unmerge(2, 3)).code).toBe('no-such-event');
    for (const [actor, step] of [
      [people.county, { kind: 'event.reportToCenter', reason: '' }],
      [people.county, dispatchTo()],
      [people.urban, { kind: 'event.signIn', handler: '乙' }],
      [people.urban, { kind: 'event.submitResult', result: '已疏通', measures: '', proofs: [proof] }],
      [people.county, { kind: 'event.accept', note: '' }],
    ] as const)
      s.when(actor, onEvent(1, step));
    expect(s.refused(people.county, unmerge(2, 1))).toMatchObject({ code: 'target-completed' });
  });

  test('given the target never took it over and ended, then the merge can still be taken back: no requester is lost', () => {
    const s = two().when(people.county, merge(2, 1));
    s.when(people.county, onEvent(1, { kind: 'event.refuseIntake', reasonCode: 'x', reason: 'x', pointer: 'y' }));
    expect(s.refused(people.county, join(1, 2)).code).toBe('wrong-state');
    expect(s.when(people.county, unmerge(2, 1)).row(2).state).toBe('registered');
  });
});

describe('collation of a village', () => {
  test('ZS-25-7 given reports of one village, when collated, then duplicates are joined with a trace and the batch goes to the town', () => {
    proves('ZS-25-7');
    const s = booksStory('ZS');
    const toVillage = (n: number, over: Parameters<typeof s.register>[2] = {}) => {
      s.register(people.staff, n, { channel: 'gridStaff', ...over });
      s.when(people.staff, onEvent(n, { kind: 'event.reportToVillage', reason: '需协调' }));
    };
    toVillage(1);
    toVillage(2, { requester: { kind: 'named', name: '丁', phone: '1370000****' } });
    toVillage(3, { item: '0110' });
    const plan = collationPlan([s.row(1), s.row(2), s.row(3)]);
    expect(plan.groups.map((g) => [g.into.id, g.merge.map((e) => e.id)])).toEqual([[eventOf(1), [eventOf(2)]]]);
    const said = { batch: '一村0901-1', reason: '同一处', severityOf: () => 4 as const };
    for (const command of collationCommands(plan, said)) s.when(people.village, command);
    expect(s.row(2)).toMatchObject({ state: 'merged', mergedInto: { event: eventOf(1) } });
    expect(s.row(1).joined.map((j) => j.number)).toEqual([s.row(2).number]);
    for (const n of [1, 3]) expect(s.row(n)).toMatchObject({ state: 'triage', level: 'town' });
    const batches = s.entries.flatMap((e) => (e.fact.kind === 'event.collated' ? [e.fact.batch] : []));
    expect(batches).toEqual(['一村0901-1', '一村0901-1']);
  });

  test('given another item, a far place, long after or a restricted kind, then it is no duplicate', () => {
    const s = booksStory('ZS').register(people.staff, 1, { channel: 'gridStaff' });
    s.when(people.staff, onEvent(1, { kind: 'event.reportToVillage', reason: 'x' }));
    const a = s.row(1);
    const far = { ...a.place, lon: (a.place.lon ?? 0) + 0.01 };
    for (const other of [
      { ...a, id: 'b', item: '0110' },
      { ...a, id: 'b', place: far },
      { ...a, id: 'b', toldAt: a.toldAt + 30 * 86_400_000 },
      { ...a, id: 'b', flags: { ...a.flags, restricted: true } },
      { ...a, id: 'b', item: 'unclassified' },
    ])
      expect(collationPlan([a, other]).groups).toEqual([]);
    const unlocated = { ...a.place, lon: null, lat: null };
    expect(collationPlan([a, { ...a, id: 'b', place: unlocated }]).groups).toHaveLength(1);
  });
});
