import { expect, test } from 'vitest';
import type { FoundHere } from '../../../shared/wire/findings-view.ts';
import { groupFindings, nameOf } from './finding-groups.ts';

const found = (code: string, gravity: FoundHere['gravity'], zh: string, since: number | null = null): FoundHere => ({
  code,
  zh,
  en: zh,
  clause: 'LYG-22-1',
  subject: `${code}${since}`,
  subjectName: '某处',
  area: '320722',
  to: null,
  gravity,
  since,
  opens: null,
});
const table = {
  version: 'clauses@2026.11',
  byId: new Map([
    [
      'LYG-22-1',
      {
        id: 'LYG-22-1',
        place: 'LYG',
        article: '22',
        area: 'three-officials',
        strength: 'must',
        fits: 'both',
        zh: '三官两员一律',
        en: 'Professionals',
      } as const,
    ],
  ]),
};

test('given findings of several checks, then gravest first, long lists before short ones, the oldest of a check on top', () => {
  const groups = groupFindings([
    found('late', 'warn', '走访逾期', 5),
    found('gone', 'gap', '没有联络人', 2),
    found('old', 'gap', '公示过时', 9),
    found('old', 'gap', '公示过时', 3),
  ]);
  expect(groups.map(({ code, findings }) => [code, findings.map(({ since }) => since)])).toEqual([
    ['old', [3, 9]],
    ['gone', [2]],
    ['late', [5]],
  ]);
});

test('given findings that begin alike, then the check is called so; given counts or several beginnings, by its clause', () => {
  const named = (...zh: readonly string[]) => {
    const [group] = groupFindings(zh.map((words) => found('x', 'gap', words)));
    return group && nameOf(group, table).zh;
  };
  expect(named('没有联络人：城管局', '没有联络人：住建局')).toBe('没有联络人');
  expect(named('法官未进 139 个网格：甲、乙')).toBe('三官两员一律');
  expect(named('法官未进：甲', '律师未进：乙')).toBe('三官两员一律');
});
