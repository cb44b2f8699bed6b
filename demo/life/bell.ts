import type { PhoneLine } from '../../shared/wire/telephony.ts';
import type { Random } from '../county/random.ts';
import { officeTime } from './office-time.ts';

const minute = 60_000;
/** Nobody rings before a newcomer has looked around, nor twice in a short while; minutes, both ends included. */
const first = [4, 7] as const;
const between = [6, 15] as const;
/** Somebody who is not answered gives up, ms. */
const patience = 25_000;
/** How long somebody talks, seconds. */
const talk = [60, 150] as const;
/** At night nobody rings of himself; local hours. */
const [opens, closes] = [7.5, 21];

type Said = Exclude<PhoneLine, { t: 'hello' }>;
type State =
  | { readonly is: 'quiet'; readonly until: number }
  | { readonly is: 'ringing' | 'talking'; readonly call: string; readonly until: number };

export type Bell = {
  /** Does what is due: called every second or so. @param paused the county stands still: nobody rings */
  readonly tick: (now: number, paused: boolean) => void;
  /** The operator takes the call that rings; any other name does nothing. */
  readonly answer: (call: string, now: number) => void;
  /** Off: what rings stops at once; who talks is left to end. */
  readonly turn: (on: boolean, now: number) => void;
  readonly isOn: () => boolean;
};

/**
 * The telephone of the demo: one call at a time, minutes apart, by day. Pure but for `say`.
 * @param caller number that rings next @param start ms
 */
export function createBell(options: {
  readonly say: (line: Said) => void;
  readonly caller: () => string;
  readonly random: Random;
  readonly start: number;
  readonly on: boolean;
}): Bell {
  const { say, caller, random } = options;
  let { on } = options;
  let count = 0;
  const quietFrom = (now: number, [least, most]: readonly [number, number]): State => ({
    is: 'quiet',
    until: officeTime(now + random.int(least, most) * minute, opens, closes, 30 * minute),
  });
  let state = quietFrom(options.start, first);
  const end = (call: string, now: number): void => {
    say({ t: 'ended', call });
    state = quietFrom(now, between);
  };
  return {
    tick(now, paused) {
      if (now < state.until) return;
      if (state.is !== 'quiet') return end(state.call, now);
      // What was due while it was off, paused, or the machine slept into the night does not ring afterwards.
      if (!on || paused || officeTime(now, opens, closes) !== now) {
        state = quietFrom(now, between);
        return;
      }
      count += 1;
      const call = `demo-${options.start}-${count}`;
      say({ t: 'ringing', call, number: caller(), line: String(random.int(1, 4)) });
      state = { is: 'ringing', call, until: now + patience };
    },
    answer(call, now) {
      if (state.is !== 'ringing' || state.call !== call) return;
      say({ t: 'answered', call });
      state = { is: 'talking', call, until: now + random.int(...talk) * 1_000 };
    },
    turn(next, now) {
      on = next;
      if (!on && state.is === 'ringing') end(state.call, now);
    },
    isOn: () => on,
  };
}
