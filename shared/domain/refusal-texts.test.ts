import { expect, test } from 'vitest';
import { refusal } from './refusal.ts';
import { refusalText, refusalTexts } from './refusal-texts.ts';

test('given every refusal code, when put into words, then both languages have their own non-empty sentence', () => {
  for (const [code, words] of Object.entries(refusalTexts)) {
    expect(words.zh, code).toMatch(/[\u4e00-\u9fff]/);
    expect(words.en, code).not.toMatch(/[\u4e00-\u9fff]/);
    expect([...words.zh.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort(), code).toEqual(
      [...words.en.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort(),
    );
  }
});

test('given a refusal for its state, when said in Chinese, then the states are named and no code shows', () => {
  const text = refusalText(
    refusal('wrong-state', 'T14', null, { state: 'handled', from: 'assigned inHandling' }),
    'zh',
  );
  expect(text).toBe('事件现在是“待核”，这一步要在“待签收、办理中”时办理。');
});

test('given a detail that is missing, when said, then no placeholder is left', () => {
  expect(refusalText(refusal('director-only', 'T28'), 'en')).toBe('Reopening after cycle  is for the director.');
});
