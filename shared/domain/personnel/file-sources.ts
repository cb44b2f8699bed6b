import { localDate } from '../../time/local-date.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { textOf } from '../dossier/machine.ts';
import type { Words } from '../names.ts';
import { measureName } from '../profile/conduct-rules.ts';
import { type RecordKind, recordKinds } from './record-kinds.ts';

/** One line of a personnel file as its source tells it; `on` is `YYYY-MM-DD`. */
export type FileLine = Words & { readonly kind: RecordKind; readonly on: string };
type Source = (row: Dossier) => readonly FileLine[];

/** A line if its date is known. */
const line = (kind: RecordKind, on: string, zh: string, en: string): readonly FileLine[] =>
  on === '' ? [] : [{ kind, on, zh, en }];

const ofAssignment: Source = (row) => {
  const at = (key: string) => textOf(row.data, key);
  const card = at('cardNumber');
  return [
    ...line(
      'training',
      at('inductedOn'),
      `岗前培训 ${at('inductionHours')} 学时`,
      `Induction, ${at('inductionHours')} hours`,
    ),
    ...line('appointment', at('startedOn'), `${row.title} 上岗`, `${row.title}: started`),
    ...(card === '' ? [] : line('card', at('startedOn'), `发放工作证 ${card}`, `Card ${card} issued`)),
    ...line('appointment', at('leftOn'), `${row.title} 离岗`, `${row.title}: left`),
    ...line('card', at('cardRecoveredOn'), `收回工作证 ${card}`, `Card ${card} recovered`),
  ];
};

/** Founded ones only (lifecycle.md §7), from the day they were decided. */
const ofConduct: Source = (row) => {
  if (row.data.founded !== true) return [];
  const outcome = measureName(textOf(row.data, 'outcome'));
  return line(
    'complaint',
    textOf(row.data, 'decidedOn'),
    `${row.number} 属实：${outcome.zh}（${textOf(row.data, 'ruleCited')}）`,
    `${row.number} founded: ${outcome.en} (${textOf(row.data, 'ruleCited')})`,
  );
};

const ofRecord: Source = (row) => {
  const kind = recordKinds.find(({ key }) => key === row.data.recordKind)?.key;
  if (kind === undefined || row.state === 'struck') return [];
  const text = `${textOf(row.data, 'recordText')}（${textOf(row.data, 'recordBody')}）`;
  return line(kind, textOf(row.data, 'recordedFor') || localDate(row.openedAt), text, text);
};

/**
 * Which machines write into a personnel file and how. A machine that is not here never does: so a clue reward, which is sealed,
 * cannot (C34). A machine about one person adds its line here; it names the person in `data.staff`.
 */
export const fileSources: Readonly<Record<string, Source>> = {
  commendation: (row) =>
    line(
      'reward',
      textOf(row.data, 'grantedOn'),
      `${textOf(row.data, 'honour')}（${textOf(row.data, 'document')}）`,
      `${textOf(row.data, 'honour')} (${textOf(row.data, 'document')})`,
    ),
  assignment: ofAssignment,
  complaint: ofConduct,
  conductFinding: ofConduct,
  staffRecord: ofRecord,
};
