import { type DetailKind, type DetailStage, detailTable, localDetailLists } from './detail-fields.ts';
import {
  type DetailFieldKey,
  type DetailGroupKey,
  type DetailOption,
  detailGroupKeys,
  type ListFieldKey,
  listFieldKeys,
  type SourceKey,
} from './details-shape.ts';
import { clauseGround, type Ground, localGround } from './ground.ts';
import type { Profile } from './load-profile.ts';

/** One field of an event as a place asks for it. */
export type DetailField = {
  readonly key: DetailFieldKey;
  readonly kind: DetailKind;
  readonly stage: DetailStage;
  /** True where the text asks for it: by its stage at the latest it is on file. Else it may be given. */
  readonly needed: boolean;
  /** What asking for it rests on; `local` where the text is silent. */
  readonly ground: Ground;
  /** The words to choose from with what the list rests on; null for fields without a list. */
  readonly list: { readonly options: readonly DetailOption[]; readonly ground: Ground } | null;
};

const groups: ReadonlySet<string> = new Set(detailGroupKeys);
const isListField = (key: DetailFieldKey): key is ListFieldKey => (listFieldKeys as readonly string[]).includes(key);
const isGroup = (key: string): key is DetailGroupKey => groups.has(key);

/** Every field an event of an item group can carry here, in the order a form asks; none for groups without details. */
export function detailFields(profile: Profile, group: string): readonly DetailField[] {
  if (!isGroup(group)) return [];
  const text = profile.details[group];
  const ground = text === undefined ? localGround : clauseGround(text.clauses, text.from);
  return (Object.keys(detailTable[group]) as DetailFieldKey[]).flatMap((key): DetailField[] => {
    const spec = detailTable[group][key];
    if (spec === undefined) return [];
    const needed = text?.needs.includes(key) ?? false;
    const list = listOf(profile, group, key);
    // A choice without any list is a field that this place does not know, e.g. who may charge (ZS-19-2).
    if (spec.kind === 'choice' && list === null) return [];
    if (key === 'charge' && listOf(profile, group, 'provider') === null) return [];
    return [{ key, kind: spec.kind, stage: spec.stage, needed, ground: needed ? ground : localGround, list }];
  });
}

function listOf(profile: Profile, group: DetailGroupKey, key: DetailFieldKey): DetailField['list'] {
  const fixed = detailTable[group][key]?.fixed;
  if (fixed !== undefined) return { options: fixed, ground: localGround };
  if (!isListField(key)) return null;
  const text = profile.details[group];
  const own = text?.lists[key];
  if (text !== undefined && own !== undefined) return { options: own, ground: clauseGround(text.clauses, text.from) };
  const local = localDetailLists[group]?.[key];
  return local === undefined ? null : { options: local, ground: localGround };
}

/** The word a list proposes for an item: the one that names it, else the one that stands for the rest. */
export const proposedOption = (options: readonly DetailOption[], item: string): DetailOption | undefined =>
  options.find((o) => o.items?.includes(item) === true) ?? options.find((o) => o.rest === true);

/** What makes a source of events one here: a clause, or local practice where the text does not name it. */
export function sourceGround(profile: Profile, source: SourceKey): Ground {
  const found = profile.sources[source];
  return found === undefined ? localGround : clauseGround(found.clauses, found.from);
}
