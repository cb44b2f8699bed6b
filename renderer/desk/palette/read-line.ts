import type { Words } from '../../../shared/domain/names.ts';
import type { CommandKind } from '../../../shared/domain/verbs.ts';

/** What a line can begin with. `acts`: the first that the event offers is meant. */
export type PaletteVerb = {
  readonly key:
    | 'dispatch'
    | 'merge'
    | 'followUp'
    | 'return'
    | 'note'
    | 'urge'
    | 'supervise'
    | 'search'
    | 'go'
    | 'open'
    | 'intake';
  readonly codes: readonly string[];
  readonly name: Words;
  readonly acts: readonly CommandKind[];
  /** How a whole line looks, for the cheat sheet. */
  readonly example: string;
};

export const paletteVerbs: readonly PaletteVerb[] = [
  {
    key: 'dispatch',
    codes: ['p', 'pq', '派遣'],
    name: { zh: '派遣', en: 'Dispatch' },
    acts: ['event.dispatch'],
    example: 'p 137 城管 请今日内处理',
  },
  {
    key: 'search',
    codes: ['g', 'cx', '查询'],
    name: { zh: '查询', en: 'Search' },
    acts: [],
    example: 'g 牛山 路灯',
  },
  { key: 'open', codes: ['o', 'dk', '打开'], name: { zh: '打开', en: 'Open' }, acts: [], example: 'o 137' },
  { key: 'go', codes: ['t', 'tz', '跳转'], name: { zh: '跳转', en: 'Go to' }, acts: [], example: 'tz 超期' },
  {
    key: 'merge',
    codes: ['b', 'bh', '并案'],
    name: { zh: '并案', en: 'Merge' },
    acts: ['event.merge'],
    example: 'bh 145',
  },
  {
    key: 'followUp',
    codes: ['h', 'hf', '回访'],
    name: { zh: '回访', en: 'Call back' },
    acts: ['event.followUp'],
    example: 'hf 137',
  },
  {
    key: 'return',
    codes: ['th', '退回'],
    name: { zh: '退回', en: 'Return' },
    acts: ['event.sendBack', 'event.return', 'event.decideReturn'],
    example: 'th 137 现场未清',
  },
  {
    key: 'note',
    codes: ['bz', '备注'],
    name: { zh: '备注', en: 'Note' },
    acts: ['event.addNote'],
    example: 'bz 已电话催办',
  },
  { key: 'urge', codes: ['cb', '催办'], name: { zh: '催办', en: 'Urge' }, acts: ['event.urge'], example: 'cb 137' },
  {
    key: 'supervise',
    codes: ['db', '督办'],
    name: { zh: '督办', en: 'Supervise' },
    acts: ['event.supervise'],
    example: 'db 137',
  },
  { key: 'intake', codes: ['sl', '受理'], name: { zh: '受理来电', en: 'Take a call' }, acts: [], example: 'sl' },
];

/** A typed line, taken apart. */
export type SaidLine = {
  readonly verb: PaletteVerb | null;
  /** Digits that name an event by the end of its number; at least three. */
  readonly number: string | null;
  /** A wished time of day, `18:00`. */
  readonly time: string | null;
  readonly words: readonly string[];
};

const isTime = /^([01]?\d|2[0-4])(?:[:：]([0-5]\d))?$/;
/** The end of a receipt number that is asked for has at least so many digits. */
const NUMBER_DIGITS = 3;

/** Takes a line apart: verb first, then the number of an event, a time of day and words in any order. */
export function readLine(typed: string): SaidLine {
  const tokens = typed
    .trim()
    .split(/\s+/)
    .filter((token) => token !== '');
  const verb = paletteVerbs.find(({ codes }) => codes.includes((tokens[0] ?? '').toLowerCase())) ?? null;
  const rest = verb === null ? tokens : tokens.slice(1);
  let number: string | null = null;
  let time: string | null = null;
  const words: string[] = [];
  for (const [at, token] of rest.entries()) {
    const clock = isTime.exec(token);
    if (number === null && /^\d+$/.test(token) && (at === 0 || token.length > 2))
      number = token.padStart(NUMBER_DIGITS, '0');
    else if (time === null && verb?.key === 'dispatch' && clock !== null)
      time = `${(clock[1] ?? '').padStart(2, '0')}:${clock[2] ?? '00'}`;
    else words.push(token);
  }
  return { verb, number, time, words };
}
