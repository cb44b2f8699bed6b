import { localParts } from '../../../shared/time/local-time.ts';

const NIGHT_FROM = 22;
const NIGHT_TO = 6;

/** 22:00–06:00 in Asia/Shanghai: text at 0.7, pulses off, background as it is (screens.md §13). */
export function isNight(now: number): boolean {
  const { hour } = localParts(now);
  return hour >= NIGHT_FROM || hour < NIGHT_TO;
}
