import type { Random } from './random.ts';

const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'.split('');
const stems = '甲乙丙丁戊己庚辛壬癸'.split('');
const branches = '子丑寅卯辰巳午未申酉戌亥'.split('');

/**
 * A name that reads like one and is plainly made up: a surname and one of the sixty stem-and-branch pairs (甲子 … 癸亥),
 * as in 王丙寅. The pattern is the mark: nobody is meant.
 */
export function drawPersonName(random: Random): string {
  const pair = random.int(0, 59);
  return `${random.pick(surnames)}${stems[pair % 10]}${branches[pair % 12]}`;
}

/** How a desk notes a caller: 王女士, 李先生. */
export function drawCallerName(random: Random): string {
  return `${random.pick(surnames)}${random.pick(['女士', '先生'])}`;
}

/**
 * An 11-digit number that cannot be a mobile phone: no mobile range in China begins with 12. It masks like one
 * (128****4321).
 */
export function drawMobile(random: Random): string {
  return `1280000${String(random.int(0, 9999)).padStart(4, '0')}`;
}

/** A landline that cannot exist: no local number begins with 0. `serial` 0–999. */
export function syntheticLandline(areaCode: string, serial: number): string {
  return `${areaCode}-0555${String(serial).padStart(3, '0')}`;
}
