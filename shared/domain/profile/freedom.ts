import { mostBinding } from '../clause/clause-strength.ts';
import type { Words } from '../names.ts';
import type { Profile } from './load-profile.ts';
import { localName } from './local-names.ts';
import { dayCounted, isParameterKey, keyAfter, leavesToRule, textOfProfile } from './overlay-profile.ts';
import { parameterNames } from './parameter-names.ts';
import { parameterKeys } from './profile-shape.ts';

/**
 * How far a centre may set a path itself: freely, with a document, not at all. `why` is said to the person; `clause` is the text
 * it rests on (`local` where none speaks).
 */
export type Freedom = {
  readonly kind: 'free' | 'withDocument' | 'refused';
  readonly clause: string;
  readonly why: Words;
};

type FreedomRule = (profile: Profile, path: string) => Freedom | null;

const answer = (kind: Freedom['kind'], clause: string, zh: string, en: string): Freedom => ({
  kind,
  clause,
  why: { zh, en },
});

/** First rule that speaks, in this order: from the most special to the strength of the clause. */
const rules: readonly FreedomRule[] = [
  // What a centre sets for itself anyway (◊).
  (profile, path) => {
    const key = keyAfter(path, 'local');
    if (key === null) return null;
    return localPaths(profile).includes(path)
      ? answer('free', 'local', '本地设置，由中心自定', 'A local setting: the centre decides')
      : unknown(path);
  },
  // C1: a centre may be told to follow the higher text where both speak differently.
  (profile, path) => {
    const key = keyAfter(path, 'followParent');
    if (key === null) return null;
    const higher = parentSpeaks(profile, key);
    return higher === null
      ? answer('refused', 'local', '上位规定对此没有不同的要求', 'The higher text asks nothing different here')
      : answer(
          'withDocument',
          higher,
          `上位规定 ${higher} 有不同要求，可凭文件从其规定`,
          `${higher} outranks it and differs: it may be followed with a document`,
        );
  },
  // C10: 日 says nothing of working days; a county may order them with a document.
  (profile, path) => {
    if (path !== 'dayKind') return null;
    const clause = dayCounted.map((key) => profile.parameters[key]).find(countsDays)?.clauses[0];
    return clause === undefined
      ? answer('refused', 'local', '条文没有按日计算的时限', 'The text has no time counted in days')
      : answer(
          'withDocument',
          clause,
          `${clause} 只写“日”，县级可凭文件改按工作日计算`,
          `${clause} only says days: a county may count working days with a document`,
        );
  },
  (_profile, path) => (isParameterKey(path) ? null : unknown(path)),
  // Which text stands above is no matter of a centre.
  (profile, path) =>
    path === 'rule.parentProfile'
      ? answer(
          'refused',
          profile.parameters['rule.parentProfile'].clauses[0] ?? 'local',
          '上位规定不由中心设定',
          'Which text stands above is not the centre’s to set',
        )
      : null,
  (profile, path) => {
    const cell = cellAt(profile, path);
    return cell !== null && cell.value === null
      ? answer('free', 'local', '条文未作规定，可自定', 'The text is silent: the centre may decide')
      : null;
  },
  // C15: a method or a date the text itself leaves open.
  (profile, path) => {
    const cell = cellAt(profile, path);
    const clause = cell?.clauses[0] ?? 'local';
    return cell !== null && leavesToRule(cell.value) !== null
      ? answer(
          'withDocument',
          clause,
          `${clause} 留待另行规定，可凭该规定导入`,
          `${clause} leaves it to a rule to come: it comes in with that rule`,
        )
      : null;
  },
  (profile, path) => {
    const binding = mostBinding(cellAt(profile, path)?.clauses ?? []);
    if (binding === null || binding.strength === 'must') return null;
    return answer(
      'withDocument',
      binding.clause,
      `${binding.clause} 用“${binding.strength === 'may' ? '可以' : '一般、原则上'}”，可凭文件另定`,
      `${binding.clause} says ${binding.strength}: it may be set with a document`,
    );
  },
  (profile, path) => {
    const clause = mostBinding(cellAt(profile, path)?.clauses ?? [])?.clause ?? 'local';
    return answer('refused', clause, `${clause} 明文规定应当如此，不能改`, `${clause} binds: it cannot be changed`);
  },
];

const unknown = (path: string): Freedom =>
  answer('refused', 'local', `没有“${path}”这项设置`, `There is no setting “${path}”`);

const cellAt = (
  profile: Profile,
  path: string,
): { readonly value: unknown; readonly clauses: readonly string[] } | null =>
  isParameterKey(path) ? profile.parameters[path] : null;

function countsDays(cell: { readonly value: unknown }): boolean {
  const { value } = cell;
  return typeof value === 'object' && value !== null && 'unit' in value && value.unit === 'day';
}

/** Clause of the parent's text where it speaks on a parameter otherwise than the own text; null else. */
export function parentSpeaks(profile: Profile, key: string): string | null {
  if (profile.parent === null || !isParameterKey(key)) return null;
  const [own, higher] = [profile.parameters[key], profile.parent.parameters[key]];
  if (own.from === higher.from || own.value === null || higher.value === null) return null;
  // Both are parsed by one shape, so equal values are written alike.
  return JSON.stringify(own.value) === JSON.stringify(higher.value) ? null : (higher.clauses[0] ?? null);
}

/** Whether and how a centre may set `path` (issue 3): judged by the texts, whatever is overridden now. */
export function freedomOf(profile: Profile, path: string): Freedom {
  const text = textOfProfile(profile);
  for (const rule of rules) {
    const found = rule(text, path);
    if (found !== null) return found;
  }
  return unknown(path);
}

/** Every path of the local settings, as deep as a value goes: `local.periods.signIn`, `local.warning.share`. */
export function localPaths(profile: Profile): readonly string[] {
  const isGroup = (value: unknown): value is object =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  const isPeriod = (value: object): boolean => 'length' in value && 'unit' in value;
  return Object.entries(profile.local).flatMap(([key, value]) =>
    isGroup(value) && !isPeriod(value) ? Object.keys(value).map((inner) => `local.${key}.${inner}`) : [`local.${key}`],
  );
}

/** Paths a centre may be asked about, with their words: what a form offers; `freedomOf` says which go through. */
export function settablePaths(profile: Profile): readonly (Words & { readonly key: string })[] {
  const text = textOfProfile(profile);
  const follow = parameterKeys.filter((key) => parentSpeaks(text, key) !== null);
  return [
    ...localPaths(text).map((key) => ({ key, ...localName(key) })),
    { key: 'dayKind', zh: '日的计算（自然日／工作日）', en: 'How days are counted' },
    ...follow.map((key) => ({
      key: `followParent.${key}`,
      zh: `从上位规定：${parameterNames[key].zh}`,
      en: `Follow the higher text: ${parameterNames[key].en}`,
    })),
    ...parameterKeys.map((key) => ({ key, ...parameterNames[key] })),
  ];
}
