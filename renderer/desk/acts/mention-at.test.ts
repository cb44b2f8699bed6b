import { expect, test } from 'vitest';
import { mentionAt, withMention } from './mention-at.ts';

test('Q4 given words with an @, when the caret stands behind letters after it, then these are what a name is looked for by', () => {
  expect(mentionAt('请@wf', 4)).toEqual({ from: 1, words: 'wf' });
  expect(mentionAt('请@', 2)).toEqual({ from: 1, words: '' });
  expect(mentionAt('请@王芳 来', 5)).toBeNull();
  expect(mentionAt('寄 a@b', 5)).toBeNull();
});

test('Q4 given a name chosen in the middle of a note, then it stands there whole and writing goes on behind it', () => {
  expect(withMention('请@wf来看', 1, 4, '王芳')).toEqual({ text: '请@王芳 来看', caret: 5 });
});
