import { localDate } from '../../time/local-date.ts';
import { covers, type Role } from '../actor/actor.ts';
import type { Words } from '../names.ts';
import { type Refusal, refusal } from '../refusal.ts';
import type { Field } from './field.ts';
import { forbid } from './forbid.ts';
import type { Act, ActContext, DossierEffects, DossierWarning, Machine } from './machine.ts';

/** People of a centre who keep its registers. */
export const keepers: readonly Role[] = ['townSeat', 'countySeat', 'shiftLeader', 'director'];

type Register = Omit<Machine, 'acts' | 'states'> & {
  /** Words of the state of an entry that holds and of one that holds no more. */
  readonly active?: Words;
  readonly ended?: Words;
  readonly fields: readonly Field[];
  readonly roles?: readonly Role[];
  /** Asked of a new entry and of an amended one; `data` is the entry as it would stand. */
  readonly guard?: (c: ActContext) => Refusal | null;
  readonly does?: (c: ActContext) => DossierEffects;
  readonly warns?: (c: ActContext) => readonly DossierWarning[];
  /** What else may be done while it holds. */
  readonly acts?: readonly Act[];
};

/**
 * A register as a machine: an entry is made, amended and ended, each time dated and signed by its journal entry, so that what stood
 * when is readable for good.
 */
export function registerMachine({ active, ended, fields, roles = keepers, acts = [], ...spec }: Register): Machine {
  const { guard, does, warns, ...machine } = spec;
  const law = { ...(guard && { guard }), ...(does && { does }), ...(warns && { warns }) };
  const { clauses } = machine;
  return {
    ...machine,
    states: {
      active: active ?? { zh: '有效', en: 'In force' },
      ended: { ...(ended ?? { zh: '已终止', en: 'Ended' }), end: true },
    },
    acts: [
      { key: 'register', zh: '登记', en: 'Register', clauses, from: 'new', to: 'active', roles, fields, ...law },
      ...acts,
      {
        key: 'amend',
        zh: '变更',
        en: 'Amend',
        clauses,
        from: ['active'],
        to: null,
        roles,
        fields: fields.map((field) => ({ ...field, optional: true })),
        ...law,
      },
      {
        key: 'end',
        zh: '终止',
        en: 'End',
        clauses,
        from: ['active'],
        to: 'ended',
        roles,
        fields: [
          { key: 'endedOn', zh: '终止日期', en: 'Ended on', type: 'date' },
          { key: 'endReason', zh: '终止原因', en: 'Why', type: 'text' },
        ],
        guard: (c) => notAhead(c, `${machine.key}.end`, 'endedOn'),
      },
    ],
  };
}

/** Refuses a grid outside of the actor's own area; null where the act names none. */
export function gridRefusal(c: ActContext, rule: string): Refusal | null {
  const grid = c.fields.grid;
  if (typeof grid !== 'string') return null;
  if (c.loaded.grid === undefined) return refusal('unknown-grid', rule, null, { grid });
  return c.context.actor.department !== null || covers(c.context.actor, grid)
    ? null
    : refusal('outside-your-area', rule, null, { area: grid });
}

/** Refuses a date of this act (YYYY-MM-DD) that has not come yet: a record tells of what was. */
export function notAhead(c: ActContext, rule: string, key: string): Refusal | null {
  const value = c.fields[key];
  return typeof value === 'string' && value > localDate(c.context.at)
    ? forbid(rule, null, '日期不能晚于今天。', 'The date must not be after today.')
    : null;
}

/** Refuses a term that ends before it begins; both dates counted. */
export function termRefusal(c: ActContext, rule: string, from: string, to: string): Refusal | null {
  const [start, end] = [c.data[from], c.data[to]];
  return typeof start === 'string' && typeof end === 'string' && end < start
    ? forbid(rule, null, '结束日期早于开始日期。', 'It ends before it begins.')
    : null;
}
