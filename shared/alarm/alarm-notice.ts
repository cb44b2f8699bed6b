import { type AlarmPriority, alarmKindNames, alarmPriorityNames } from '../domain/profile/alarm-rules.ts';
import type { AlarmsView } from './alarm-view.ts';

/** What the system says of a sounding alarm outside the windows. `key` is another one when there is something new to say. */
export type AlarmNotice = {
  readonly key: string;
  readonly priority: Extract<AlarmPriority, 'urgent' | 'high'>;
  readonly title: string;
  readonly body: string;
};

/**
 * The notice of the loudest alarm that sounds here (A5); null where nothing urgent or high does. Kind and number only: a locked screen is
 * read by whoever passes.
 */
export function noticeOf(view: AlarmsView | null): AlarmNotice | null {
  const row = view?.rows.find((one) => one.sounds && (one.priority === 'urgent' || one.priority === 'high'));
  if (row === undefined) return null;
  const priority = row.priority === 'urgent' ? 'urgent' : 'high';
  const kind = alarmKindNames[row.kind];
  return {
    key: `${row.key} ${row.rung}`,
    priority,
    title: `【${alarmPriorityNames[priority].zh}】${kind.zh} ${kind.en}`,
    body: [row.members[0]?.number ?? '', row.total > 1 ? `${row.total} 件` : ''].join(' ').trim(),
  };
}
