/** What a text must not show on a slide (W3, screens.md §14), and what takes its place. Order matters: the longer first. */
const patterns: readonly (readonly [RegExp, string])[] = [
  // identity card, phone with or without dashes, any run of seven digits or more
  [/\d{15,17}[\dXx]/g, '＊＊＊'],
  [/(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}/g, '＊＊＊'],
  [/0\d{2,3}[- ]\d{7,8}/g, '＊＊＊'],
  [/\d[\d\s-]{5,}[\dXx]/g, '＊＊＊'],
  // number plate
  [/[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][· ]?[A-Z0-9]{5,6}/g, '某车'],
  // door: building, unit, room, house number
  [/[\dA-Za-z]+\s*(?:号楼|栋|幢)/g, '某栋'],
  [/[\d一二三四五六七八九十]+\s*单元/g, ''],
  [/[\dA-Za-z-]+\s*(?:室|户)/g, '某户'],
  [/\d+\s*号/g, '某号'],
];

/**
 * A text fit for the screen of a meeting and for paper that leaves the room: known names (requester, staff, accounts), phone and
 * identity numbers, plates and doors are taken out.
 */
export function anonymise(text: string, names: Iterable<string> = []): string {
  let out = text;
  // The longest first: a name within a name must not leave its rest behind.
  const known = [...names].filter((name) => name.length >= 2).sort((a, b) => b.length - a.length);
  for (const name of known) out = out.replaceAll(name, '某某');
  for (const [pattern, put] of patterns) out = out.replace(pattern, put);
  return out;
}

/** True for a text in which nothing would have to be taken out: what is typed by hand is checked before it is shown. */
export const isAnonymous = (text: string, names: Iterable<string> = []): boolean => anonymise(text, names) === text;
