import { z } from '../std/shape.ts';

/*
 * What a softphone bridge says to the console, one JSON text a line over a local socket. Each line is answered by one line:
 * `{"ok":true}` or `{"ok":false,"error":…,"message":…}`. A line that is not understood changes nothing.
 */

/** Longest line, bytes of UTF-8; a longer one is answered and the line is hung up. */
export const longestPhoneLine = 2_000;

const call = z.string().min(1).max(60);

export const phoneLineShape = z.discriminatedUnion('t', [
  /** First of all: the secret both sides were given. */
  z.strictObject({ t: z.literal('hello'), secret: z.string().min(1).max(200) }),
  /** Somebody rings. `call` is the bridge's own name for the call, `line` what the room calls the line it came in on. */
  z.strictObject({
    t: z.literal('ringing'),
    call,
    number: z.string().regex(/^[0-9+*#-]{0,30}$/, 'must be digits, +, -, * and #; empty where it is withheld'),
    line: z.string().max(20),
    /** When it began to ring, ms; left out: now. */
    at: z.number().int().optional(),
  }),
  z.strictObject({ t: z.literal('answered'), call }),
  z.strictObject({ t: z.literal('ended'), call }),
]);
export type PhoneLine = z.infer<typeof phoneLineShape>;

/** A call at this console, as windows see it. `since` is hub time, ms. */
export type PhoneCall = {
  readonly call: string;
  readonly number: string;
  readonly line: string;
  readonly since: number;
  readonly state: 'ringing' | 'answered';
};

export const phoneFeed = z.strictObject({ feed: z.literal('phone') });

/** Where the console listens and the secret of the bridge; both from the host's environment. */
export const telephonyShape = z.strictObject({
  /** A port of 127.0.0.1, or the path of a socket or named pipe. */
  at: z.string().min(1).max(200),
  secret: z.string().min(16, 'must have 16 characters at least').max(200),
});
export type TelephonyAddress = z.infer<typeof telephonyShape>;
