import { actorShape } from '../domain/actor/actor.ts';
import type { DossierActed } from '../domain/dossier/act-on-dossier.ts';
import type { EventFact } from '../domain/event/entries.ts';
import type { Refusal } from '../domain/refusal.ts';
import { type Command, commandShape } from '../domain/verbs.ts';
import { z } from '../std/shape.ts';

export const sentCommandShape = z.strictObject({
  /** UUIDv7, random: sending twice is harmless, a counter alone is never an identity. */
  id: z.uuid(),
  station: z.string().min(1).max(64),
  /** 1, 2, 3 … per station: the order in which it was done. */
  n: z.number().int().positive(),
  /** Session under which it was done; it may have ended since (O3). */
  session: z.string().min(1).max(64),
  actor: actorShape,
  /** Done time, ms, on the console's estimate of hub time (O5). */
  at: z.number().int(),
  command: commandShape,
});

/** A command as it leaves a station: the intention, with who, when and where. */
export type SentCommand = {
  readonly id: string;
  readonly station: string;
  readonly n: number;
  readonly session: string;
  readonly actor: z.infer<typeof actorShape>;
  readonly at: number;
  readonly command: Command;
};

/** A command that was not taken still ends in the journal, with its whole text (house: the delta is the acknowledgement). */
export type CommandRefused = {
  readonly kind: 'command.refused';
  readonly command: Command;
  readonly refusal: Refusal;
} & ({ readonly event: string } | { readonly dossier: string });

/** What can have happened to a row: an event or a dossier. */
export type RowFact = EventFact | DossierActed;
export type Fact = RowFact | CommandRefused;

/** Id of the row a command changes or a fact is about. Ids are UUIDs: an event and a dossier never share one. */
export const rowIdOf = (about: Command | Fact): string => ('dossier' in about ? about.dossier : about.event);

/** One line of the journal (流转记录): append-only, in the hub's order, chained by hash (R1). One command, one entry. */
export type Entry = {
  /** 1 … n without a hole; given by the hub. */
  readonly seq: number;
  readonly commandId: string;
  readonly station: string;
  readonly n: number;
  readonly session: string;
  readonly actor: SentCommand['actor'];
  /** When it was done, as judged; what the console's clock said; when the hub learned of it: all ms (O5). */
  readonly doneAt: number;
  readonly statedAt: number;
  readonly hubAt: number;
  /** Area code of the event, for scope. */
  readonly area: string;
  /** Version of this shape; older ones are lifted on read. */
  readonly v: number;
  readonly fact: Fact;
  readonly prev: string;
  readonly hash: string;
};

export const entryShape = z.looseObject({
  seq: z.number().int().positive(),
  commandId: z.uuid(),
  station: z.string(),
  n: z.number().int(),
  session: z.string(),
  actor: actorShape,
  doneAt: z.number(),
  statedAt: z.number(),
  hubAt: z.number(),
  area: z.string(),
  v: z.number().int().positive(),
  fact: z.looseObject({ kind: z.string(), event: z.string().optional(), dossier: z.string().optional() }),
  prev: z.string(),
  hash: z.string(),
});
