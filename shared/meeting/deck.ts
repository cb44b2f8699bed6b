import { type Draft, plainDraft } from './draft.ts';
import type { Edits, SlideKey } from './edits.ts';
import type { PackNumbers } from './pack.ts';
import { periodName } from './pack-period.ts';
import type { Slide } from './slide.ts';
import { alarmSlide } from './slides-alarms.ts';
import { hotSlide, outlookSlide, overviewSlide, satisfactionSlide } from './slides-period.ts';
import { problemSlide } from './slides-problem.ts';
import { type DecisionLine, decisionsSlide, tasksSlide } from './slides-tasks.ts';
import { departmentSlide, lateSlide, responseSlide } from './slides-units.ts';
import { dateWord, momentWord } from './words.ts';

function cover(pack: PackNumbers, edits: Edits): Draft {
  const { period, versions } = pack;
  const frozen = `数据冻结 ${momentWord(pack.cutoff)}　规则 ${versions.profile}　日历 ${versions.calendar}　清单 ${versions.items}`;
  return {
    ...plainDraft,
    section: `${pack.areaName}网格化服务管理中心`,
    title: '网格化服务管理工作例会',
    blocks: [
      { head: periodName(period), lines: [`${dateWord(period.from)} — ${dateWord(period.to)}`] },
      { head: '', lines: [edits.heldAt, frozen].filter((line) => line !== '') },
    ],
    foot: '',
  };
}

/** The deck of a pack as people arranged it. `decisions`: those put down in this meeting so far. */
export function deckOf(pack: PackNumbers, edits: Edits, decisions: readonly DecisionLine[]): readonly Slide[] {
  const makers: Readonly<Record<SlideKey, () => Draft | null>> = {
    cover: () => cover(pack, edits),
    tasks: () => tasksSlide(pack),
    overview: () => overviewSlide(pack),
    departments: () => departmentSlide(pack),
    late: () => lateSlide(pack),
    hot: () => hotSlide(pack),
    response: () => responseSlide(pack),
    alarms: () => alarmSlide(pack),
    satisfaction: () => satisfactionSlide(pack),
    problem: () => problemSlide(pack),
    outlook: () => outlookSlide(pack),
    decisions: () => decisionsSlide(decisions),
  };
  return edits.order.flatMap((key) => {
    const draft = makers[key]();
    if (draft === null) return [];
    const title = edits.titles[key];
    return [
      {
        ...draft,
        key,
        title: title === undefined || title === '' ? draft.title : title,
        notes: edits.notes[key] ?? '',
      },
    ];
  });
}
