import { expect, test } from 'vitest';
import { LostFiles } from './lost-files.ts';

const owed = (n: number) => ({ event: 'e', sha256: `s${n}`, name: `${n}.png` });

test('R6 given files whose bytes are gone here, when the hub is asked, then only what it has not is lost, by name', () => {
  const files = new LostFiles();
  files.rescued({ saved: 2, lost: [owed(1), owed(2)] });
  expect(files.words()).toContain('找回 2 个');
  expect(files.words()).toContain('2 个的内容本机已没有，线路通后向县中心核对');
  expect(files.words()).not.toContain('重新附上');

  expect(files.asked('e', 's1', true)).toBe(true);
  expect(files.asked('e', 's2', false)).toBe(true);
  expect(files.words()).not.toContain('核对');
  expect(files.words()).toMatch(/1 个县中心也没有，请重新附上.*2\.png/);
  expect(files.words()).not.toContain('1.png');
  // Asked once more it is no news; handed over again and sent it is.
  expect(files.asked('e', 's2', false)).toBe(false);
  expect(files.asked('e', 's2', true)).toBe(true);
  expect(files.asked('e', 's9', true)).toBe(false);
  expect(files.words()).toBe('未发的附件找回 2 个 2 unsent saved。');
});

test('given more lost files than a sentence holds, then it names three and says there are more', () => {
  const files = new LostFiles();
  files.rescued({ saved: 0, lost: [1, 2, 3, 4].map(owed) });
  for (const n of [1, 2, 3, 4]) files.asked('e', `s${n}`, false);
  expect(files.words()).toContain('4 个县中心也没有');
  expect(files.words()).toContain('1.png、2.png、3.png …');
});
