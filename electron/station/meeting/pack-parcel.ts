import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { DossierAct } from '../../../shared/domain/dossier/act-on-dossier.ts';
import { lineChars, mostParts, partLines, partOf } from '../../../shared/domain/organisation/meeting-pack.ts';
import type { Pack } from '../../../shared/meeting/pack.ts';
import { periodName } from '../../../shared/meeting/pack-period.ts';

/** No pack is larger, packed or not: a parcel that says otherwise is not one of ours. */
const mostBytes = 64 * 2 ** 20;

type Lists = { readonly numerator: readonly number[]; readonly denominator: readonly number[] };

/** Places as steps from one to the next: they run upwards, and small numbers that repeat pack to a tenth. */
const steps = (places: readonly number[]): readonly number[] => places.map((at, i) => at - (places[i - 1] ?? 0));
function places(ofSteps: readonly number[]): readonly number[] {
  let at = 0;
  return ofSteps.map((step) => (at += step));
}
const withLists = (pack: Pack, turn: (places: readonly number[]) => readonly number[]): Pack => ({
  ...pack,
  figures: pack.figures.map((figure) => {
    const { numerator, denominator }: Lists = figure.behind;
    return { ...figure, behind: { numerator: turn(numerator), denominator: turn(denominator) } };
  }),
});

const packed = (text: string): string => deflateRawSync(Buffer.from(text), { level: 9 }).toString('base64');
const unpacked = (parcel: string): string =>
  inflateRawSync(Buffer.from(parcel, 'base64'), { maxOutputLength: mostBytes }).toString('utf8');

/** Lines of a text for an act's field of type `lines`. */
function linesOf(text: string): readonly string[] {
  const lines: string[] = [];
  for (let at = 0; at < text.length; at += lineChars) lines.push(text.slice(at, at + lineChars));
  return lines;
}

/** Plain data as lines of an act, and back; null where the lines are none of ours: an act made by hand has nothing to show. */
export const dataLines = (data: unknown): readonly string[] => linesOf(packed(JSON.stringify(data)));
export function linesData(lines: readonly string[]): unknown {
  try {
    return JSON.parse(unpacked(lines.join('')));
  } catch {
    // Neither deflated nor JSON.
    return null;
  }
}

/** The frozen text out of its parcel, byte for byte; null where it is none. Its digest is the caller's to compare. */
export function packText(parcel: string): string | null {
  const pack = linesData([parcel]) as Pack | null;
  return Array.isArray(pack?.figures) ? JSON.stringify(withLists(pack, places)) : null;
}

type Sending = {
  readonly id: string;
  readonly madeAt: number;
  readonly number: string;
  readonly digest: string;
  readonly pack: Pack;
};

/** The acts that carry a pack to the county's journal, in order; null where it is larger than they may carry. */
export function packActs({ id, madeAt, number, digest, pack }: Sending): readonly DossierAct[] | null {
  const lines = linesOf(packed(JSON.stringify(withLists(pack, steps))));
  const of = Math.ceil(lines.length / partLines);
  if (of > mostParts) return null;
  const part = (n: number) => partOf(n, lines.slice((n - 1) * partLines, n * partLines));
  const about = { label: `${pack.areaName} ${periodName(pack.period)}`, digest, cutoff: pack.cutoff, madeAt, of };
  const act = { kind: 'dossier.act', dossier: id, machine: 'meetingPack' } as const;
  return [
    { ...act, act: 'freeze', opens: { number, area: pack.area, event: null }, fields: { ...about, ...part(1) } },
    ...Array.from({ length: of - 1 }, (_, i): DossierAct => ({ ...act, act: 'add', opens: null, fields: part(i + 2) })),
  ];
}
