import type { Dossier } from '../../../shared/domain/dossier/dossier.ts';
import { textOf } from '../../../shared/domain/dossier/machine.ts';
import type { Language, Words } from '../../../shared/domain/names.ts';
import { type Freedom, freedomOf, settablePaths } from '../../../shared/domain/profile/freedom.ts';
import { isParameterKey, keyAfter, textOfProfile } from '../../../shared/domain/profile/overlay-profile.ts';
import type { Profile } from '../../../shared/domain/profile/profile.ts';
import { isInForce } from '../../../shared/domain/rules/rule-period.ts';

export const parameterGroups = [
  'changed',
  'local',
  'follow',
  'time',
  'flow',
  'rule',
  'org',
  'grid',
  'staff',
  'item',
  'assess',
  'welfare',
  'platform',
] as const;
export type ParameterGroup = (typeof parameterGroups)[number];

/** One parameter: what the text says, what holds now, and how far a centre is free. */
export type ParameterRow = Words & {
  readonly path: string;
  readonly group: ParameterGroup;
  /** Clauses of the text; none where it is silent or the setting is local. */
  readonly clauses: readonly string[];
  readonly text: unknown;
  readonly now: unknown;
  readonly freedom: Freedom;
  /** The override in force. */
  readonly override: Dossier | null;
};

const byFirstWord: Readonly<Record<string, ParameterGroup>> = {
  rule: 'rule',
  org: 'org',
  grid: 'grid',
  size: 'grid',
  division: 'grid',
  change: 'grid',
  filing: 'grid',
  code: 'grid',
  staff: 'staff',
  elig: 'staff',
  conduct: 'staff',
  card: 'staff',
  post: 'staff',
  complaint: 'staff',
  contract: 'staff',
  equip: 'staff',
  item: 'item',
  task: 'item',
  intake: 'flow',
  flow: 'flow',
  major: 'flow',
  feedback: 'flow',
  followUp: 'flow',
  time: 'time',
  dayKind: 'time',
  assess: 'assess',
  star: 'assess',
  account: 'assess',
  train: 'assess',
  pay: 'welfare',
  ins: 'welfare',
  reward: 'welfare',
  incentive: 'welfare',
};

const groupOf = (path: string): ParameterGroup =>
  path.startsWith('local.')
    ? 'local'
    : path.startsWith('followParent.')
      ? 'follow'
      : (byFirstWord[path.split('.')[0] ?? ''] ?? 'platform');

function valueAt(profile: Profile, path: string): unknown {
  const local = keyAfter(path, 'local');
  if (local !== null)
    return local
      .split('.')
      .reduce<unknown>((at, key) => (at as Readonly<Record<string, unknown>> | undefined)?.[key], profile.local);
  if (path === 'dayKind') {
    const time = profile.parameters['time.deptHandle'].value;
    return time !== null && 'unit' in time ? time.unit : null;
  }
  const followed = keyAfter(path, 'followParent');
  const key = followed ?? path;
  return isParameterKey(key) ? profile.parameters[key].value : null;
}

const clausesAt = (profile: Profile, path: string): readonly string[] => {
  const followed = keyAfter(path, 'followParent');
  if (followed !== null)
    return profile.parent !== null && isParameterKey(followed) ? profile.parent.parameters[followed].clauses : [];
  return isParameterKey(path) ? profile.parameters[path].clauses : [];
};

/** Every parameter a centre may be asked about, with its override in force. @param at ms */
export function parameterRows(profile: Profile, ruling: readonly Dossier[], at: number): readonly ParameterRow[] {
  const text = textOfProfile(profile);
  const inForce = new Map(
    ruling
      .filter((one) => one.machine === 'parameterOverride' && one.state === 'inForce' && isInForce(one, at))
      .map((one) => [textOf(one.data, 'path'), one]),
  );
  return settablePaths(profile).map(({ key, zh, en }) => ({
    path: key,
    zh,
    en,
    group: groupOf(key),
    clauses: clausesAt(text, key),
    text: valueAt(text, key),
    now: valueAt(profile, key),
    freedom: freedomOf(profile, key),
    override: inForce.get(key) ?? null,
  }));
}

const units: Readonly<Record<string, Words>> = {
  minute: { zh: '分钟', en: ' min' },
  hour: { zh: '小时', en: ' h' },
  day: { zh: '日', en: ' days' },
  workingDay: { zh: '个工作日', en: ' working days' },
  week: { zh: '周', en: ' week(s)' },
  month: { zh: '个月', en: ' month(s)' },
  quarter: { zh: '个季度', en: ' quarter(s)' },
  halfYear: { zh: '个半年', en: ' half-year(s)' },
  year: { zh: '年', en: ' year(s)' },
};
const words: Readonly<Record<string, Words>> = {
  day: { zh: '自然日', en: 'calendar days' },
  workingDay: { zh: '工作日', en: 'working days' },
  village: { zh: '村（社区）', en: 'village' },
  town: { zh: '镇街', en: 'town' },
  county: { zh: '县级', en: 'county' },
  city: { zh: '市级', en: 'city' },
  must: { zh: '应当', en: 'must' },
  should: { zh: '一般', en: 'should' },
  may: { zh: '可以', en: 'may' },
};

/**
 * A value in words where it is a plain one: a period, a number, yes or no, a level, Chinese words, a vague word of the text. Null
 * where it is made of parts: then the clause says it better.
 */
export function plainValue(value: unknown, language: Language): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? (language === 'zh' ? '是' : 'yes') : language === 'zh' ? '否' : 'no';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') {
    const known = words[value];
    if (known !== undefined) return known[language];
    return /\p{Script=Han}/u.test(value) || /^\d/.test(value) ? value : null;
  }
  if (Array.isArray(value)) {
    const parts = value.map((one) => partOf(one, language));
    return parts.length > 0 && parts.every((part) => part !== null) ? parts.join('、') : null;
  }
  return typeof value === 'object' ? ofObject(value as Readonly<Record<string, unknown>>, language) : null;
}

/** A reason of a list is called by its words. */
function partOf(value: unknown, language: Language): string | null {
  if (typeof value === 'object' && value !== null && language in value) {
    const said = (value as Readonly<Record<string, unknown>>)[language];
    return typeof said === 'string' ? said : null;
  }
  return plainValue(value, language);
}

function ofObject(value: Readonly<Record<string, unknown>>, language: Language): string | null {
  const keys = Object.keys(value);
  const { length, unit, vague, minPercent } = value;
  if (typeof vague === 'string' && keys.length === 1) return `“${vague}”`;
  if (typeof minPercent === 'number' && keys.length === 1) return `≥ ${minPercent}%`;
  const named = typeof unit === 'string' ? units[unit] : undefined;
  if (typeof length === 'number' && named !== undefined && keys.length <= 3) return `${length}${named[language]}`;
  return null;
}
