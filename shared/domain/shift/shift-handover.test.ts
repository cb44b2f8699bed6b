import { expect, test } from 'vitest';
import { dossierStory } from '../../../tests/support/dossier-story.ts';
import { people } from '../../../tests/support/story.ts';

const note = { note: '平稳', claims: ['0137 路灯'], promises: ['17:00 前给 0140 回电'] };
const on = () => dossierStory('LYG', 'shiftHandover', '320722').when(people.county, 'signOn', { seat: '03' });

test('given somebody on duty, when the shift is handed over with its note, then it waits until the next has read and accepted it', () => {
  const s = on();
  expect(s.dossier.state).toBe('on');
  s.when(people.county, 'handOver', note);
  expect(s.dossier).toMatchObject({ state: 'handed', endedAt: null, data: note });
  s.when(people.leader, 'accept', { remark: '已核对' });
  expect(s.dossier.state).toBe('accepted');
  expect(s.dossier.endedAt).not.toBeNull();
});

test('given a handover, when its own author accepts it, then it is refused; he may take it back', () => {
  const s = on().when(people.county, 'handOver', note);
  expect(() => s.when(people.county, 'accept', {})).toThrow(/shiftHandover.accept/);
  s.when(people.county, 'takeBack', {});
  expect(s.dossier.state).toBe('on');
});

test('given a shift of somebody else, when a seat hands it over, then it is refused; a leader may, and nobody leaves without a reason', () => {
  const s = on();
  expect(() => s.when(people.leader, 'leave', {})).toThrow();
  s.when(people.leader, 'leave', { reason: '临时送医' });
  expect(s.dossier.state).toBe('left');
});
