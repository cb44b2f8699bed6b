import { beforeEach, expect, test, vi } from 'vitest';
import { createAlarmNotices } from './alarm-notice.ts';

const shown = vi.hoisted(() => [] as { title: string; urgency: string; open: boolean; click: () => void }[]);

vi.mock('electron', () => ({
  Notification: class {
    static isSupported = (): boolean => true;
    readonly #one: (typeof shown)[number];
    constructor({ title, urgency }: { title: string; urgency: string }) {
      this.#one = { title, urgency, open: false, click: () => undefined };
      shown.push(this.#one);
    }
    on(_event: 'click', work: () => void): void {
      this.#one.click = work;
    }
    show(): void {
      this.#one.open = true;
    }
    close(): void {
      this.#one.open = false;
    }
  },
}));

const flashes: boolean[] = [];
let opened = 0;
const window = { flashFrame: (on: boolean) => void flashes.push(on), isDestroyed: () => false, isFocused: () => false };
const urgent = { priority: 'urgent', title: '【紧急】重大事件待处置', body: 'LYG1', key: 'a' } as const;

beforeEach(() => {
  shown.length = 0;
  flashes.length = 0;
  opened = 0;
});

test('A5: given an alarm sounds, then the system tells of it, the taskbar flashes, and a press opens the desk', () => {
  const notices = createAlarmNotices(
    () => window,
    () => {
      opened += 1;
    },
  );
  notices.show(urgent);
  expect(shown).toMatchObject([{ title: urgent.title, urgency: 'critical', open: true }]);
  expect(flashes).toEqual([true]);
  shown[0]?.click();
  expect(opened).toBe(1);
});

test('given the same alarm again, then nobody is told twice; when somebody acts, the notice goes and the flashing ends', () => {
  const notices = createAlarmNotices(
    () => window,
    () => undefined,
  );
  notices.show(urgent);
  notices.show({ ...urgent });
  expect(shown).toHaveLength(1);
  notices.show({ ...urgent, key: 'b' });
  expect(shown.map((one) => one.open)).toEqual([false, true]);
  notices.show(null);
  expect(shown.map((one) => one.open)).toEqual([false, false]);
  expect(flashes.at(-1)).toBe(false);
});

test('given no desk is open, then the system still tells of it', () => {
  const notices = createAlarmNotices(
    () => null,
    () => undefined,
  );
  notices.show(urgent);
  expect(shown).toHaveLength(1);
  expect(flashes).toEqual([]);
});
