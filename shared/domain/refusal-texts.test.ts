import { expect, test } from 'vitest';
import { refusal } from './refusal.ts';
import { refusalText, refusalTexts } from './refusal-texts.ts';

/** Details a sentence is filled from; one that comes in both languages, such as a field's label, counts as one. */
const placeholders = (words: string): readonly string[] =>
  [...words.matchAll(/\{(\w+)\}/g)].map((m) => (m[1] ?? '').replace(/^(zh|en)$|En$/, '')).sort();

test('given every refusal code, when put into words, then both languages have their own non-empty sentence', () => {
  // A machine says this one in its own words, in both languages.
  const { 'rule-forbids': _own, ...texts } = refusalTexts;
  for (const [code, words] of Object.entries(texts)) {
    expect(words.zh, code).toMatch(/[\u4e00-\u9fff]/);
    expect(words.en, code).not.toMatch(/[\u4e00-\u9fff]/);
    expect(placeholders(words.zh), code).toEqual(placeholders(words.en));
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
