import { expect, test } from 'vitest';
import type { AlarmNotice } from '../../../shared/alarm/alarm-notice.ts';
import { createWebNotices } from './web-notices.ts';

const urgent: AlarmNotice = { key: 'a', priority: 'urgent', title: '【紧急】重大事件', body: 'LYG1' };

function browser() {
  const open = new Set<string>();
  const made: string[] = [];
  let fronted = 0;
  let press = (): void => undefined;
  const notices = createWebNotices(
    (notice, opened) => {
      open.add(notice.key);
      made.push(notice.key);
      press = opened;
      return { close: () => void open.delete(notice.key) };
    },
    () => {
      fronted += 1;
    },
  );
  return { notices, open, made, press: () => press(), fronted: () => fronted };
}

test('A5: given the window is behind others, when an alarm sounds, then the system tells of it once, and a press brings the desk to the front', () => {
  const b = browser();
  b.notices.setFocused(false);
  b.notices.set(urgent);
  b.notices.set({ ...urgent });
  expect(b.made).toEqual(['a']);
  b.press();
  expect(b.fronted()).toBe(1);
});

test('given the desk is before somebody, then it tells him itself; once he looks elsewhere and nobody has acted, the system does', () => {
  const b = browser();
  b.notices.set(urgent);
  expect(b.made).toEqual([]);
  b.notices.setFocused(false);
  expect(b.made).toEqual(['a']);
});

test('given somebody acts, then the notice goes; what is new gets one of its own', () => {
  const b = browser();
  b.notices.setFocused(false);
  b.notices.set(urgent);
  b.notices.set({ ...urgent, key: 'b' });
  expect([...b.open]).toEqual(['b']);
  b.notices.set(null);
  expect(b.open.size).toBe(0);
});
