import { describe, expect, test } from 'vitest';
import { placeIds } from '../../../tests/support/rules.ts';
import { inHandling, people, proof, registration, story } from '../../../tests/support/story.ts';

const withdraw = { kind: 'event.withdraw', reason: '已自行解决', thirdParty: false } as const;

describe('T32 withdraw', () => {
  test.each(placeIds)(
    '%s: given a requester takes it back before a result is in, then it ends, clocks stop as withdrawn and nobody is owed anything',
    (place) => {
      const s = inHandling(place).when(people.county, withdraw);
      expect(s.event).toMatchObject({ state: 'withdrawn', holder: null, endedReason: '已自行解决' });
      expect(s.event.clocks.every((c) => c.stoppedAt !== null)).toBe(true);
      expect(s.event.clocks.some((c) => c.kind === 'deptHandle' && c.stoppedAs === 'withdrawn')).toBe(true);
      expect(s.event.obligations.every((o) => o.clearedAt !== null)).toBe(true);
    },
  );

  test('given a matter of safety or of others, then it stays open without its requester', () => {
    const stays = [
      inHandling('LYG').when(people.county, { ...withdraw, thirdParty: true }),
      story('LYG')
        .when(people.county, registration({ severity: 2 }))
        .when(people.county, withdraw),
      story('LYG')
        .when(people.county, registration({ item: '0406' }))
        .when(people.county, withdraw),
      story('LYG')
        .when(people.county, registration({ major: 'suddenIncident' }))
        .when(people.county, withdraw),
    ];
    for (const { event, facts } of stays) {
      expect(facts.at(-1)).toMatchObject({ kind: 'event.withdrawn', stays: true });
      expect(event.state).not.toBe('withdrawn');
      expect(event.requester).toEqual({ kind: 'anonymous' });
    }
    const [goesOn] = stays;
    goesOn
      ?.when(people.urban, { kind: 'event.submitResult', result: '已修', measures: '', proofs: [proof] })
      .when(people.county, { kind: 'event.accept', note: '' });
    expect(goesOn?.event.obligations.find((o) => o.to === 'requester')?.exempt).toBe('anonymous');
  });

  test('T32 W3 given a name typed into the title, when its requester withdraws and the matter goes on, then the title has no name', () => {
    const named = story('LYG')
      .when(
        people.county,
        registration({
          title: '试来访丙家门口路灯不亮',
          requester: { kind: 'named', name: '试来访丙', phone: '19900000003' },
          major: 'suddenIncident',
        }),
      )
      .when(people.county, withdraw);
    expect(named.facts.at(-1)).toMatchObject({ stays: true });
    expect(named.event.title).toBe('某某家门口路灯不亮');
  });

  test('given nobody is named, or a result is in, or the centre switched it off, then it is refused', () => {
    const unnamed = story('LYG').when(people.county, registration({ requester: { kind: 'anonymous' } }));
    expect(unnamed.refused(people.county, withdraw).code).toBe('no-requester');
    const handled = inHandling('LYG').when(people.urban, {
      kind: 'event.submitResult',
      result: '已修',
      measures: '',
      proofs: [proof],
    });
    expect(handled.refused(people.county, withdraw).code).toBe('wrong-state');
    expect(inHandling('LYG').refused(people.urban, withdraw).code).toBe('not-your-role');
  });
});
