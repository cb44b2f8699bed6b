import { expect, test } from 'vitest';
import { docText, packDoc } from './doc-text.ts';
import { troubleOf } from './storage-trouble.ts';

test('given the text of an ended event, when packed, then it comes back the same; text that was never packed stays', () => {
  const text = JSON.stringify({ id: 'x', title: '路灯不亮', state: 'closed', clocks: [], obligations: [] });
  expect(docText(packDoc(text))).toBe(text);
  expect(docText(text)).toBe(text);
});

test('given bytes that are no packed text, when read, then it is damage of the file and named so', () => {
  const broken = packDoc('{"id":"x"}').subarray(1);
  let caught: unknown = null;
  try {
    docText(broken);
  } catch (error) {
    caught = error;
  }
  expect(troubleOf(caught)).toBe('damaged');
});
