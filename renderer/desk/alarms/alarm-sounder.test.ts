import { expect, test } from 'vitest';
import { createSounder, loudness, muteMs, type SoundState } from './alarm-sounder.ts';

function desk(canSound = true) {
  let mono = 0;
  let due: { readonly at: number; readonly work: () => void }[] = [];
  let open = canSound;
  const played: string[] = [];
  const states: SoundState[] = [];
  let beats = 0;
  const sounder = createSounder(
    (what, volume) => {
      if (open) played.push(`${what} ${volume}`);
      return open;
    },
    {
      mono: () => mono,
      set: (work, ms) => {
        const one = { at: mono + ms, work };
        due.push(one);
        return () => {
          due = due.filter((other) => other !== one);
        };
      },
    },
    (state) => states.push(state),
    () => {
      beats += 1;
    },
  );
  return {
    sounder,
    played,
    states,
    beats: () => beats,
    unblock: () => {
      open = true;
    },
    pass(ms: number): void {
      const end = mono + ms;
      for (let next = due.find((one) => one.at <= end); next !== undefined; next = due.find((one) => one.at <= end)) {
        due = due.filter((one) => one !== next);
        mono = Math.max(mono, next.at);
        next.work();
      }
      mono = end;
    },
  };
}

test('A5, screens §7: given an urgent one, then it sounds at once and every 5 s until the station says somebody acted', () => {
  const d = desk();
  d.sounder.set({ priority: 'urgent', key: 'a' });
  d.pass(14_000);
  expect(d.played).toHaveLength(3);
  d.sounder.set(null);
  d.pass(60_000);
  expect(d.played).toHaveLength(3);
  expect(d.states).toEqual(['sounding', 'silent']);
});

test('screens §7: given a high one, then it sounds every 30 s; a medium one once, and again with its next step', () => {
  const d = desk();
  d.sounder.set({ priority: 'high', key: 'a' });
  d.pass(31_000);
  expect(d.played).toHaveLength(2);
  d.sounder.set({ priority: 'medium', key: 'b 0' });
  d.pass(600_000);
  expect(d.played.filter((one) => one.startsWith('medium'))).toHaveLength(1);
  d.sounder.set({ priority: 'medium', key: 'b 1' });
  expect(d.played.filter((one) => one.startsWith('medium'))).toHaveLength(2);
});

test('screens §11: given Esc, then it is quiet for 30 s once; a second Esc does nothing, and what is new sounds at once', () => {
  const d = desk();
  d.sounder.set({ priority: 'urgent', key: 'a' });
  expect(d.sounder.mute()).toBe(true);
  d.pass(muteMs - 1);
  expect(d.played).toHaveLength(1);
  d.pass(1);
  expect(d.played).toHaveLength(2);
  expect(d.sounder.mute()).toBe(false);
  d.sounder.set({ priority: 'urgent', key: 'a\nb' });
  expect(d.played).toHaveLength(3);
});

test('A5: given the machine does not let the window sound, then that shows, it tries on, and sounds when it may', () => {
  const d = desk(false);
  d.sounder.set({ priority: 'high', key: 'a' });
  expect(d.states).toEqual(['blocked']);
  expect(d.beats()).toBe(0);
  d.unblock();
  d.pass(2_000);
  expect(d.states).toEqual(['blocked', 'sounding']);
  expect(d.beats()).toBe(1);
});

test('screens §7: given a desk turned low, then an urgent one still has its floor', () => {
  expect(loudness('urgent', 0)).toBe(0.3);
  expect(loudness('urgent', 0.8)).toBe(0.8);
  expect(loudness('high', 0)).toBe(0);
});
