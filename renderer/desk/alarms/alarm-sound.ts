import type { AlarmsView } from '../../../shared/alarm/alarm-view.ts';
import { createStore, type Readable } from '../../store/external-store.ts';
import { createSounder, type Sounder, type SoundState } from './alarm-sounder.ts';
import { createWebTones } from './web-tones.ts';

export type AlarmSound = {
  readonly state: SoundState;
  /** Counts the sounds that were heard: what beats on the screen. */
  readonly beats: number;
  /** The sound test of this sign-on was heard by the person. */
  readonly tested: boolean;
  /** True where another window of this console sounds. */
  readonly elsewhere: boolean;
};

/** The voice of one window. Of several windows of a console one sounds; when it closes the next one does. */
export type AlarmVoice = {
  readonly state: Readable<AlarmSound>;
  set(sound: AlarmsView['sound']): void;
  mute(): boolean;
  test(): void;
  heard(): void;
  setVolume(volume: number): void;
  /** Waits for its turn to be the one that sounds; ends with `stop` and may begin again. */
  start(): void;
  stop(): void;
};

const lockName = 'griddesk-alarm-sound';

export function createAlarmVoice(): AlarmVoice {
  const state = createStore<AlarmSound>({ state: 'silent', beats: 0, tested: false, elsewhere: true });
  const change = (part: Partial<AlarmSound>): void => state.set({ ...state.get(), ...part });
  const sounder: Sounder = createSounder(
    createWebTones(),
    {
      mono: () => performance.now(),
      set: (work, ms) => {
        const timer = setTimeout(work, ms);
        return () => clearTimeout(timer);
      },
    },
    (next) => change({ state: next }),
    () => change({ beats: state.get().beats + 1 }),
  );
  let wanted: AlarmsView['sound'] = null;
  let release: (() => void) | null = null;
  let turn = 0;
  const take = (mine: number): Promise<void> => {
    if (mine !== turn) return Promise.resolve();
    change({ elsewhere: false });
    sounder.set(wanted);
    return new Promise((resolve) => {
      release = resolve;
    });
  };
  return {
    state,
    set(sound) {
      wanted = sound;
      if (!state.get().elsewhere) sounder.set(sound);
    },
    mute: () => sounder.mute(),
    test: () => sounder.test(),
    heard: () => change({ tested: true }),
    setVolume: (volume) => sounder.setVolume(volume),
    start() {
      turn += 1;
      const mine = turn;
      // A page that is not secure has no locks: then every window sounds rather than none.
      if ('locks' in navigator) void navigator.locks.request(lockName, () => take(mine));
      else void take(mine);
    },
    stop() {
      turn += 1;
      sounder.stop();
      release?.();
      release = null;
      change({ elsewhere: true });
    },
  };
}
