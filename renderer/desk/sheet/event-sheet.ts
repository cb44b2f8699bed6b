import { maskText } from '../../../shared/domain/event/mask-text.ts';
import { channelNames, clockNames, severityNames, stateNames } from '../../../shared/domain/names.ts';
import { currentDue } from '../../../shared/time/clock.ts';
import { localParts } from '../../../shared/time/local-time.ts';
import type { EventView } from '../../../shared/wire/event-view.ts';
import type { Registry } from '../../../shared/wire/registry.ts';
import { factSentence, factWords } from '../../i18n/fact-sentence.ts';
import { maskName, maskPhone } from '../../i18n/format.ts';
import { type Language, translateIn } from '../../i18n/language.ts';
import { dutyName } from '../duty-name.ts';
import { areaName, itemName, itemPath } from '../place-names.ts';

/** One line of the form: label and value, and a second pair beside it where both are short. */
export type SheetRow = readonly (readonly [label: string, value: string])[];
export type SheetTable = {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** An event as an office puts it on A4: what it prints, shows before, and writes to a file are this one value. */
export type EventSheet = {
  readonly office: string;
  readonly title: string;
  readonly number: string;
  readonly rows: readonly SheetRow[];
  readonly tables: readonly SheetTable[];
  /** Who took it out, when, what for, and whether the caller is covered. */
  readonly foot: readonly string[];
};

export type SheetOf = {
  readonly view: EventView;
  readonly registry: Registry | null;
  readonly language: Language;
  /** hub time, ms */
  readonly now: number;
  /** Who takes it out. */
  readonly by: string;
  readonly purpose: string;
  /** Name and number in clear: only where this window revealed them on record (R2). */
  readonly clear: boolean;
};

const two = (n: number): string => String(n).padStart(2, '0');

/** A whole date with its time: paper is read in another year. */
export function fullMoment(ms: number, language: Language): string {
  const p = localParts(ms);
  const time = `${two(p.hour)}:${two(p.minute)}`;
  return language === 'zh'
    ? `${p.year}年${p.month}月${p.day}日 ${time}`
    : `${p.year}-${two(p.month)}-${two(p.day)} ${time}`;
}

/** Fields of an event that its sheet carries, for the journal (ZG-13-2). */
export const sheetFields = (clear: boolean): string[] => [
  'number',
  'title',
  'content',
  'place',
  'result',
  'clocks',
  'journal',
  ...(clear ? ['requester'] : []),
];

/** The sheet of an event. What people wrote is blotted of numbers and of the caller's name unless the caller is in clear. */
export function eventSheet(of: SheetOf): EventSheet {
  const { view, registry, language, now, by, purpose, clear } = of;
  const t = translateIn(language);
  const { event } = view;
  return {
    office: registry?.place[language === 'zh' ? 'name' : 'nameEn'] ?? '',
    title: t('sheet.title'),
    number: event.number,
    rows: rowsOf(of),
    tables: [clocksOf(of), dutiesOf(of), journalOf(of)].filter((table) => table.rows.length > 0),
    foot: [
      t('sheet.foot', { by, at: fullMoment(now, language), purpose }),
      t(clear ? 'sheet.clear' : 'sheet.masked'),
      ...(view.timelineWhole ? [] : [t('timeline.notWhole')]),
      ...(view.pending.length > 0 ? [t('sheet.pending', { count: view.pending.length })] : []),
    ],
  };
}

const covered = ({ view, clear }: SheetOf, text: string): string => {
  const { requester, number } = view.event;
  const name = requester.kind === 'named' ? requester.name : null;
  if (clear) return text;
  // Its own number is no telephone.
  const parts = text.split(number).map((part) => maskText(part, name));
  return parts.join(number);
};

function rowsOf(of: SheetOf): readonly SheetRow[] {
  const { registry, language } = of;
  const { event } = of.view;
  const t = translateIn(language);
  const foreign = event.foreign === null ? '' : `（${event.foreign.system} ${event.foreign.number}）`;
  const [name, phone] = callerOf(of);
  return [
    [
      [t('sheet.number'), event.number],
      [t('sheet.level'), event.severity === null ? t('level.none') : severityNames[event.severity][language]],
    ],
    [[t('sheet.matter'), covered(of, event.title)]],
    [
      [t('fact.source'), `${channelNames[event.channel][language]}${foreign}`],
      [t('sheet.toldAt'), fullMoment(event.toldAt, language)],
    ],
    [
      [t('fact.caller'), name],
      [t('sheet.phone'), phone],
    ],
    [
      [t('fact.place'), event.place.text],
      [t('sheet.grid'), areaName(registry, event.place)],
    ],
    [
      [t('fact.item'), itemPath(registry, event.item, t('fact.unclassified'), language)],
      [
        t('sheet.state'),
        `${stateNames[event.state][language]}${event.cycle > 1 ? ` · ${t('event.cycle', { cycle: event.cycle })}` : ''}`,
      ],
    ],
    [[t('fact.content'), covered(of, event.content)]],
    [
      [t('sheet.holder'), event.holder?.name ?? event.lastHolder?.name ?? ''],
      [t('fact.handler'), event.handler ?? ''],
    ],
    [[t('fact.result'), event.result === null ? '' : covered(of, event.result)]],
  ];
}

function callerOf({ view, language, clear }: SheetOf): readonly [string, string] {
  const { requester } = view.event;
  const t = translateIn(language);
  if (requester.kind === 'anonymous') return [t('fact.anonymous'), ''];
  return clear ? [requester.name, requester.phone] : [maskName(requester.name), maskPhone(requester.phone)];
}

function clocksOf({ view, language }: SheetOf): SheetTable {
  const t = translateIn(language);
  return {
    title: t('clocks.title'),
    head: [t('sheet.clock'), t('sheet.start'), t('sheet.due'), t('sheet.end')],
    rows: view.event.clocks.map((clock) => [
      `${clockNames[clock.kind][language]}（${t(clock.statutory ? 'clocks.statutory' : 'clocks.local')}）`,
      fullMoment(clock.startAt, language),
      // A due moment is the first instant too late: the day before is the last one.
      fullMoment(currentDue(clock) - 1, language),
      clock.stoppedAt === null ? t('sheet.running') : fullMoment(clock.stoppedAt, language),
    ]),
  };
}

function dutiesOf({ view, language }: SheetOf): SheetTable {
  const t = translateIn(language);
  return {
    title: t('duties.title'),
    head: [t('sheet.duty'), t('sheet.done')],
    rows: view.event.obligations.map((duty) => [
      dutyName(duty, t),
      duty.clearedAt === null ? t('sheet.owed') : fullMoment(duty.clearedAt, language),
    ]),
  };
}

function journalOf(of: SheetOf): SheetTable {
  const { view, registry, language, now } = of;
  const t = translateIn(language);
  const telling = { language, now, itemName: (item: string) => itemName(registry, item, t('fact.unclassified')) };
  return {
    title: t('timeline.title'),
    head: [t('sheet.time'), t('sheet.who'), t('sheet.what')],
    rows: view.timeline.map(({ entry, pending }) => {
      const words = covered(of, factWords(entry.fact));
      const said = `${covered(of, factSentence(entry.fact, telling))}${words === '' ? '' : `：${words}`}`;
      const who = entry.actor.unit === '' ? entry.actor.name : `${entry.actor.unit} ${entry.actor.name}`;
      return [fullMoment(entry.doneAt, language), who, pending ? `${said}（${t('timeline.pending')}）` : said];
    }),
  };
}
