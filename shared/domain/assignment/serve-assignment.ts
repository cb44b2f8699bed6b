import { localDate } from '../../time/local-date.ts';
import type { DossierDuty } from '../dossier/dossier.ts';
import { forbid } from '../dossier/forbid.ts';
import { type Act, type ActContext, textOf } from '../dossier/machine.ts';
import { stated } from '../profile/ground.ts';
import { cardRule, inductionClause } from '../profile/staff-rules.ts';
import type { Refusal } from '../refusal.ts';
import { assignmentSeats } from './propose-assignment.ts';

export const induct: Act = {
  key: 'induct',
  zh: '登记岗前培训',
  en: 'Record the induction',
  clauses: ['LYG-37-6', 'AK-11.3'],
  from: ['confirmed'],
  to: 'inducted',
  roles: assignmentSeats,
  fields: [
    { key: 'inductedOn', zh: '培训日期', en: 'Trained on', type: 'date' },
    { key: 'inductionHours', zh: '学时', en: 'Hours', type: 'number' },
    { key: 'inductionPlace', zh: '培训单位', en: 'Trained at', type: 'line' },
  ],
  guard: (c) =>
    textOf(c.fields, 'inductedOn') > localDate(c.context.at)
      ? forbid('assignment.induct', null, '培训日期不能晚于今天。', 'It cannot be in the future.')
      : null,
};

const carriesCard = (c: ActContext): boolean =>
  cardRule(c.context.rules.profile).roles.includes(textOf(c.data, 'gridRole'));

function activateReady(c: ActContext): Refusal | null {
  const clause = inductionClause(c.context.rules.profile);
  return clause !== null && c.dossier?.state === 'confirmed'
    ? forbid(
        'assignment.activate',
        clause,
        '还没有岗前培训记录，不能发证上岗，账号只读。',
        'No induction on record: no card, and the account stays read-only.',
      )
    : null;
}

const duty = (c: ActContext, what: string, basis: string): DossierDuty => ({
  id: `${what}-${c.dossier?.version ?? 0}`,
  what,
  by: textOf(c.data, 'grid').slice(0, 9),
  basis,
  openedAt: c.context.at,
  due: null,
  clearedAt: null,
});

const postingClause = (c: ActContext): string =>
  stated(c.context.rules.profile, 'post.update')?.ground.clause ?? 'local';

export const activate: Act = {
  key: 'activate',
  zh: '上岗',
  en: 'Start the post',
  clauses: ['LYG-18-1', 'JS-18-1', 'ZS-34-1', 'AK-11.4-1'],
  from: ['confirmed', 'inducted'],
  to: 'active',
  roles: assignmentSeats,
  fields: [
    { key: 'startedOn', zh: '上岗日期', en: 'Started on', type: 'date' },
    { key: 'cardNumber', zh: '工作证号', en: 'Card number', type: 'line', optional: true, clause: 'LYG-18-1' },
    { key: 'account', zh: '账号', en: 'Account', type: 'account', optional: true },
    { key: 'staffPhone', zh: '工作电话', en: 'Work phone', type: 'phone', optional: true },
  ],
  ready: activateReady,
  guard: (c) =>
    carriesCard(c) && textOf(c.fields, 'cardNumber') === ''
      ? forbid(
          'assignment.activate',
          cardRule(c.context.rules.profile).ground.clause,
          '这一岗位须发工作证，请填写证号。',
          'This post carries a work card: give its number.',
        )
      : null,
  does: (c) => ({ open: [duty(c, 'updatePosting', postingClause(c))] }),
};

export const postingUpdated: Act = {
  key: 'postingUpdated',
  zh: '公示已更新',
  en: 'Posting updated',
  clauses: ['LYG-19-2', 'JS-19-2', 'ZS-21-1-2'],
  from: ['active', 'leaving'],
  to: (c) => afterClearing(c, 'updatePosting'),
  roles: assignmentSeats,
  fields: [{ key: 'postingUpdatedOn', zh: '更新日期', en: 'Updated on', type: 'date' }],
  ready: (c) => owes(c, 'updatePosting'),
  does: (c) => ({ clear: openOf(c, 'updatePosting') }),
};

export const leave: Act = {
  key: 'leave',
  zh: '离岗',
  en: 'Leave the post',
  clauses: ['LYG-18-1', 'JS-18-1', 'ZS-34-1', 'AK-11.4-3', 'LYG-19-2'],
  from: ['active'],
  to: 'leaving',
  roles: assignmentSeats,
  fields: [
    {
      key: 'leaveReason',
      zh: '离岗原因',
      en: 'Why',
      type: 'choice',
      options: [
        { key: 'transferred', zh: '调整岗位', en: 'Transferred' },
        { key: 'resigned', zh: '辞职', en: 'Resigned' },
        { key: 'dismissed', zh: '解聘', en: 'Dismissed' },
        { key: 'termEnded', zh: '期满', en: 'Term ended' },
        { key: 'other', zh: '其他', en: 'Other' },
      ],
    },
    { key: 'leftOn', zh: '离岗日期', en: 'Left on', type: 'date' },
  ],
  guard: (c) =>
    textOf(c.fields, 'leftOn') < textOf(c.data, 'startedOn')
      ? forbid('assignment.leave', null, '离岗日期不能早于上岗日期。', 'It cannot end before it began.')
      : null,
  does: (c) => ({
    clear: openOf(c, 'updatePosting'),
    open: [
      ...(textOf(c.data, 'cardNumber') === ''
        ? []
        : [duty(c, 'recoverCard', cardRule(c.context.rules.profile).ground.clause)]),
      ...(textOf(c.data, 'account') === '' ? [] : [duty(c, 'closeAccount', 'local')]),
      duty(c, 'updatePosting', postingClause(c)),
    ],
  }),
};

const openOf = (c: ActContext, what: string): readonly string[] =>
  c.dossier?.duties.filter((d) => d.what === what && d.clearedAt === null).map((d) => d.id) ?? [];

const owes = (c: ActContext, what: string): Refusal | null =>
  openOf(c, what).length > 0
    ? null
    : forbid(`assignment.${what}`, null, '这一项已经办过或无须办理。', 'Nothing is owed here.');

/** The last thing owed on leaving ends the assignment. */
const afterClearing = (c: ActContext, what: string): string | null =>
  c.dossier?.state === 'leaving' && c.dossier.duties.every((d) => d.clearedAt !== null || d.what === what)
    ? 'ended'
    : null;

export const recoverCard: Act = {
  key: 'recoverCard',
  zh: '收回工作证',
  en: 'Card recovered',
  clauses: ['AK-11.4-3', 'LYG-18-1', 'JS-18-1', 'ZS-34-1'],
  from: ['leaving'],
  to: (c) => afterClearing(c, 'recoverCard'),
  roles: assignmentSeats,
  fields: [{ key: 'cardRecoveredOn', zh: '收回日期', en: 'Recovered on', type: 'date' }],
  ready: (c) => owes(c, 'recoverCard'),
  does: (c) => ({ clear: openOf(c, 'recoverCard') }),
};

export const closeAccount: Act = {
  key: 'closeAccount',
  zh: '停用账号',
  en: 'Account closed',
  clauses: ['local'],
  from: ['leaving'],
  to: (c) => afterClearing(c, 'closeAccount'),
  roles: [...assignmentSeats, 'administrator'],
  fields: [{ key: 'accountClosedOn', zh: '停用日期', en: 'Closed on', type: 'date' }],
  ready: (c) => owes(c, 'closeAccount'),
  does: (c) => ({ clear: openOf(c, 'closeAccount') }),
};
