import { describe, expect, test } from 'vitest';
import { proves } from '../../../tests/support/proves.ts';
import { placeIds, rulesOfPlace } from '../../../tests/support/rules.ts';
import {
  dispatchTo,
  eventId,
  grid,
  people,
  proof,
  registration,
  type Step,
  story,
} from '../../../tests/support/story.ts';
import { handle } from '../../journal/handle.ts';
import { sourceKeys } from '../profile/details-shape.ts';
import { refusalText } from '../refusal-texts.ts';
import { commandKinds, commandShape, type EventCommand, verbs } from '../verbs.ts';
import { proposedTarget } from './dispatch-target.ts';
import { channels } from './event.ts';
import { replyState } from './event-details.ts';
import { eventFromOpinion } from './event-from-opinion.ts';
import { channelGround, entryDelay } from './intake-rules.ts';

const minute = 60_000;
const opinion = '7201';
const staffProtection = '6305';
const at = (local: string): number => Date.parse(`${local}+08:00`);
const settle = (details?: object): Step =>
  ({ kind: 'event.settle', result: '已答复', proofs: [proof], ...(details && { details }) }) as Step;
const goesThroughDoor = (command: object): boolean => commandShape.safeParse({ event: eventId, ...command }).success;

describe('intake', () => {
  test('JS-29-1, ZS-25-2 given a need of a person or a unit over any way, when saved, then channel, requester, contact and receipt number stand', () => {
    proves('JS-29-1', 'ZS-25-2');
    for (const [place, clause] of [
      ['JS', 'JS-29-1'],
      ['ZS', 'ZS-25-2'],
    ] as const) {
      const { profile } = rulesOfPlace(place);
      for (const channel of ['platform', 'gridStaff'] as const)
        expect(channelGround(profile, channel)).toMatchObject({ clause });
      for (const channel of ['platform', 'gridStaff', 'phone', 'letter'] as const) {
        const unit = { kind: 'named', name: '王某', phone: '0518-5550199', unit: '某制造公司' } as const;
        const s = story(place).when(people.staff, registration({ channel, requester: unit }));
        expect(s.event).toMatchObject({ channel, requester: unit, number: 'LYG20250901-0010001' });
      }
    }
    const { number: _number, ...numberless } = registration() as Record<string, unknown>;
    expect(goesThroughDoor(registration())).toBe(true);
    expect(goesThroughDoor(numberless)).toBe(false);
    expect(goesThroughDoor({ ...registration(), requester: null })).toBe(false);
    expect(goesThroughDoor({ ...registration(), channel: 'rumour' })).toBe(false);
  });

  test('ZS-25-3 given an oral need, when entered later, then the moment told and the moment entered are kept and the delay is known', () => {
    proves('ZS-25-3');
    const s = story('ZS').at('2025-09-01T14:20');
    s.when(people.staff, registration({ channel: 'gridStaff', toldAt: at('2025-09-01T13:40') }));
    expect(s.event).toMatchObject({ toldAt: at('2025-09-01T13:40'), registeredAt: at('2025-09-01T14:20') });
    expect(entryDelay(s.event)).toEqual({ ms: 40 * minute, sameDay: true });
    expect(s.facts[0]?.warnings).toBeUndefined();
  });

  test('JS-29-2 given a need told on another day, when entered, then the delay is shown; and nothing is handled without an event record', () => {
    proves('JS-29-2');
    const s = story('JS').at('2025-09-02T00:10');
    s.when(people.staff, registration({ channel: 'gridStaff', toldAt: at('2025-09-01T23:50') }));
    expect(entryDelay(s.event)).toEqual({ ms: 20 * minute, sameDay: false });
    expect(s.facts[0]?.warnings).toEqual([{ code: 'late-entry', clause: 'JS-29-2' }]);

    const rules = rulesOfPlace('JS');
    const context = { actor: people.director, rules, at: s.now, hubAt: s.now };
    const steps = commandKinds.filter((kind) => verbs[kind].from !== 'new');
    expect(steps.length).toBeGreaterThan(25);
    for (const kind of steps) {
      for (const actor of Object.values(people)) {
        const outcome = handle({ ...context, actor }, { event: undefined, grid }, {
          kind,
          event: eventId,
        } as EventCommand);
        expect(outcome.ok, `${kind} by ${actor.role}`).toBe(false);
      }
    }
  });

  test('ZS-25-6 given a report by phone or paper, when it reaches the console, then the seat enters it with who reported it and when', () => {
    proves('ZS-25-6');
    for (const [channel, via] of [
      ['phone', 'phone'],
      ['paper', 'paper'],
    ] as const) {
      const reportedBy = { name: '李某', via, at: at('2025-09-01T08:15') };
      const s = story('ZS').when(people.town, registration({ channel, reportedBy }));
      expect(s.event).toMatchObject({ channel, reportedBy, reporter: people.town.name });
    }
  });

  test.each([
    ['ZS', 'ZS-22-2', 'dealtWith'],
    ['AK', 'AK-9.2', 'way dealtWith'],
  ] as const)(
    '%s: given an opinion, when entered, then %s asks how it was found and dealt with',
    (place, clause, fields) => {
      proves(clause);
      const s = story(place);
      const bare = registration({ item: opinion, channel: 'gridStaff' });
      const refused = s.refused(people.staff, bare);
      expect(refused).toMatchObject({ code: 'details-missing', clause, detail: { fields } });
      expect(refusalText(refused, 'zh')).toContain('处理方式');
      for (const dealtWith of ['answered', 'event', 'reported']) {
        const details = { dealtWith, way: place === 'AK' ? 'regular' : 'told' };
        expect(story(place).when(people.staff, { ...bare, details } as Step).event.details).toMatchObject(details);
      }
      const wrong = { ...bare, details: { dealtWith: 'shelved', way: 'regular' } } as Step;
      expect(s.refused(people.staff, wrong)).toMatchObject({ code: 'detail-not-listed' });
    },
  );

  test('ZG-6-2 given a suggestion by any channel, when received, then it is registered as a suggestion with its reply state', () => {
    proves('ZG-6-2');
    for (const channel of ['phone', 'platform', 'letter', 'resident'] as const) {
      const s = story('ZG').when(
        people.county,
        registration({ item: opinion, channel, details: { type: 'suggestion' } }),
      );
      expect(s.event).toMatchObject({ channel, details: { type: 'suggestion' } });
      expect(replyState(s.event)).toBe('owed');
      s.when(people.county, { kind: 'event.completeDetails', details: { reply: '已采纳，下月实施。' } });
      expect(replyState(s.event)).toBe('replied');
    }
    const s = story('ZG').when(
      people.staff,
      registration({
        item: opinion,
        channel: 'gridStaff',
        requester: { kind: 'anonymous' },
        details: { type: 'suggestion' },
      }),
    );
    s.when(people.staff, { kind: 'event.takeOnSpot' }).when(people.staff, settle());
    expect(s.refused(people.county, { kind: 'event.close' })).toMatchObject({
      code: 'details-missing',
      detail: { fields: 'reply' },
    });
    // A plain opinion owes none.
    expect(replyState(story('ZG').when(people.county, registration({ item: opinion })).event)).toBeNull();
  });

  test('ZG-9-2 given an opinion with a demand, when clicked, then an event is made from it and both stay linked', () => {
    proves('ZG-9-2');
    const heard = story('ZG').when(people.county, registration({ item: opinion, title: '希望增设路灯' })).event;
    const other = '0190a000-0000-7000-8000-0000000000ff';
    const [register, deals, link] = eventFromOpinion(heard, { event: other, number: 'ZG20250901-0010002' });
    const context = { rules: rulesOfPlace('ZG'), actor: people.county, at: heard.registeredAt, hubAt: null };
    const made = handle(context, { event: undefined, grid }, register);
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    expect(made.value.after).toMatchObject({
      title: '希望增设路灯',
      state: 'registered',
      links: [{ relation: 'madeFrom', event: heard.id, number: heard.number }],
    });
    const s = story('ZG').when(people.county, registration({ item: opinion, title: '希望增设路灯' }));
    s.when(people.county, deals).when(people.county, link).when(people.county, link);
    expect(s.event).toMatchObject({
      details: { dealtWith: 'event' },
      links: [{ relation: 'ledTo', event: other, number: 'ZG20250901-0010002' }],
    });
  });
});

describe('sources', () => {
  test.each([
    ['LYG', 'LYG-27-3', ['peaceBuilding', 'disputeMediation', 'petitionReception', 'publicLegalService']],
    [
      'JS',
      'JS-27-1',
      ['peaceBuilding', 'disputeMediation', 'petitionReception', 'publicLegalService', 'gridManagement'],
    ],
  ] as const)(
    '%s: given intake at a window, when registered, then it enters the same pool with its window as source',
    (place, clause, windows) => {
      proves(clause);
      const usual = story(place).when(people.county, registration()).event;
      for (const channel of windows) {
        const { event, rules } = story(place).when(people.county, registration({ channel }));
        expect(event).toEqual({ ...usual, channel });
        expect(channelGround(rules.profile, channel)).toMatchObject({ clause, statutory: true });
      }
    },
  );

  test('ZS-6-2-4 given an assignment from above, when received, then it is an event of that source with its due date and a duty to answer', () => {
    proves('ZS-6-2-4');
    const assignment = { by: '市委政法委', document: '舟政法函〔2025〕8号', due: at('2025-09-12T18:00') };
    const s = story('ZS');
    const bare = registration({ channel: 'upperAssigned' });
    expect(s.refused(people.town, bare)).toMatchObject({ code: 'assignment-missing', clause: 'ZS-6-2-4' });
    expect(
      s.refused(people.town, { ...bare, assignment: { ...assignment, due: at('2025-08-30T18:00') } } as Step),
    ).toMatchObject({ code: 'assignment-missing' });
    s.when(people.town, { ...bare, assignment } as Step);
    expect(s.event).toMatchObject({ channel: 'upperAssigned', assignment });
    expect(s.event.clocks).toMatchObject([
      { kind: 'upperReply', due: assignment.due, statutory: false, stoppedAt: null },
    ]);
    expect(s.event.obligations).toMatchObject([
      {
        to: 'upper',
        content: 'result',
        names: ['市委政法委'],
        basis: 'ZS-6-2-4',
        due: assignment.due,
        clearedAt: null,
      },
    ]);
    s.when(people.town, { kind: 'event.reportToCenter', reason: '' })
      .when(people.town, dispatchTo())
      .when(people.urban, { kind: 'event.signIn', handler: '乙' })
      .when(people.urban, { kind: 'event.submitResult', result: '已办', measures: '', proofs: [proof] })
      .when(people.town, { kind: 'event.accept', note: '' });
    for (const duty of s.event.obligations.filter((o) => o.to !== 'upper' && o.clearedAt === null))
      s.when(people.town, {
        kind: 'event.recordFeedback',
        obligation: duty.id,
        way: 'phone',
        person: '甲',
        toldAt: s.now,
        text: '',
      });
    expect(s.refused(people.town, { kind: 'event.close' })).toMatchObject({
      code: 'obligations-open',
      detail: { to: 'upper' },
    });
    s.when(people.town, {
      kind: 'event.recordFeedback',
      obligation: 'upperReply.1',
      way: 'letter',
      person: '市委政法委',
      toldAt: s.now,
      text: '',
    });
    expect(s.event.clocks.find((c) => c.kind === 'upperReply')?.stoppedAs).toBe('cleared');
    expect(s.event.obligations.find((o) => o.to === 'upper')?.clearedAt).toBe(s.now);
  });

  test.each([
    ['LYG', 'LYG-26'],
    ['JS', 'JS-26'],
  ] as const)(
    '%s: given a proposal of residents, when entered, then its source is self-governance and its outcome goes back to the village',
    (place, clause) => {
      proves(clause);
      const s = story(place).when(
        people.staff,
        registration({ channel: 'selfGovernance', requester: { kind: 'anonymous' } }),
      );
      expect(channelGround(s.rules.profile, s.event.channel)).toMatchObject({ clause });
      const early = s.event;
      s.when(people.staff, { kind: 'event.takeOnSpot' }).when(people.staff, settle());
      const owed = s.event.obligations.find((o) => o.to === 'village');
      expect(owed).toMatchObject({ content: 'result', basis: clause, clearedAt: null });
      expect(s.refused(people.county, { kind: 'event.close' })).toMatchObject({ code: 'obligations-open' });
      s.when(people.county, {
        kind: 'event.recordFeedback',
        obligation: owed?.id ?? '',
        way: 'visit',
        person: '一村村委会',
        toldAt: s.now,
        text: '',
      });
      for (const duty of s.event.obligations.filter((o) => o.clearedAt === null))
        s.when(people.county, { kind: 'event.exemptFeedback', obligation: duty.id, reason: '三次未接通' });
      expect(s.when(people.county, { kind: 'event.close' }).event.state).toBe('closed');

      // Handled by a department it goes back to the village as well.
      const far = story(place).when(people.county, registration({ channel: 'selfGovernance' }));
      far
        .when(people.county, { kind: 'event.reportToCenter', reason: '' })
        .when(people.county, dispatchTo())
        .when(people.urban, { kind: 'event.signIn', handler: '乙' })
        .when(people.urban, { kind: 'event.submitResult', result: '已办', measures: '', proofs: [proof] })
        .when(people.county, { kind: 'event.accept', note: '' });
      expect(far.event.obligations.filter((o) => o.to === 'village')).toHaveLength(1);
      expect(early.obligations).toEqual([]);
    },
  );

  test.each([
    ['LYG', 'LYG-16-4'],
    ['JS', 'JS-16-4'],
  ] as const)(
    '%s: given grid staff who report obstruction or retaliation, when saved, then an event of that type stands in the triage of the town centre',
    (place, clause) => {
      proves(clause);
      const { event, rules, facts } = story(place).when(
        people.staff,
        registration({ item: staffProtection, channel: 'gridStaff' }),
      );
      expect(facts).toHaveLength(1);
      expect(event).toMatchObject({
        state: 'triage',
        level: 'town',
        holder: { kind: 'center', id: 'center:320722001' },
      });
      expect(event.clocks).toMatchObject([{ kind: 'triage', stoppedAt: null }]);
      expect(rules.items.items.find((i) => i.code === event.item)?.key).toBe('staffProtection');
      const goesOn = story(place).when(people.staff, registration({ item: staffProtection, channel: 'gridStaff' }));
      expect(goesOn.when(people.town, dispatchTo('gongan')).event.state).toBe('assigned');
    },
  );

  test('LYG-28-3 given a public-service matter, when dispatched, then 12345 is proposed; if it came from there another target is asked for', () => {
    proves('LYG-28-3');
    const { rules } = story('LYG');
    const own = story('LYG')
      .when(people.county, registration({ item: '7104' }))
      .when(people.county, { kind: 'event.reportToCenter', reason: '' });
    expect(proposedTarget(rules, own.event)).toMatchObject({ system: '12345', blocked: null, clause: 'LYG-28-3' });
    const theirs = story('LYG').when(
      people.county,
      registration({ item: '7104', channel: '12345', foreign: { system: '12345', number: 'A1' } }),
    );
    theirs.when(people.county, { kind: 'event.reportToCenter', reason: '' });
    expect(proposedTarget(rules, theirs.event)).toMatchObject({ system: null, blocked: '12345' });
    const out = { kind: 'event.transferOut', foreign: { system: '12345', number: 'B2' }, note: '' } as const;
    expect(theirs.refused(people.county, out)).toMatchObject({ code: 'loop-to-origin', clause: 'LYG-28-3' });
    expect(own.when(people.county, out).event.state).toBe('transferred');
  });

  test('given any place, then every source its text names is a channel an event can be entered with', () => {
    const words = new Set<string>([...channels, 'hotline12345', 'police110NonPolice', 'suggestion']);
    expect(sourceKeys.filter((key) => !words.has(key))).toEqual([]);
    for (const place of placeIds) expect(Object.keys(rulesOfPlace(place).profile.sources).length).toBeGreaterThan(2);
  });
});
