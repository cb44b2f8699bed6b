import { type Cadence, nextWindow, windowOf } from '../../time/cadence.ts';
import { addDays, localDate } from '../../time/local-date.ts';
import type { Dossier } from '../dossier/dossier.ts';
import { type Machine, textOf } from '../dossier/machine.ts';
import { keepers, notAhead } from '../dossier/register-machine.ts';
import { meetingRule } from '../profile/assess-rules.ts';
import type { Ground } from '../profile/ground.ts';
import type { Profile } from '../profile/profile.ts';

const clauses = ['AK-6.2', 'AK-11.1', 'LYG-5-2'];

const kinds = [
  { key: 'lead', zh: '领导小组会议', en: 'Leading group' },
  { key: 'work', zh: '工作例会', en: 'Work meeting' },
];

/** A meeting: agenda pack, minutes, decisions and follow-up tasks (AK-6.2, AK-11.1). */
export const meeting: Machine = {
  key: 'meeting',
  letters: 'HY',
  zh: '会议',
  en: 'Meetings',
  group: 'records',
  clauses,
  states: {
    prepared: { zh: '已准备', en: 'Prepared' },
    minuted: { zh: '已形成纪要', en: 'Minuted', end: true },
    dropped: { zh: '已取消', en: 'Dropped', end: true },
  },
  title: (data) => `${kinds.find(({ key }) => key === data.meetingKind)?.zh ?? ''} ${textOf(data, 'plannedOn')}`,
  acts: [
    {
      key: 'prepare',
      zh: '准备会议',
      en: 'Prepare',
      clauses,
      from: 'new',
      to: 'prepared',
      roles: keepers,
      fields: [
        { key: 'meetingKind', zh: '会议类型', en: 'Kind', type: 'choice', options: kinds },
        { key: 'plannedOn', zh: '计划日期', en: 'Planned on', type: 'date' },
        { key: 'agenda', zh: '议程（每行一项）', en: 'Agenda', type: 'lines' },
        { key: 'participants', zh: '参会单位（每行一个）', en: 'Participants', type: 'lines' },
      ],
    },
    {
      key: 'minute',
      zh: '登记纪要',
      en: 'Minute',
      clauses,
      from: ['prepared'],
      to: 'minuted',
      roles: keepers,
      fields: [
        { key: 'heldOn', zh: '召开日期', en: 'Held on', type: 'date' },
        { key: 'decisions', zh: '议定事项（每行一项）', en: 'Decisions', type: 'lines' },
        {
          key: 'followUps',
          zh: '跟踪任务（每行“事项 责任单位”）',
          en: 'Follow-up tasks',
          type: 'lines',
          optional: true,
        },
      ],
      guard: (c) => notAhead(c, 'meeting.minute', 'heldOn'),
    },
    {
      key: 'drop',
      zh: '取消',
      en: 'Drop',
      clauses,
      from: ['prepared'],
      to: 'dropped',
      roles: keepers,
      fields: [{ key: 'dropReason', zh: '原因', en: 'Why', type: 'text' }],
    },
  ],
};

/** Days on which meetings of a kind were held. */
const heldDays = (dossiers: readonly Dossier[], kind: 'lead' | 'work'): readonly string[] =>
  dossiers
    .filter(({ machine, state, data }) => machine === 'meeting' && state === 'minuted' && data.meetingKind === kind)
    .map(({ data }) => textOf(data, 'heldOn'));

export type MissedMeeting = Ground & {
  readonly from: string;
  readonly to: string;
  readonly held: number;
  readonly min: number;
};

/** The quarter that ended last, when its meeting of the leading body was not minuted (AK-6.2); null in its time or where no text asks (C41). */
export function missedLeadMeeting(profile: Profile, dossiers: readonly Dossier[], at: number): MissedMeeting | null {
  const { lead } = meetingRule(profile);
  if (lead === null) return null;
  const current = windowOf('quarter', localDate(at));
  const last = windowOf('quarter', addDays(current.from, -1));
  const held = heldDays(dossiers, 'lead').filter((day) => day >= last.from && day <= last.to).length;
  return held >= lead.min ? null : { ...lead, from: last.from, to: last.to, held, min: lead.min };
}

/** When the next work meeting is expected by the centre's own interval (C41): a reminder, never an alarm. */
export function nextWorkMeeting(
  profile: Profile,
  dossiers: readonly Dossier[],
  at: number,
): { readonly by: string; readonly every: Cadence; readonly statutory: false } {
  const { every } = meetingRule(profile).work;
  const window = windowOf(every, localDate(at));
  const held = heldDays(dossiers, 'work').some((day) => day >= window.from && day <= window.to);
  return { by: held ? nextWindow(window).to : window.to, every, statutory: false };
}
