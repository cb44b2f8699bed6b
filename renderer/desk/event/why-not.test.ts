import { expect, test } from 'vitest';
import { actsFor } from '../../../shared/domain/acts.ts';
import type { PlaceId } from '../../../tests/support/rules.ts';
import { people, registration, story } from '../../../tests/support/story.ts';
import { barredActs, bySameReason } from './why-not.tsx';

/** What the town's seat reads of an event in its triage. */
function barredInTriage(place: PlaceId) {
  const s = story(place)
    .when(people.town, registration())
    .when(people.town, { kind: 'event.reportToCenter', reason: '' });
  const context = { rules: s.rules, actor: people.town, at: s.now, hubAt: s.now };
  return barredActs(context, { event: s.event, acts: actsFor(context, s.event) });
}

test('given a place without a whistle, when the town asks why not, then its rules are the reason; where there is one it is offered', () => {
  expect(barredInTriage('JS').find((b) => b.kind === 'event.whistle')?.refusal.code).toBe('switched-off-by-profile');
  expect(barredInTriage('LYG').map((b) => b.kind)).not.toContain('event.whistle');
});

test('given nothing to answer, undo or take off, then nobody reads why that is not possible', () => {
  const kinds = barredInTriage('LYG').map((b) => b.kind);
  expect(kinds).toContain('event.supervise');
  for (const kind of ['event.unflagMajor', 'event.unjoin', 'event.originWithdraws', 'event.reviewUnlawful'])
    expect(kinds).not.toContain(kind);
});

test('given several acts barred for one reason, then it is said once, and what only other roles may do comes last', () => {
  const reasons = bySameReason(barredInTriage('JS'), 'zh');
  expect(new Set(reasons.map((r) => r.text)).size).toBe(reasons.length);
  expect(reasons.flatMap((r) => r.kinds).toSorted()).toEqual(
    barredInTriage('JS')
      .map((b) => b.kind)
      .toSorted(),
  );
  expect(reasons.at(-1)?.text).toContain('岗位');
});
