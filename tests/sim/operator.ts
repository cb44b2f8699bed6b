import { nextReceiptNumber } from '../../electron/station/commands/receipt-number.ts';
import type { StationClock } from '../../electron/station/commands/station-clock.ts';
import type { Stores } from '../../electron/station/db/stores.ts';
import type { Actor } from '../../shared/domain/actor/actor.ts';
import { isDossier } from '../../shared/domain/dossier/dossier.ts';
import type { Command } from '../../shared/domain/verbs.ts';
import type { Row } from '../../shared/journal/handle.ts';
import { pick, type Random, uuidOf } from '../support/random-walk.ts';
import { actBy, dossierActBy, openingBy, registrationBy } from './county.ts';
import type { SimWindow } from './window.ts';

/** What an operator has before him. */
type Desk = { readonly stores: Stores; readonly clock: StationClock; readonly windows: readonly SimWindow[] };

export type OperatorOptions<D extends Desk> = {
  readonly acting: Random;
  /** Ids of all events so far, to act on. */
  readonly eventIds: string[];
  /** The same of dossiers. */
  readonly dossierIds: string[];
  /** True when the act was taken. */
  readonly run: (of: D, command: Command) => boolean;
};

/** An operator who does whatever chance gives him. Answers what does one thing at a desk. */
export function createOperator<D extends Desk>({ acting, eventIds, dossierIds, run }: OperatorOptions<D>) {
  function register(of: D, actor: Actor): void {
    const at = of.clock.hub();
    const id = uuidOf(acting);
    const number = nextReceiptNumber(of.stores.outbox, 'LYG', at);
    if (number === null || actor.department !== null) return;
    eventIds.push(id);
    const rules = of.stores.registry()?.rules;
    if (rules != null) run(of, registrationBy(acting, rules, id, number, at));
  }

  const known = () => ({ events: eventIds, dossiers: dossierIds });
  /** The row as one of the windows shows it: now and then that is how it was before the last change. */
  const seen = (of: D, id: string): Row | undefined => {
    const stale = acting() < 0.08 ? pick(acting, of.windows).before(id) : undefined;
    return stale ?? of.stores.cache.row(id);
  };

  function openDossier(of: D, actor: Actor): void {
    const at = of.clock.hub();
    const numberOf = (letters: string): string => nextReceiptNumber(of.stores.outbox, letters, at) ?? '';
    for (let tries = 0; tries < 6; tries++) {
      const id = uuidOf(acting);
      const command = openingBy(acting, actor, id, at, numberOf, known());
      dossierIds.push(id);
      // Its words are drawn by chance: often they are none that the form takes.
      if (command !== null && run(of, command)) return;
      dossierIds.pop();
    }
  }

  function actOnDossier(of: D, actor: Actor): void {
    for (let tries = 0; tries < 6; tries++) {
      const recent = dossierIds.slice(acting() < 0.5 ? -4 : -16);
      if (recent.length === 0) return;
      const row = seen(of, pick(acting, recent));
      const command =
        row === undefined || !isDossier(row) ? null : dossierActBy(acting, actor, row, of.clock.hub(), known());
      if (command !== null && run(of, command)) return;
    }
  }

  function actOnSome(of: D, actor: Actor): void {
    for (let tries = 0; tries < 6; tries++) {
      // Often the same few as the other consoles: that is where decisions cross.
      const recent = eventIds.slice(acting() < 0.5 ? -3 : -12);
      if (recent.length === 0) return;
      const row = seen(of, pick(acting, recent));
      const rules = of.stores.registry()?.rules ?? null;
      const isEvent = row !== undefined && !isDossier(row) && rules !== null;
      const command = isEvent ? actBy(acting, actor, row, of.clock.hub(), rules) : null;
      if (command !== null && run(of, command)) return;
    }
  }

  return (of: D, actor: Actor): void => {
    const drawn = acting();
    if (drawn < 0.22) register(of, actor);
    else if (drawn < 0.35) openDossier(of, actor);
    else if (drawn < 0.6) actOnDossier(of, actor);
    else actOnSome(of, actor);
  };
}
