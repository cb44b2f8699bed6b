import { type Actor, covers } from '../../shared/domain/actor/actor.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import { begins } from '../../shared/journal/handle.ts';
import { type Reader, type ScopeMarks, seesByArea, seesRestricted, seesRow } from '../access/scope.ts';

/** The first entry of a row: it carries the whole of it. */
export const isBeginning = ({ fact }: Entry): boolean => fact.kind !== 'command.refused' && begins(fact);

/** An event seen by area, which never changes: then it was seen from its first entry on. */
export const alwaysSeen = ({ actor }: Reader, marks: ScopeMarks): boolean =>
  marks.machine === null &&
  seesByArea(actor) &&
  covers(actor, marks.area) &&
  (!marks.restricted || seesRestricted(actor));

/** A fact on a row that this person does not see, although an act of his console may stand on it. */
export const isBeyond = (actor: Actor, line: ScopeMarks & { readonly kind: string }): boolean =>
  line.kind !== 'command.refused' && !seesRow(actor, line);
