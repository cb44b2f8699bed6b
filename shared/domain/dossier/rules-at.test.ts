import { expect, test } from 'vitest';
import { dossierStory } from '../../../tests/support/dossier-story.ts';
import { people } from '../../../tests/support/story.ts';
import { rulesAt } from './rules-at.ts';
import { rulesInForce } from './rules-in-force.ts';

const inForce = dossierStory('LYG', 'parameterOverride')
  .when(people.director, 'propose', { path: 'local.periods.signIn', value: '1小时', reason: '收紧', document: '示例' })
  .at('2025-09-02T10:00')
  .when(people.director, 'putInForce', { effectiveFrom: '2025-09-05' });
const { rules: pack, dossier } = inForce;
const from = Date.parse('2025-09-05T00:00+08:00');

test('given nothing on the pack, when asked, then the pack itself comes', () => {
  expect(rulesAt(pack, [], from)).toBe(pack);
});

test('given one list, when asked at any moment in any order, then the answer is that of the rules in force, kept while they stand', () => {
  const list = [dossier];
  const moments = [from + 1, from - 1, from, from + 9e9, from - 9e9, from - 1];
  for (const at of moments) expect(rulesAt(pack, list, at)).toEqual(rulesInForce(pack, list, at));
  expect(rulesAt(pack, list, from + 5)).toBe(rulesAt(pack, list, from + 6));
  expect(rulesAt(pack, list, from - 1)).not.toEqual(rulesAt(pack, list, from));
});

test('given the list is another one, when asked, then nothing of the old answer is left', () => {
  const list = [dossier];
  const before = rulesAt(pack, list, from);
  inForce.at('2025-09-06T10:00').when(people.director, 'end', { endReason: '到期' });
  const after = rulesAt(pack, [inForce.dossier], Date.parse('2025-09-07T00:00+08:00'));
  expect(after.profile.local).toEqual(pack.profile.local);
  expect(before.profile.local).not.toEqual(pack.profile.local);
});
