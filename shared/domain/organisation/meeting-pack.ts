import type { Dossier } from '../dossier/dossier.ts';
import type { Field } from '../dossier/field.ts';
import { forbid } from '../dossier/forbid.ts';
import { type ActContext, listOf, type Machine, textOf } from '../dossier/machine.ts';
import { keepers } from '../dossier/register-machine.ts';
import type { Refusal } from '../refusal.ts';

const clauses = ['AK-11.1'];
/** Most acts a pack may need: 200 lines of 400 characters each. */
export const mostParts = 8;
export const partLines = 200;
export const lineChars = 400;

const partKey = (n: number): string => `part${n}`;
const parts = Array.from({ length: mostParts }, (_, i) => i + 1);
const partField = (n: number): Field => ({
  key: partKey(n),
  zh: `第 ${n} 部分`,
  en: `Part ${n}`,
  type: 'lines',
  ...(n > 1 && { optional: true as const }),
});

/** The fields that carry a pack's bytes, in order: `part1` goes with `freeze`, each later one with an `add`. */
export const partOf = (n: number, lines: readonly string[]) => ({ [partKey(n)]: lines });

/** The whole parcel, or null while a part of it has not come. */
export function parcelOf(data: Dossier['data']): string | null {
  const of = Number(data['of']);
  if (!(of >= 1 && of <= mostParts)) return null;
  const lines = parts.slice(0, of).map((n) => listOf(data, partKey(n)));
  return lines.some((one) => one.length === 0) ? null : lines.flat().join('');
}

const remarkPrefix = 'remark';
/** Remarks on a pack, oldest first, as JSON of a `Comment` (shared/meeting/edits.ts). */
export const remarksOf = (data: Dossier['data']): readonly string[] =>
  Object.keys(data)
    .filter((key) => key.startsWith(remarkPrefix))
    .toSorted((a, b) => Number(a.slice(remarkPrefix.length)) - Number(b.slice(remarkPrefix.length)))
    .map((key) => textOf(data, key));

function readable({ fields }: ActContext): Refusal | null {
  const of = Number(fields['of']);
  const whole = Number.isInteger(of) && of >= 1 && of <= mostParts && /^[0-9a-f]{64}$/.test(textOf(fields, 'digest'));
  return whole
    ? null
    : forbid('meetingPack.freeze', null, '会议材料不完整。', 'The pack is not whole: parts or digest are wrong.');
}

const arrived = ({ data }: ActContext): string => (parcelOf(data) === null ? 'coming' : 'frozen');

/**
 * A frozen pack on its way through the journal (decision 0012), so that every console of its area has the same bytes: made by the
 * console that froze it, never filled in by hand. What people arrange and remark goes the same way; the numbers never change.
 */
export const meetingPack: Machine = {
  key: 'meetingPack',
  letters: 'HC',
  zh: '会议材料',
  en: 'Meeting packs',
  group: 'records',
  byStation: true,
  clauses,
  readers: keepers,
  states: { coming: { zh: '传送中', en: 'On its way' }, frozen: { zh: '已冻结', en: 'Frozen', end: true } },
  title: (data) => textOf(data, 'label'),
  acts: [
    {
      key: 'freeze',
      zh: '冻结数字',
      en: 'Freeze',
      clauses,
      from: 'new',
      to: arrived,
      roles: keepers,
      fields: [
        { key: 'label', zh: '材料', en: 'Pack', type: 'line' },
        { key: 'digest', zh: '校验', en: 'Digest', type: 'line' },
        { key: 'cutoff', zh: '数据冻结', en: 'Cut-off', type: 'instant' },
        { key: 'madeAt', zh: '冻结于', en: 'Frozen at', type: 'instant' },
        { key: 'of', zh: '共几部分', en: 'Parts', type: 'number' },
        partField(1),
      ],
      guard: readable,
    },
    {
      key: 'add',
      zh: '续传',
      en: 'Add a part',
      clauses,
      from: ['coming'],
      to: arrived,
      roles: keepers,
      fields: parts.slice(1).map(partField),
    },
    {
      key: 'arrange',
      zh: '编排',
      en: 'Arrange',
      clauses,
      from: ['coming', 'frozen'],
      to: null,
      roles: keepers,
      fields: [{ key: 'edits', zh: '编排', en: 'Order, headlines and notes', type: 'lines' }],
    },
    {
      key: 'remark',
      zh: '批注',
      en: 'Remark',
      clauses,
      from: ['coming', 'frozen'],
      to: null,
      roles: keepers,
      fields: [
        { key: 'slide', zh: '页', en: 'Slide', type: 'line' },
        { key: 'text', zh: '批注', en: 'Remark', type: 'text' },
      ],
      does: ({ context, dossier, fields }) => {
        const key = `${remarkPrefix}${remarksOf(dossier?.data ?? {}).length + 1}`;
        const { slide, text } = fields;
        return { set: { [key]: JSON.stringify({ slide, text, at: context.at, by: context.actor.name }) } };
      },
    },
  ],
};
