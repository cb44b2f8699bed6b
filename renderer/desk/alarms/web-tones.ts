import type { TonePlayer } from './alarm-sounder.ts';

type Note = { readonly hertz: number; readonly from: number; readonly seconds: number };

/** Notes of each sound (screens.md §7); made here, so that no file can be missing. */
const notes: Readonly<Record<Parameters<TonePlayer>[0], readonly Note[]>> = {
  urgent: [0, 1].flatMap((turn) => [
    { hertz: 800, from: turn * 0.5, seconds: 0.25 },
    { hertz: 1000, from: turn * 0.5 + 0.25, seconds: 0.25 },
  ]),
  high: [0, 1, 2].map((turn) => ({ hertz: 700, from: turn * 0.24, seconds: 0.14 })),
  medium: [{ hertz: 500, from: 0, seconds: 0.18 }],
  low: [],
  test: [
    { hertz: 500, from: 0, seconds: 0.14 },
    { hertz: 700, from: 0.18, seconds: 0.14 },
  ],
};

/** Sounds by WebAudio. A browser lets a window sound only after somebody has touched it: until then the answer is false. */
export function createWebTones(): TonePlayer {
  let audio: AudioContext | null = null;
  return (what, volume) => {
    if (!navigator.userActivation.hasBeenActive) return false;
    audio ??= new AudioContext();
    if (audio.state === 'suspended') void audio.resume();
    if (audio.state === 'closed') return false;
    for (const note of notes[what]) sing(audio, note, volume);
    return true;
  };
}

function sing(audio: AudioContext, { hertz, from, seconds }: Note, volume: number): void {
  const note = audio.createOscillator();
  const level = audio.createGain();
  const begin = audio.currentTime + from;
  note.type = 'triangle';
  note.frequency.value = hertz;
  level.gain.setValueAtTime(Math.max(0.0001, volume), begin);
  level.gain.setValueAtTime(Math.max(0.0001, volume), begin + seconds * 0.8);
  level.gain.exponentialRampToValueAtTime(0.0001, begin + seconds);
  note.connect(level).connect(audio.destination);
  note.start(begin);
  note.stop(begin + seconds);
}
