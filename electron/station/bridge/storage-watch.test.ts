import { expect, test } from 'vitest';
import { StorageWatch } from './storage-watch.ts';

test('given a station that stops on a full disk, when the last write fails, then it is logged and nothing is armed that keeps the process alive', () => {
  const armed: (() => void)[] = [];
  const lines: string[] = [];
  const watch = new StorageWatch({
    stores: { foundCache: 'whole' } as never,
    replica: {} as never,
    timers: {
      mono: () => 0,
      set: (work) => {
        armed.push(work);
        return () => void armed.splice(armed.indexOf(work), 1);
      },
    },
    log: (line) => void lines.push(line),
    changed: () => undefined,
    cacheLost: () => undefined,
  });
  const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  watch.trouble(full);
  expect(armed).toHaveLength(1);
  watch.stop();
  watch.trouble(full);
  expect(armed).toEqual([]);
  expect(lines.filter((line) => line.startsWith('storage trouble: full'))).toHaveLength(2);
});
