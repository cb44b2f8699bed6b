import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anonymise, isAnonymous } from './anonymise.ts';

test.each([
  ['张三反映 13805123456 打不通', ['张三'], '某某反映 ＊＊＊ 打不通'],
  ['座机 0518-87212345', [], '座机 ＊＊＊'],
  ['身份证 32072219880101123X 丢失', [], '身份证 ＊＊＊ 丢失'],
  ['苏G·12345 占道', [], '某车 占道'],
  ['幸福小区3号楼2单元501室漏水', [], '幸福小区某栋某户漏水'],
  ['牛山街道8号门前积水', [], '牛山街道某号门前积水'],
  ['欧阳守静与欧阳守', ['欧阳守', '欧阳守静'], '某某与某某'],
])('W3 given %s, when made fit for a slide, then %#: nobody can be found by it', (text, names, fit) => {
  expect(anonymise(text, names)).toBe(fit);
  expect(isAnonymous(fit, names)).toBe(true);
});

test('W3 given any text around a phone or an identity number, then no digit run of seven is left', () => {
  fc.assert(
    fc.property(fc.string(), fc.stringMatching(/^1[3-9]\d{9}$/), fc.string(), (a, phone, b) => {
      const out = anonymise(`${a}，${phone}，${b}`);
      expect(out.includes(phone)).toBe(false);
      expect(out).not.toMatch(/\d{7,}/);
    }),
    { numRuns: 300 },
  );
});
