import type { PhoneCall, PhoneLine } from '../../../shared/wire/telephony.ts';

/** Calls shown at once; more than a room has ears for. */
const mostCalls = 8;
/** A bridge whose clock differs more than this is not believed about when a call began, ms. */
const mostAhead = 5 * 60_000;

type Said = Exclude<PhoneLine, { t: 'hello' }>;

/** What becomes of the calls after a line of the bridge, or why nothing does. Pure. @param now hub time, ms */
export function callsAfter(
  calls: readonly PhoneCall[],
  said: Said,
  now: number,
): { readonly calls: readonly PhoneCall[]; readonly error: 'unknown-call' | 'known-call' | 'too-many-calls' | null } {
  const known = calls.find((one) => one.call === said.call);
  const stays = (error: 'unknown-call' | 'known-call' | 'too-many-calls') => ({ calls, error });
  if (said.t === 'ringing') {
    if (known !== undefined) return stays('known-call');
    if (calls.length >= mostCalls) return stays('too-many-calls');
    const since = said.at !== undefined && Math.abs(now - said.at) <= mostAhead ? Math.min(said.at, now) : now;
    const { call, number, line } = said;
    return { calls: [...calls, { call, number, line, since, state: 'ringing' }], error: null };
  }
  if (known === undefined) return stays('unknown-call');
  if (said.t === 'ended') return { calls: calls.filter((one) => one !== known), error: null };
  return { calls: calls.map((one) => (one === known ? { ...one, state: 'answered' as const } : one)), error: null };
}
