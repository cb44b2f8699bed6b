/** One short sound. */
export type ToneMaker = () => void;
/** Runs `work` once after `ms`; the answer takes it back. `mono` only goes forward, ms. */
export type RingTimers = { mono(): number; set(work: () => void, ms: number): () => void };

/** ◊ Between two tones, and how long the button keeps what rings quiet, ms. */
export const toneEveryMs = 2_000;
export const quietMs = 120_000;

export type Ringer = {
  /** What rings now, by id; an empty list ends it. */
  ring(ids: readonly string[]): void;
  /** Keeps quiet for `quietMs` what rings now; anything new sounds at once. */
  quiet(): void;
  stop(): void;
};

/**
 * Repeats a tone while something rings (A5): it ends when somebody acts, so that the id is gone, and not because it was seen.
 * @param onSounding told whenever it begins or ends to sound
 */
export function createRinger(tone: ToneMaker, timers: RingTimers, onSounding: (sounding: boolean) => void): Ringer {
  let ringing: readonly string[] = [];
  let quietUntil: ReadonlyMap<string, number> = new Map();
  let cancel: (() => void) | null = null;
  let sounding = false;
  const isLoud = (id: string): boolean => (quietUntil.get(id) ?? Number.NEGATIVE_INFINITY) <= timers.mono();
  const say = (now: boolean): void => {
    if (now === sounding) return;
    sounding = now;
    onSounding(now);
  };
  const beat = (): void => {
    cancel = ringing.length === 0 ? null : timers.set(beat, toneEveryMs);
    const loud = ringing.some(isLoud);
    if (loud) tone();
    say(loud);
  };
  const halt = (): void => {
    cancel?.();
    cancel = null;
    say(false);
  };
  return {
    ring: (ids) => {
      ringing = ids;
      quietUntil = new Map([...quietUntil].filter(([id]) => ids.includes(id)));
      if (ids.length === 0) halt();
      else if (cancel === null) beat();
      else if (!sounding && ids.some(isLoud)) {
        cancel();
        beat();
      } else say(ids.some(isLoud));
    },
    quiet: () => {
      const until = timers.mono() + quietMs;
      quietUntil = new Map(ringing.map((id) => [id, until]));
      say(false);
    },
    stop: () => {
      ringing = [];
      halt();
    },
  };
}

/** Two falling notes by WebAudio. Silent until the person has touched the window (sign-in does): no browser lets it sound before. */
export function createWebTone(): ToneMaker {
  let audio: AudioContext | null = null;
  return () => {
    if (!navigator.userActivation.hasBeenActive) return;
    audio ??= new AudioContext();
    const { currentTime, destination } = audio;
    for (const [hertz, from] of [
      [880, 0],
      [660, 0.22],
    ] as const) {
      const note = audio.createOscillator();
      const volume = audio.createGain();
      const begin = currentTime + from;
      note.frequency.value = hertz;
      volume.gain.setValueAtTime(0.25, begin);
      volume.gain.exponentialRampToValueAtTime(0.001, begin + 0.2);
      note.connect(volume).connect(destination);
      note.start(begin);
      note.stop(begin + 0.2);
    }
  };
}
