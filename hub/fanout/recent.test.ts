import { describe, expect, test } from 'vitest';
import type { Entry } from '../../shared/journal/entry.ts';
import { people } from '../../tests/support/story.ts';
import { type FreshLine, noMarks } from '../access/scope.ts';
import { createRecent } from './recent.ts';

const line = (seq: number, over: Partial<FreshLine> = {}): FreshLine => ({
  ...noMarks('320722001'),
  station: 'other',
  account: 'somebody',
  kind: 'event.registered',
  entry: { seq, v: 1, fact: { kind: 'event.registered', event: `e${seq}` } } as Entry,
  ...over,
});
const noted = (line: FreshLine): FreshLine => ({
  ...line,
  kind: 'event.noteAdded',
  entry: { ...line.entry, fact: { kind: 'event.noteAdded', event: 'e0' } } as Entry,
});
const head = (seq: number) => ({ seq, hash: `h${seq}` });
const seat = { actor: people.county, station: 'desk' };
const urban = { actor: people.urban, station: 'urban' };
const village = { actor: people.village, station: 'village' };
const seqs = (found: ReturnType<ReturnType<typeof createRecent>['delta']>): readonly number[] | undefined =>
  found?.delta.entries.map((e) => e.seq);

describe('the end of the journal in memory', () => {
  test('given lines, when somebody asks from within, then what he sees comes with the hash; from before or beyond, the database is asked', () => {
    const recent = createRecent(3);
    expect(recent.delta(seat, 0)).toBeNull();
    recent.note(head(5), [line(4), line(5)]);
    recent.note(head(7), [line(6), line(7)]);
    expect(recent.delta(seat, 3)).toBeNull();
    expect(recent.delta(seat, 8)).toBeNull();
    expect(recent.delta(seat, 5)).toMatchObject({ delta: { after: 5, upto: 7 }, more: false, hash: 'h7' });
    expect(seqs(recent.delta(seat, 4))).toEqual([5, 6, 7]);
    expect(seqs(recent.delta(seat, 7))).toEqual([]);
  });

  test('given lines told twice, late or with a hole, when somebody asks, then nothing is doubled and nothing stands beside its place', () => {
    const recent = createRecent();
    recent.note(head(3), [line(2), line(3)]);
    recent.note(head(5), [line(3), line(4), line(5)]);
    recent.note(head(4), [line(4)]);
    recent.note(head(5), [line(5)]);
    expect(seqs(recent.delta(seat, 1))).toEqual([2, 3, 4, 5]);
    recent.note(head(9), [line(8), line(9)]);
    expect(recent.delta(seat, 5)).toBeNull();
    expect(seqs(recent.delta(seat, 7))).toEqual([8, 9]);
    // The end is told, the lines are not.
    recent.note(head(11), [line(10)]);
    expect(recent.delta(seat, 9)).toBeNull();
    recent.note(head(12), [line(12)]);
    expect(seqs(recent.delta(seat, 11))).toEqual([12]);
    recent.forget();
    expect(recent.delta(seat, 11)).toBeNull();
  });

  test('given a row that may come into sight or go out of it, when somebody asks, then the database answers', () => {
    const recent = createRecent();
    const note = noted(line(2));
    recent.note(head(2), [line(1), note]);
    expect(seqs(recent.delta(seat, 1))).toEqual([2]);
    expect(seqs(recent.delta(urban, 1))).toEqual([]);
    // A department sees by involvement: whether it did so before, only the rows know.
    recent.note(head(3), [{ ...noted(line(3)), involved: ['department:chengguan'] }]);
    expect(recent.delta(urban, 2)).toBeNull();
    expect(seqs(recent.delta(seat, 2))).toEqual([3]);
    // Restricted now: the village may have seen it before.
    recent.note(head(4), [{ ...noted(line(4)), area: people.village.area, restricted: true }]);
    expect(recent.delta(village, 3)).toBeNull();
    expect(seqs(recent.delta(seat, 3))).toEqual([4]);
    recent.note(head(5), [{ ...noted(line(5)), machine: 'complaint' }]);
    expect(recent.delta(seat, 4)).toBeNull();
  });

  test('given a refused command, when two ask, then only its author and his console get it', () => {
    const recent = createRecent();
    const refused = { ...line(1), kind: 'command.refused', account: people.county.account, station: 'desk' };
    recent.note(head(1), [{ ...refused, entry: { ...refused.entry, fact: { kind: 'command.refused' } } as Entry }]);
    expect(seqs(recent.delta(seat, 0))).toEqual([1]);
    expect(seqs(recent.delta({ actor: people.county, station: 'other-desk' }, 0))).toEqual([1]);
    expect(seqs(recent.delta({ actor: people.leader, station: 'third' }, 0))).toEqual([]);
  });
});
