/** Commands that never leave the station, and how it answers any command of a window. */
import type { TakeRefusal } from '../domain/claim/claim.ts';
import type { Refusal } from '../domain/refusal.ts';
import { commandShape } from '../domain/verbs.ts';
import { z } from '../std/shape.ts';
import { alarmActShape } from './alarms.ts';
import { fileCommands } from './files.ts';
import { meetingCommands } from './meeting.ts';

const localCommands = [
  ...meetingCommands,
  ...fileCommands,
  alarmActShape,
  z.strictObject({
    kind: z.literal('session.signIn'),
    account: z.string().trim().min(1).max(64),
    password: z.string().min(1).max(200),
  }),
  z.strictObject({ kind: z.literal('session.signOut') }),
  z.strictObject({ kind: z.literal('draft.save'), id: z.uuid(), form: z.record(z.string(), z.unknown()) }),
  z.strictObject({ kind: z.literal('draft.drop'), id: z.uuid() }),
  /** Sends the refused act again as it is (or changed by a new command first): the old line leaves the tray. */
  z.strictObject({ kind: z.literal('attention.retry'), id: z.uuid() }),
  z.strictObject({ kind: z.literal('attention.drop'), id: z.uuid(), reason: z.string().min(1).max(500) }),
  z.strictObject({ kind: z.literal('line.retry') }),
  z.strictObject({ kind: z.literal('hub.setAddress'), url: z.url() }),
  z.strictObject({ kind: z.literal('cache.rebuild') }),
  /** What this desk has open, for the others of the room (Q2); and the claim on an event (Q3). */
  z.strictObject({ kind: z.literal('room.here'), open: z.array(z.uuid()).max(8) }),
  z.strictObject({ kind: z.literal('room.claim'), event: z.uuid(), reason: z.string().max(500) }),
  z.strictObject({ kind: z.literal('room.release'), event: z.uuid() }),
  z.strictObject({ kind: z.literal('prefs.set'), key: z.string().max(60), value: z.unknown() }),
  z.strictObject({ kind: z.literal('demo.cut') }),
  z.strictObject({ kind: z.literal('demo.restore') }),
  z.strictObject({ kind: z.literal('demo.burst'), count: z.number().int().min(1).max(500) }),
  z.strictObject({ kind: z.literal('demo.major') }),
  z.strictObject({ kind: z.literal('demo.speed'), factor: z.number().min(0).max(3600) }),
  /** The demo's telephone rings of itself or not; and somebody took its call. */
  z.strictObject({ kind: z.literal('demo.calls'), on: z.boolean() }),
  z.strictObject({ kind: z.literal('demo.answer'), call: z.string().min(1).max(60) }),
] as const;
export const localCommandShape = z.discriminatedUnion('kind', localCommands);
export type LocalCommand = z.infer<typeof localCommandShape>;

/** A command and the id that makes a second press of the same button harmless. */
export const runShape = z.union([localCommandShape, commandShape]);
export type RunCommand = z.infer<typeof runShape>;

/** Durable on this console before the window hears of it. */
export type Receipt = {
  readonly commandId: string | null;
  /** Row it is about; null for commands about neither. */
  readonly event: string | null;
  readonly dossier: string | null;
  readonly warnings: readonly string[];
};

export type RunError =
  | { readonly code: 'refused'; readonly refusal: Refusal }
  | { readonly code: 'bad-shape'; readonly path: string; readonly message: string }
  | { readonly code: 'storage'; readonly message: string }
  | { readonly code: 'unavailable'; readonly message: string }
  /** Another seat holds the event (Q3). */
  | { readonly code: 'held'; readonly lacks: TakeRefusal }
  | {
      readonly code: 'sign-in';
      /** `offline`: the hub is away and the account is not known to this console; the last two: known, but too long ago, or of another area than its cache. */
      readonly reason: 'bad-credentials' | 'too-many-tries' | 'offline' | 'version' | 'expired-here' | 'other-scope';
      readonly message: string;
    };
