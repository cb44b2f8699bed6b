import type { Actor } from '../../../shared/domain/actor/actor.ts';
import type { DossierAct } from '../../../shared/domain/dossier/act-on-dossier.ts';
import type { Dossier, Values } from '../../../shared/domain/dossier/dossier.ts';
import { listOf, textOf } from '../../../shared/domain/dossier/machine.ts';
import { seesDossier } from '../../../shared/domain/dossier/sees-dossier.ts';
import { parcelOf, remarksOf } from '../../../shared/domain/organisation/meeting-pack.ts';
import { type Comment, type Edits, editsShape } from '../../../shared/meeting/edits.ts';
import type { Pack } from '../../../shared/meeting/pack.ts';
import { parseWith } from '../../../shared/std/shape.ts';
import type { PackWhere } from '../../../shared/wire/meeting.ts';
import type { Replica } from '../db/replica.ts';
import type { Stores } from '../db/stores.ts';
import { linesData, packText } from './pack-parcel.ts';

/** A pack as the county's journal has it on this console. */
export type SharedPack = {
  readonly id: string;
  readonly by: string;
  readonly madeAt: number;
  readonly digest: string;
  readonly label: string;
  readonly cutoff: number;
  readonly where: Exclude<PackWhere, 'here' | 'broken'>;
  /** Null while a part has not come. */
  readonly text: () => string | null;
  /** Null where nobody has arranged it yet. */
  readonly edits: Edits | null;
  readonly remarks: readonly Comment[];
};

function editsOf(data: Values): Edits | null {
  const read = parseWith(editsShape, linesData(listOf(data, 'edits')));
  return read.ok ? read.value : null;
}

function shared(dossier: Dossier, waits: boolean): SharedPack {
  const { id, data, steps } = dossier;
  const parcel = parcelOf(data);
  return {
    id,
    by: steps[0]?.name ?? '',
    madeAt: Number(data['madeAt']),
    digest: textOf(data, 'digest'),
    label: textOf(data, 'label'),
    cutoff: Number(data['cutoff']),
    where: waits ? 'waiting' : parcel === null ? 'coming' : 'shared',
    text: () => (parcel === null ? null : packText(parcel)),
    edits: editsOf(data),
    remarks: remarksOf(data).map((text) => JSON.parse(text) as Comment),
  };
}

/** The packs of the county's journal that the signed-in person sees here. */
export function createSharedPacks(
  { stores, replica }: { readonly stores: Stores; readonly replica: Replica },
  actor: () => Actor | null,
) {
  const of = (dossier: Dossier | undefined): readonly SharedPack[] => {
    const by = actor();
    if (by === null || dossier?.machine !== 'meetingPack' || !seesDossier(by, dossier)) return [];
    return [shared(dossier, replica.actsOn(dossier.id).length > 0)];
  };
  return {
    all: (): readonly SharedPack[] => stores.cache.dossiersOf('meetingPack').flatMap(of),
    find: (id: string): SharedPack | undefined => of(stores.cache.dossier(id))[0],
  };
}

/** An act on a pack that stands in the journal. */
export const actOnPack = (id: string, act: 'arrange' | 'remark', fields: Values): DossierAct => ({
  kind: 'dossier.act',
  dossier: id,
  machine: 'meetingPack',
  act,
  opens: null,
  fields: { ...fields },
});

/** What the list says of a frozen pack before it is opened. */
export const headOf = ({ period, area, areaName, cutoff }: Pack, by: string) => ({
  period,
  area,
  areaName,
  cutoff,
  by,
});
