/** One event on the desk, and the lists of acts around it: refused, waiting, mentioned. */
import type { Dossier } from '../domain/dossier/dossier.ts';
import type { GridEvent } from '../domain/event/event.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Entry, SentCommand } from '../journal/entry.ts';

export type PendingMark = { readonly commandId: string; readonly at: number; readonly fits: boolean };
/** One line of the timeline: confirmed (`seq` > 0) or done here and waiting (`pending`). */
export type TimelineLine = {
  readonly entry: Pick<Entry, 'seq' | 'commandId' | 'actor' | 'doneAt' | 'hubAt' | 'fact'>;
  readonly pending: boolean;
};

export type EventView = {
  readonly event: GridEvent;
  readonly timeline: readonly TimelineLine[];
  /** False when older journal lines are at the hub only. */
  readonly timelineWhole: boolean;
  /** Command kinds the signed-in role may run in this state now. */
  readonly acts: readonly string[];
  readonly pending: readonly PendingMark[];
};

export type AttentionLine = {
  readonly id: string;
  readonly sent: SentCommand;
  readonly refusal: Refusal;
  readonly refusedAt: number;
  readonly seq: number;
  /** The event or dossier as it stands now, for the other side of the comparison. */
  readonly event: GridEvent | null;
  readonly dossier: Dossier | null;
  readonly meanwhile: readonly TimelineLine[];
};

/** A note that names the signed-in person and was not read yet. */
export type MentionLine = Pick<GridEvent, 'number' | 'title' | 'state'> & {
  readonly event: string;
  readonly by: string;
  readonly text: string;
  /** ms */
  readonly at: number;
};

export type OutboxLine = {
  readonly n: number;
  readonly id: string;
  readonly at: number;
  readonly kind: string;
  readonly event: string | null;
  /** An act on a dossier: which, of what machine. */
  readonly dossier: { readonly id: string; readonly machine: string; readonly act: string } | null;
  readonly number: string | null;
  readonly title: string | null;
  readonly offered: boolean;
};
