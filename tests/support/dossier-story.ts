/** Given–when–then on one dossier: each `when` runs the production `handle` as the hub would, on a clock the story sets. */
import type { Actor } from '../../shared/domain/actor/actor.ts';
import type { Department } from '../../shared/domain/department/department.ts';
import type { DossierAct, DossierActed } from '../../shared/domain/dossier/act-on-dossier.ts';
import { actsOnDossier } from '../../shared/domain/dossier/act-on-dossier.ts';
import type { Dossier, Values } from '../../shared/domain/dossier/dossier.ts';
import type { Act } from '../../shared/domain/dossier/machine.ts';
import type { GridEvent } from '../../shared/domain/event/event.ts';
import type { Grid } from '../../shared/domain/grid/grid.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import type { Rules } from '../../shared/domain/verb.ts';
import { handle } from '../../shared/journal/handle.ts';
import { type PlaceId, rulesOfPlace } from './rules.ts';

export const dossierId = '0190d000-0000-7000-8000-000000000001';

type With = {
  readonly event?: GridEvent | undefined;
  readonly grid?: Grid | undefined;
  readonly department?: Department | undefined;
  readonly otherDossier?: Dossier | undefined;
  readonly conduct?: readonly Dossier[];
};

/** @param area where a new one is opened */
export function dossierStory(
  place: PlaceId,
  machine: string,
  area = '320722',
  rulesGiven?: Rules,
  id: string = dossierId,
) {
  const rules = rulesGiven ?? rulesOfPlace(place);
  let dossier: Dossier | undefined;
  let at = Date.parse('2025-09-01T10:00+08:00');
  const facts: DossierActed[] = [];
  const run = (actor: Actor, act: string, fields: Values, rows: With) => {
    const command: DossierAct = {
      kind: 'dossier.act',
      dossier: id,
      machine,
      act,
      opens: dossier === undefined ? { number: 'T1', area, event: rows.event?.id ?? null } : null,
      fields: { ...fields },
    };
    return handle({ rules, actor, at, hubAt: at }, { event: rows.event, dossier, ...rows }, command);
  };
  const self = {
    rules,
    facts,
    get dossier(): Dossier {
      if (dossier === undefined) throw new Error('nothing opened yet');
      return dossier;
    },
    get now(): number {
      return at;
    },
    /** Sets the clock, `2025-09-01T10:00` local. */
    at(local: string) {
      at = Date.parse(`${local}+08:00`);
      return self;
    },
    when(actor: Actor, act: string, fields: Values = {}, rows: With = {}) {
      const outcome = run(actor, act, fields, rows);
      if (!outcome.ok) throw new Error(`${machine}.${act} refused: ${JSON.stringify(outcome.error)}`);
      dossier = outcome.value.after;
      facts.push(outcome.value.fact);
      return self;
    },
    /** The refusal of an act; throws when it went through. */
    refused(actor: Actor, act: string, fields: Values = {}, rows: With = {}): Refusal {
      const outcome = run(actor, act, fields, rows);
      if (outcome.ok) throw new Error(`${machine}.${act} went through`);
      return outcome.error;
    },
    /** Acts a screen would offer. */
    acts(actor: Actor): readonly Act[] {
      return actsOnDossier({ rules, actor, at, hubAt: at }, { dossier: self.dossier });
    },
  };
  return self;
}
