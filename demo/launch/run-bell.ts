import type { Random } from '../county/random.ts';
import { type Bell, createBell } from '../life/bell.ts';
import type { Life } from '../life/live.ts';
import { createPhoneLine, type PhoneDoor } from './phone-line.ts';

export type RunningBell = {
  readonly isOn: Bell['isOn'];
  readonly turn: (on: boolean) => void;
  readonly answer: (call: string) => void;
  readonly stop: () => Promise<void>;
};

/** The demo's telephone at the console's door, looked at every second. @param now ms */
export function runBell(options: {
  readonly door: PhoneDoor;
  readonly life: Pick<Life, 'caller' | 'speed'>;
  readonly random: Random;
  readonly on: boolean;
  readonly now: () => number;
  readonly log: (line: string) => void;
}): RunningBell {
  const { door, life, now } = options;
  const line = createPhoneLine(door.address, options.log);
  const bell = createBell({
    say: line.say,
    caller: life.caller,
    random: options.random,
    start: now(),
    on: options.on,
  });
  const timer = setInterval(() => bell.tick(now(), life.speed() === 0), 1_000);
  return {
    isOn: bell.isOn,
    turn: (on) => bell.turn(on, now()),
    answer: (call) => bell.answer(call, now()),
    stop: async () => {
      clearInterval(timer);
      line.stop();
      door.remove();
    },
  };
}
