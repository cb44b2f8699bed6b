import type { AlarmsView } from '../../../shared/alarm/alarm-view.ts';
import type { AlarmPriority } from '../../../shared/domain/profile/alarm-rules.ts';

/** One sound of a priority (screens.md §7). @returns false where the machine would not let it sound */
export type TonePlayer = (what: AlarmPriority | 'test', volume: number) => boolean;
/** Runs `work` once after `ms`; the answer takes it back. `mono` only goes forward, ms. */
export type SoundTimers = { mono(): number; set(work: () => void, ms: number): () => void };

/** Between two sounds of what nobody has taken, ms; null: once, and again with each step. Low ones are seen, not heard. */
export const everyMs: Readonly<Record<AlarmPriority, number | null>> = {
  urgent: 5_000,
  high: 30_000,
  medium: null,
  low: null,
};
/** Esc keeps an urgent one quiet for so long, once, ms. */
export const muteMs = 30_000;
/** Nobody can turn an urgent one lower than this. */
export const urgentFloor = 0.3;

/** `blocked`: the machine does not let this window sound; somebody must press something in it. */
export type SoundState = 'silent' | 'sounding' | 'muted' | 'blocked';

export type Sounder = {
  /** What sounds now by the station's word; null ends it. */
  set(sound: AlarmsView['sound']): void;
  /** Keeps quiet for `muteMs` what sounds now, once; what comes new sounds at once. @returns false when it was used up */
  mute(): boolean;
  /** A short tone, so that somebody hears that it works. */
  test(): void;
  setVolume(volume: number): void;
  stop(): void;
};

/** How loud a sound is: the desk's own volume, an urgent one never below its floor. */
export const loudness = (priority: AlarmPriority | 'test', volume: number): number =>
  priority === 'urgent' ? Math.max(urgentFloor, volume) : volume;

/**
 * Repeats what the station says sounds until the station says it does not: somebody acted (A5).
 * @param onState told whenever the state changes
 * @param onBeat told after each sound that was really heard: the beat by which a person sees that sound works
 */
export function createSounder(
  play: TonePlayer,
  timers: SoundTimers,
  onState: (state: SoundState) => void,
  onBeat: () => void,
): Sounder {
  let current: AlarmsView['sound'] = null;
  let volume = 1;
  let cancel: (() => void) | null = null;
  let mutedUntil = Number.NEGATIVE_INFINITY;
  let mutedKey: string | null = null;
  let state: SoundState = 'silent';
  const say = (next: SoundState): void => {
    if (next === state) return;
    state = next;
    onState(next);
  };
  const tone = (what: AlarmPriority | 'test'): void => {
    const heard = play(what, loudness(what, volume));
    if (heard) onBeat();
    if (what !== 'test' || !heard) say(heard ? 'sounding' : 'blocked');
  };
  const beat = (): void => {
    cancel = null;
    if (current === null) return say('silent');
    const left = mutedUntil - timers.mono();
    if (left > 0 && mutedKey === current.key) {
      say('muted');
      cancel = timers.set(beat, left);
      return;
    }
    tone(current.priority);
    const wait = everyMs[current.priority];
    // A blocked window tries again soon: the next press of any key opens it.
    if (wait !== null) cancel = timers.set(beat, state === 'blocked' ? Math.min(wait, 2_000) : wait);
  };
  return {
    set(sound) {
      const same = sound?.key === current?.key && sound?.priority === current?.priority;
      current = sound;
      if (same) return;
      cancel?.();
      if (sound === null) mutedKey = null;
      beat();
    },
    mute() {
      if (current === null || mutedKey === current.key) return false;
      mutedKey = current.key;
      mutedUntil = timers.mono() + muteMs;
      cancel?.();
      beat();
      return true;
    },
    test: () => tone('test'),
    setVolume(next) {
      volume = next;
    },
    stop() {
      cancel?.();
      cancel = null;
      current = null;
      say('silent');
    },
  };
}
