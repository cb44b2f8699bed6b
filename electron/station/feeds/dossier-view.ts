import { admittedAct, mayAct, whyNotAct } from '../../../shared/domain/dossier/act-on-dossier.ts';
import type { Dossier } from '../../../shared/domain/dossier/dossier.ts';
import { type Act, type DossierLoaded, textOf } from '../../../shared/domain/dossier/machine.ts';
import { actOf, machineOf } from '../../../shared/domain/dossier/machines.ts';
import { seesDossier } from '../../../shared/domain/dossier/sees-dossier.ts';
import type { DossierView } from '../../../shared/wire/dossier-view.ts';
import { rulesNow } from './dossier-desk.ts';
import { timelineOf } from './event-view.ts';
import type { FeedContext } from './feed-context.ts';

/** The rows an act's rules may look at, as far as they are on this console. */
function loadedFor({ stores }: FeedContext, dossier: Dossier): DossierLoaded & { readonly dossier: Dossier } {
  const index = stores.registry();
  const { data } = dossier;
  return {
    dossier,
    event: dossier.event === null ? undefined : stores.cache.event(dossier.event),
    grid: index?.registry.grids.find((grid) => grid.code === textOf(data, 'grid')),
    department: index?.registry.departments.find((one) => one.id === textOf(data, 'department')),
    other: textOf(data, 'dossier') === '' ? undefined : stores.cache.dossier(textOf(data, 'dossier')),
  };
}

/** Acts of this state with the reason where one is not for this person now; what the profile does not know is absent. */
function actsOf(context: FeedContext, dossier: Dossier): DossierView['acts'] {
  const actor = context.actor();
  const rules = rulesNow(context);
  const machine = machineOf(dossier.machine);
  if (actor === null || rules === null || machine === undefined) return [];
  const at = { rules, actor, at: context.clock.hub(), hubAt: null };
  const loaded = loadedFor(context, dossier);
  const note = actOf(machine, 'note');
  const known = (act: Act): boolean =>
    act.from !== 'new' &&
    admittedAct(machine, act, dossier) === null &&
    mayAct(machine, act, at, dossier, dossier.area)?.code !== 'switched-off-by-profile';
  return [...machine.acts, ...(note === undefined ? [] : [note])]
    .filter(known)
    .map((act) => ({ key: act.key, refusal: whyNotAct(at, machine, act, loaded) }));
}

/** A dossier with its timeline and acts; null when it is not here or not for this person. */
export function dossierViewOf(context: FeedContext, id: string): DossierView | null {
  const actor = context.actor();
  const dossier = actor === null ? undefined : context.stores.cache.dossier(id);
  if (actor === null || dossier === undefined || !seesDossier(actor, dossier)) return null;
  const timeline = timelineOf(context, id);
  const applied = timeline.filter((line) => line.entry.fact.kind !== 'command.refused').length;
  const timelineWhole = applied >= dossier.version;
  if (!timelineWhole) context.wantHistory(id);
  const event = dossier.event === null ? undefined : context.stores.cache.event(dossier.event);
  return {
    dossier,
    timeline,
    timelineWhole,
    acts: actsOf(context, dossier),
    pending: context.replica
      .actsOn(id)
      .map(({ sent, shown }) => ({ commandId: sent.id, at: sent.at, fits: shown !== null })),
    event: event === undefined ? null : { id: event.id, number: event.number, title: event.title },
  };
}
