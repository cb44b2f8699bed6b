import type { Obligation } from '../event/event.ts';
import { effectsOf } from './explain-clock.ts';
import { byWhom, clauseLine, type ExplainBooks, type Explanation, line, momentOf } from './explanation.ts';

/** Why a duty is owed and how it ended: the entry that opened it, its clause, target, clearing or exemption (C16). */
export function explainDuty(
  books: ExplainBooks,
  duty: Obligation,
  words: { readonly zh: string; readonly en: string },
): Explanation {
  const opened = books.entries.find(
    (e) =>
      effectsOf(e).open?.some((o) => o.id === duty.id) === true ||
      (e.fact.kind === 'event.registered' && e.fact.row.obligations.some((o) => o.id === duty.id)),
  );
  const ended = books.entries.findLast(
    (e) =>
      effectsOf(e).clear?.some((c) => c.id === duty.id) === true ||
      effectsOf(e).exempt?.some((x) => x.id === duty.id) === true,
  );
  const since = momentOf(duty.openedAt);
  const who = ended === undefined ? { zh: '', en: '' } : { zh: `，${byWhom(ended).zh}`, en: `, ${byWhom(ended).en}` };
  return {
    title: { zh: `义务：${words.zh}`, en: `Duty: ${words.en}` },
    lines: [
      opened === undefined
        ? line(`产生：${since}`, `Opened: ${since}`)
        : line(
            `产生：${since}，第 ${opened.seq} 条流转记录，${byWhom(opened).zh}`,
            `Opened: ${since}, journal line ${opened.seq}, ${byWhom(opened).en}`,
            null,
            opened.seq,
          ),
      clauseLine(books.clauses, duty.basis),
      duty.due === null
        ? line('没有规定期限', 'No target is set')
        : line(
            `目标：${momentOf(duty.due)} 之前（中心自定）`,
            `Target: before ${momentOf(duty.due)} (the centre’s own)`,
          ),
      duty.exempt !== null
        ? line(`免予履行：${duty.exempt}${who.zh}`, `Exempt: ${duty.exempt}${who.en}`, null, ended?.seq ?? null)
        : duty.clearedAt !== null
          ? line(
              `已履行：${momentOf(duty.clearedAt)}${who.zh}${duty.way ? `，方式：${duty.way}` : ''}`,
              `Cleared: ${momentOf(duty.clearedAt)}${who.en}${duty.way ? `, by ${duty.way}` : ''}`,
              null,
              ended?.seq ?? null,
            )
          : line('尚未履行，未履行不得结案', 'Still owed: the event cannot close before it'),
    ],
  };
}
