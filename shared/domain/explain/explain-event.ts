import { isRunning } from '../../time/clock.ts';
import { actNames } from '../act-names.ts';
import { nextClock } from '../event/event-clocks.ts';
import { clockNames, levelNames, stateNames } from '../names.ts';
import type { CommandKind } from '../verbs.ts';
import { effectsOf } from './explain-clock.ts';
import { byWhom, type ExplainBooks, type Explanation, line, momentOf } from './explanation.ts';

/**
 * Why an event stands where it stands: the entry that brought it there, who holds it, what is owed next, which clock runs, which
 * duties are open, under which versions.
 * @param acts command kinds the reader may run now (actsFor)
 */
export function explainEvent(books: ExplainBooks, acts: readonly CommandKind[]): Explanation {
  const { event, entries } = books;
  const moved = entries.findLast((e) => effectsOf(e).to === event.state || e.fact.kind === 'event.registered');
  const clock = nextClock(event);
  const open = event.obligations.filter((o) => o.clearedAt === null);
  const state = stateNames[event.state];
  return {
    title: { zh: `事件 ${event.number}`, en: `Event ${event.number}` },
    lines: [
      moved === undefined
        ? line(`现在：${state.zh}`, `Now: ${state.en}`)
        : line(
            `现在：${state.zh}，由 ${byWhom(moved).zh} 第 ${moved.seq} 条流转记录`,
            `Now: ${state.en}, by journal line ${moved.seq}, ${byWhom(moved).en}`,
            null,
            moved.seq,
          ),
      line(
        `层级：${levelNames[event.level].zh}；承办：${event.holder?.name ?? '无'}${event.handler === null ? '' : `（专人 ${event.handler}）`}`,
        `Level: ${levelNames[event.level].en}; holder: ${event.holder?.name ?? 'none'}${event.handler === null ? '' : ` (${event.handler})`}`,
      ),
      clock === undefined
        ? line('没有在走的时限', 'No clock is running')
        : line(
            `最近的时限：${clockNames[clock.kind].zh}，${momentOf(clock.extendedDue ?? clock.due)} 之前`,
            `Next clock: ${clockNames[clock.kind].en}, before ${momentOf(clock.extendedDue ?? clock.due)}`,
            clock.basis === 'local' ? null : clock.basis,
          ),
      ...(event.clocks.filter(isRunning).length > 1
        ? [
            line(
              `共 ${event.clocks.filter(isRunning).length} 个时限在走`,
              `${event.clocks.filter(isRunning).length} clocks are running`,
            ),
          ]
        : []),
      open.length === 0
        ? line('没有未履行的义务', 'No duty is open')
        : line(
            `未履行的义务 ${open.length} 项`,
            `${open.length} duties are open`,
            open[0]?.basis === 'local' ? null : (open[0]?.basis ?? null),
          ),
      acts.length === 0
        ? line('您现在没有可办的步骤', 'There is nothing you can do on it now')
        : line(
            `您可以：${acts.map((k) => actNames[k].zh).join('、')}`,
            `You may: ${acts.map((k) => actNames[k].en).join(', ')}`,
          ),
      line(
        `规则版本 ${event.profile}，事项清单 ${event.itemList}，第 ${event.cycle} 次办理`,
        `Rule version ${event.profile}, item list ${event.itemList}, cycle ${event.cycle}`,
      ),
    ],
  };
}
