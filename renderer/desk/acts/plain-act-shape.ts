import type { Values } from '../../../shared/domain/dossier/dossier.ts';
import type { Field } from '../../../shared/domain/dossier/field.ts';
import type { Words } from '../../../shared/domain/names.ts';
import type { CommandKind, EventCommand } from '../../../shared/domain/verbs.ts';
import type { EventView } from '../../../shared/wire/event-view.ts';
import type { DeskSession } from '../../store/desk-session.ts';
import type { DeskRules } from '../use-rules.ts';

/** What a form may be made from. */
export type Given = {
  readonly view: EventView;
  readonly rules: DeskRules;
  readonly session: DeskSession;
  readonly prefill: Readonly<Record<string, string>>;
  /** hub time, ms, when the form was opened */
  readonly now: number;
};

/** An act as fields and the command their words become. */
export type PlainAct = {
  readonly fields: (given: Given) => readonly Field[];
  readonly start?: (given: Given) => Values;
  readonly note?: Words;
  readonly command: (words: Values, given: Given) => EventCommand;
};

export type PlainActs = Partial<Record<CommandKind, PlainAct>>;
