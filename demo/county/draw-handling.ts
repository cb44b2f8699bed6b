import type { Random } from './random.ts';
import type { Rhythm } from './rhythm-file.ts';

/** How a department will take one event: what it does in the end, and when. */
export type HandlingPlan = {
  readonly outcome: 'result' | 'return' | 'silent';
  /** From delivery to sign-in, ms. */
  readonly signInAfter: number;
  /** From delivery to result or return, ms; a silent department answers only when pressed. */
  readonly answerAfter: number;
  readonly asksExtension: boolean;
};

const minuteMs = 60_000;

const logNormal = (median: number, sigma: number, random: Random): number => median * Math.exp(sigma * random.normal());

/** Hours a department needs, from the scaled log-normal of rhythm.json. */
export function drawHandlingHours(rhythm: Rhythm, random: Random): number {
  return logNormal(rhythm.handling.medianHours, rhythm.handling.sigma, random);
}

/** Draws the course of one dispatched event. Graver events (severity 1 or 2) are answered four times as fast and never left silent. */
export function drawHandling(rhythm: Rhythm, severity: number | null, random: Random): HandlingPlan {
  const { chosen } = rhythm.handling;
  const grave = severity !== null && severity <= 2;
  const dice = random.next();
  const signIn = logNormal(chosen.signInMedianMinutes, chosen.signInSigma, random) * minuteMs;
  const work = drawHandlingHours(rhythm, random) * 60 * minuteMs;
  const asksExtension = random.chance(chosen.extensionShare);
  const signInAfter = Math.round(grave ? signIn / 4 : signIn);
  if (dice < chosen.returnShare) {
    // A return is found out early: on reading the event, not after days of work.
    return { outcome: 'return', signInAfter, answerAfter: signInAfter + Math.round(signIn), asksExtension: false };
  }
  const silent = !grave && dice < chosen.returnShare + chosen.silentShare;
  const answerAfter = Math.max(signInAfter + 5 * minuteMs, Math.round(grave ? work / 4 : work));
  return { outcome: silent ? 'silent' : 'result', signInAfter, answerAfter, asksExtension: !silent && asksExtension };
}
