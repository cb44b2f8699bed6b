import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Values } from '../../../shared/domain/dossier/dossier.ts';
import { listOf } from '../../../shared/domain/dossier/machine.ts';
import { parcelOf } from '../../../shared/domain/organisation/meeting-pack.ts';
import type { Pack } from '../../../shared/meeting/pack.ts';
import { packPeriod } from '../../../shared/meeting/pack-period.ts';
import { random } from '../../../tests/support/random-walk.ts';
import { dataLines, linesData, packActs, packText } from './pack-parcel.ts';

/** As large as a year of so many events makes it; only what the parcel looks at has its true shape. */
function pack(events: number): Pack {
  const r = random(12);
  const all = Array.from({ length: events }, (_, i) => i);
  const some = (share: number): number[] => all.filter(() => r() < share);
  return {
    area: '320722',
    areaName: '示例县',
    cutoff: 1,
    period: packPeriod('year', '2026-06-01'),
    figures: [0.1, 0.5, 0.9, 0.95].map((share) => ({
      key: 'inflow',
      behind: { numerator: some(share), denominator: all },
    })),
    events: all.map(
      (i) => `LYG2026${String(100 + Math.floor(i / 200))}-00${10 + (i % 9)}${String(i % 200).padStart(4, '0')}`,
    ),
  } as unknown as Pack;
}
const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const sent = (one: Pack) =>
  packActs({
    id: crypto.randomUUID(),
    madeAt: 5,
    number: 'HC20261122-0010001',
    digest: digest(JSON.stringify(one)),
    pack: one,
  });

test.each([0, 400, 20_000])(
  'W4 given a pack of %i events, when its acts have come, then its text is the same byte for byte',
  (events) => {
    const one = pack(events);
    const acts = sent(one) ?? [];
    expect(acts.length).toBeGreaterThan(0);
    let data: Values = {};
    for (const [i, { fields }] of acts.entries()) {
      data = { ...data, ...fields };
      const parcel = parcelOf(data);
      expect(parcel === null, `part ${i + 1}`).toBe(i < acts.length - 1);
      if (parcel !== null) expect(digest(packText(parcel) ?? '')).toBe(digest(JSON.stringify(one)));
    }
  },
);

test('given a pack of a county’s week, when it is sent, then one act carries it; a year of 20,000 events takes no more than the parts there are', () => {
  expect(sent(pack(400))).toHaveLength(1);
  expect(sent(pack(20_000))?.length).toBeLessThanOrEqual(8);
});

test('given words that are no parcel, when they are read, then there is nothing and nothing is thrown', () => {
  expect(packText('5YWs5byA')).toBeNull();
  expect(packText('')).toBeNull();
  expect(packText(dataLines({ no: 'pack' }).join(''))).toBeNull();
  expect(linesData(['x y z'])).toBeNull();
  expect(linesData(listOf({ edits: dataLines({ a: ' 前后空格 ' }) }, 'edits'))).toEqual({ a: ' 前后空格 ' });
});
