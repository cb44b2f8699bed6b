import { type Clock, explainClock } from '../../time/clock.ts';
import type { PeriodUnit } from '../../time/period.ts';
import type { Effects } from '../event/entries.ts';
import { clockNames, type Words } from '../names.ts';
import {
  byWhom,
  clauseLine,
  type ExplainBooks,
  type ExplainLine,
  type Explanation,
  line,
  momentOf,
} from './explanation.ts';

type Told = ExplainBooks['entries'][number];

const units: Readonly<Record<PeriodUnit, Words>> = {
  minute: { zh: '分钟', en: 'minutes' },
  hour: { zh: '小时', en: 'hours' },
  day: { zh: '日', en: 'calendar days' },
  workingDay: { zh: '个工作日', en: 'working days' },
  month: { zh: '个月', en: 'months' },
  year: { zh: '年', en: 'years' },
};

const stops: Readonly<Record<NonNullable<Clock['stoppedAs']>, Words>> = {
  done: { zh: '办完', en: 'done' },
  returned: { zh: '退回已准', en: 'return accepted' },
  escalated: { zh: '已上报', en: 'escalated' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  merged: { zh: '已并案', en: 'merged' },
  transferred: { zh: '已转外部', en: 'transferred' },
  joined: { zh: '并入牵头部门', en: 'joined the lead' },
  cleared: { zh: '已履行', en: 'cleared' },
  reopened: { zh: '已重新办理', en: 'reopened' },
};

/** Effects of a fact on clocks and duties; a registration carries its row instead. */
export const effectsOf = ({ fact }: Told): Effects => ('event' in fact ? fact.effects : {});

/**
 * Why a clock is due when it is: the entry that started it, length, how the days were counted, roll-over, calendar and rule
 * version, extension with who asked and who approved, stop (D4, D7, D8; T17: an extension never moves the statutory due).
 */
export function explainClockOf(books: ExplainBooks, clock: Clock): Explanation {
  const why = explainClock(clock);
  return {
    title: { zh: `时限：${clockNames[clock.kind].zh}`, en: `Clock: ${clockNames[clock.kind].en}` },
    lines: [
      startLine(books, clock),
      ...countLines(why),
      ...recountLines(books, clock),
      ...extensionLines(books, clock),
      ...stopLines(books, clock),
      clauseLine(books.clauses, clock.basis),
      versionLine(why),
    ],
  };
}

function startLine({ event, entries }: ExplainBooks, clock: Clock): ExplainLine {
  const entry = entries.find(
    (e) =>
      effectsOf(e).start?.some((c) => c.id === clock.id) === true ||
      (e.fact.kind === 'event.registered' && e.fact.row.clocks.some((c) => c.id === clock.id)),
  );
  const at = momentOf(clock.startAt);
  if (entry === undefined)
    return line(
      `起算：${at}（起算的流转记录不在本机，${event.number}）`,
      `Starts: ${at} (its journal line is not on this console)`,
    );
  const who = byWhom(entry);
  return line(
    `起算：${at}，由 ${who.zh} 的第 ${entry.seq} 条流转记录`,
    `Starts: ${at}, by journal line ${entry.seq}, ${who.en}`,
    null,
    entry.seq,
  );
}

function countLines(why: ReturnType<typeof explainClock>): readonly ExplainLine[] {
  const due = momentOf(why.due);
  if (why.way === 'given')
    return [line(`到期：${due}，为指定时间，不按期间计算`, `Due: ${due}, a given moment, not counted`)];
  const unit = units[why.unit];
  const days = why.nominalEnd !== null;
  return [
    line(
      `期间：${why.length}${unit.zh}${days ? `，起算日（${why.startDate}）不计入` : ''}`,
      `Length: ${why.length} ${unit.en}${days ? `, the start day (${why.startDate}) not counted` : ''}`,
    ),
    ...(why.rolledOver > 0
      ? [
          line(
            `最后一日 ${why.nominalEnd} 为法定休假日，顺延 ${why.rolledOver} 日至 ${why.dueDate}`,
            `Its last day ${why.nominalEnd} is a rest day: moved ${why.rolledOver} day(s) to ${why.dueDate}`,
          ),
        ]
      : days
        ? [line(`最后一日：${why.nominalEnd}，非休假日，不顺延`, `Last day: ${why.nominalEnd}, no rest day, not moved`)]
        : []),
    ...(why.businessClose === null
      ? []
      : [
          line(
            `最后一日以 ${why.businessClose} 停止业务为止`,
            `The last day ends at close of business, ${why.businessClose}`,
          ),
        ]),
    line(`到期：${due} 之前`, `Due: before ${due}`),
    ...(why.provisional
      ? [
          line(
            '该年放假安排尚未公布，到期日为暂定，公布后重算并记录',
            'That year’s holidays are not out yet: provisional, to be counted again and journalled',
          ),
        ]
      : []),
  ];
}

/** A provisional end counted again when its year's table came (D7): what it was, with which calendar, who did it. */
const recountLines = ({ entries }: ExplainBooks, clock: Clock): readonly ExplainLine[] =>
  entries.flatMap((entry) => {
    const { fact } = entry;
    if (fact.kind !== 'event.clockRecomputed' || fact.effects.recount?.id !== clock.id) return [];
    const { dueDate, calendar } = fact.before;
    const who = byWhom(entry);
    const now = fact.effects.recount;
    return [
      line(
        `暂定到期 ${dueDate}（日历 ${calendar}），${who.zh} 按日历 ${now.calendar} 重算为 ${now.dueDate}`,
        `Provisional due ${dueDate} (calendar ${calendar}), counted again with ${now.calendar} to ${now.dueDate} by ${who.en}`,
        null,
        entry.seq,
      ),
    ];
  });

/** Asked by whom, approved by whom, until when; the statutory due stays as it is (T17, C38). */
function extensionLines({ entries }: ExplainBooks, clock: Clock): readonly ExplainLine[] {
  if (clock.extendedDue === null) return [];
  const granted = entries.findLast((e) => effectsOf(e).extend?.id === clock.id);
  const asked = entries.findLast(
    (e) => e.fact.kind === 'event.extensionRequested' && (granted === undefined || e.seq < granted.seq),
  );
  const until = momentOf(clock.extendedDue);
  return [
    ...(asked?.fact.kind === 'event.extensionRequested'
      ? [
          line(
            `申请延期：${byWhom(asked).zh}，理由：${asked.fact.reason}`,
            `Extension asked: ${byWhom(asked).en}; reason: ${asked.fact.reason}`,
            null,
            asked.seq,
          ),
        ]
      : []),
    granted === undefined
      ? line(`延期至 ${until}，法定到期不变`, `Extended to ${until}; the statutory due stays`)
      : line(
          `批准延期至 ${until}：${byWhom(granted).zh}；法定到期不变，按时率仍按法定到期`,
          `Extended to ${until}, approved by ${byWhom(granted).en}; the statutory due stays and is what the rate uses`,
          null,
          granted.seq,
        ),
  ];
}

function stopLines({ entries }: ExplainBooks, clock: Clock): readonly ExplainLine[] {
  if (clock.stoppedAt === null || clock.stoppedAs === null) return [line('状态：计时中', 'State: running')];
  const entry = entries.findLast((e) => effectsOf(e).stop?.some((s) => s.id === clock.id));
  const as = stops[clock.stoppedAs];
  const at = momentOf(clock.stoppedAt);
  const late = clock.stoppedAt >= clock.due;
  const who = entry === undefined ? { zh: '', en: '' } : { zh: `，${byWhom(entry).zh}`, en: `, ${byWhom(entry).en}` };
  return [
    line(
      `停止：${at}（${as.zh}${who.zh}），${late ? '已超期' : '未超期'}`,
      `Stopped: ${at} (${as.en}${who.en}), ${late ? 'late' : 'in time'}`,
      null,
      entry?.seq ?? null,
    ),
  ];
}

const versionLine = (why: ReturnType<typeof explainClock>): ExplainLine =>
  line(`规则版本 ${why.rule}，日历版本 ${why.calendar}`, `Rule version ${why.rule}, calendar version ${why.calendar}`);
