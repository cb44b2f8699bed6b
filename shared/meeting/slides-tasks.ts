import { type Draft, plainDraft } from './draft.ts';
import type { PackNumbers, PackTask } from './pack.ts';
import type { Tone } from './slide.ts';
import { countWord } from './words.ts';

/** A decision as it is put down in the meeting itself: not part of the frozen numbers. */
export type DecisionLine = {
  readonly task: string;
  readonly unit: string;
  readonly dueOn: string;
  readonly number: string;
};

const monthDay = (date: string): string => date.slice(5);

const stateWords = (task: PackTask): { readonly words: string; readonly tone: Tone } => {
  if (task.late) return { words: '超期', tone: 'bad' };
  if (task.state === 'done') return { words: '办成', tone: 'good' };
  if (task.state === 'reported') return { words: '已报完成', tone: 'plain' };
  if (task.state === 'dropped') return { words: '已撤销', tone: 'plain' };
  return { words: '在办', tone: 'plain' };
};

/** What the last meeting decided and how it stands: opens the meeting (W5). */
export function tasksSlide({ tasks }: PackNumbers): Draft {
  const done = tasks.filter(({ state }) => state === 'done').length;
  const late = tasks.filter((task) => task.late).length;
  const open = tasks.filter((t) => !t.late && (t.state === 'open' || t.state === 'reported')).length;
  const title =
    tasks.length === 0
      ? '上次会议没有留下督办事项'
      : `${countWord(tasks.length)}项办成${countWord(done)}项，在办${countWord(open)}项，超期${countWord(late)}项`;
  return {
    ...plainDraft,
    section: '上次会议督办事项',
    title,
    list: {
      columns: [
        { label: '事项', width: 40, right: false },
        { label: '责任单位', width: 18, right: false },
        { label: '时限', width: 10, right: false },
        { label: '进展', width: 32, right: false },
      ],
      rows: tasks.slice(0, 8).map((task) => {
        const { words, tone } = stateWords(task);
        return {
          cells: [task.task, task.unit, monthDay(task.dueOn), task.said === '' ? words : `${words}　${task.said}`],
          tone,
        };
      }),
      empty: '没有尚在督办的议定事项',
    },
    foot: '会上新定事项当场登记，散会即转为督办任务，自动进下次例会',
    tables: [
      {
        title: '督办事项',
        columns: ['编号', '事项', '责任单位', '时限', '状态', '进展'],
        rows: tasks.map((task) => [task.number, task.task, task.unit, task.dueOn, stateWords(task).words, task.said]),
      },
    ],
  };
}

/** What this meeting decided so far. */
export function decisionsSlide(decisions: readonly DecisionLine[]): Draft {
  return {
    ...plainDraft,
    section: '议定事项',
    title: decisions.length === 0 ? '请会议议定' : `本次议定${countWord(decisions.length)}项，明确到单位和日期`,
    list: {
      columns: [
        { label: '事项', width: 56, right: false },
        { label: '责任单位', width: 26, right: false },
        { label: '完成日期', width: 18, right: false },
      ],
      rows: decisions.map(({ task, unit, dueOn }) => ({ cells: [task, unit, dueOn], tone: 'plain' as const })),
      empty: '尚未登记议定事项',
    },
    foot: '登记后即为督办任务，按完成日期计时，进入下次例会首页',
    tables: [
      {
        title: '议定事项',
        columns: ['编号', '事项', '责任单位', '完成日期'],
        rows: decisions.map(({ number, task, unit, dueOn }) => [number, task, unit, dueOn]),
      },
    ],
  };
}
