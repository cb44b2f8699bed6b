import { localDate } from '../../time/local-date.ts';
import { localParts } from '../../time/local-time.ts';
import { type Refusal, refusal } from '../refusal.ts';
import type { Context, Verb } from '../verb.ts';
import type { EventCommand } from '../verbs.ts';
import type { GridEvent } from './event.ts';

/**
 * Refuses a command that says something happened in the future or before the event was known, beyond what consoles' clocks
 * may differ by (◊ clockTrust). Null where every stated time is possible.
 */
export function impossibleTime<C extends EventCommand>(
  verb: Verb<C>,
  context: Context,
  event: GridEvent | undefined,
  command: C,
): Refusal | null {
  const trust = context.rules.profile.local.clockTrust.minutes * 60_000;
  const known = event === undefined ? Number.NEGATIVE_INFINITY : Math.min(event.toldAt, event.registeredAt) - trust;
  for (const at of verb.happened?.(command) ?? []) {
    if (at > context.at + trust) return refusal('in-the-future', verb.rule, null, stated(at));
    if (at < known) return refusal('before-it-was-known', verb.rule, null, stated(at));
  }
  return context.at < known ? refusal('before-it-was-known', verb.rule, null, stated(context.at)) : null;
}

/** The time in the refusal, `2025-09-01 10:05` local. */
function stated(at: number): { readonly stated: string } {
  const { hour, minute } = localParts(at);
  const two = (n: number): string => String(n).padStart(2, '0');
  return { stated: `${localDate(at)} ${two(hour)}:${two(minute)}` };
}
