import { err, ok, type Result } from '../../std/result.ts';
import { parseWith } from '../../std/shape.ts';
import type { Period } from '../../time/period.ts';
import type { DetailFieldKey, DetailGroupKey, DetailOption, ListFieldKey, SourceKey } from './details-shape.ts';
import { detailGroupKeys, sourceKeys } from './details-shape.ts';
import type { Local } from './local-shape.ts';
import {
  type ItemKey,
  itemKeys,
  type ParameterKey,
  type Parameters,
  type ProfileFile,
  parameterKeys,
  profileFileShape,
} from './profile-shape.ts';

/** A parameter after inheritance. `from`: id of the profile whose text gives the value, `local` where all of them are silent. */
export type Cell<K extends ParameterKey> = {
  readonly value: Parameters[K]['value'];
  readonly clauses: readonly string[];
  readonly from: string;
};

/** What the texts ask of an event of one item group: needs of the first text that speaks of it, each list of the first that has it. */
export type GroupDetails = {
  readonly clauses: readonly string[];
  readonly from: string;
  readonly needs: readonly DetailFieldKey[];
  readonly lists: Readonly<Partial<Record<ListFieldKey, readonly DetailOption[]>>>;
};

/** A jurisdiction ready to use: its own text, its parent's where it is silent, and what the centre sets itself. */
export type Profile = {
  readonly id: string;
  readonly version: string;
  readonly place: string;
  readonly placeEn: string;
  readonly cityCode: string;
  /** Not in force: screens say so beside every clause (C15). */
  readonly draft: boolean;
  /** Versions of every text read, own first: kept with a clock so that it can be explained later. */
  readonly versions: readonly string[];
  readonly parameters: { readonly [K in ParameterKey]: Cell<K> };
  readonly items: Readonly<Partial<Record<ItemKey, { readonly clauses: readonly string[]; readonly from: string }>>>;
  readonly details: Readonly<Partial<Record<DetailGroupKey, GroupDetails>>>;
  readonly sources: Readonly<
    Partial<Record<SourceKey, { readonly clauses: readonly string[]; readonly from: string }>>
  >;
  readonly local: Local;
  /** The parent's text by itself, for a centre that is told to follow it (C1); null without one. */
  readonly parent: Profile | null;
  /** The profile as its texts stand, where overrides in force lie on top (rules-in-force.ts). */
  readonly text?: Profile;
  /** Times a rule made under the text gives a step that else runs on the centre's own target (ZS-26-2, C15). */
  readonly limits?: Readonly<Partial<Record<keyof Local['periods'], StepLimit>>>;
};

/** A step's time out of a method: counted like any statutory one, on the clause that calls for the method. */
export type StepLimit = { readonly period: Period; readonly clauses: readonly string[]; readonly from: string };

/** Why a profile cannot be used. `path` is dotted and starts with the id of the file, e.g. `LYG.parameters.time.deptHandle.value`. */
export type ProfileError = {
  readonly code: 'bad-shape' | 'unknown-profile' | 'duplicate-profile' | 'parent-missing' | 'parent-loop';
  readonly path: string;
  readonly message: string;
};

/**
 * Checks every file, then resolves `id`: per key the first text that speaks, own before parent (rule.parentProfile).
 * One bad file refuses the whole set, so that a parent is never half known.
 */
export function loadProfile(files: readonly unknown[], id: string): Result<Profile, ProfileError> {
  const byId = new Map<string, ProfileFile>();
  for (const [at, data] of files.entries()) {
    const parsed = parseWith(profileFileShape, data);
    if (!parsed.ok) return err({ ...parsed.error, path: `${nameOf(data, at)}.${parsed.error.path}` });
    const file = parsed.value;
    if (byId.has(file.id))
      return err({ code: 'duplicate-profile', path: `${file.id}.id`, message: `${file.id} is given twice` });
    byId.set(file.id, file);
  }
  const line = lineage(byId, id);
  return line.ok ? ok(resolve(line.value)) : line;
}

const nameOf = (data: unknown, at: number): string =>
  typeof data === 'object' && data !== null && 'id' in data && typeof data.id === 'string' ? data.id : `files[${at}]`;

type Line = readonly [ProfileFile, ...ProfileFile[]];

/** The file of `id`, its parent, the parent's parent … */
function lineage(byId: ReadonlyMap<string, ProfileFile>, id: string): Result<Line, ProfileError> {
  const own = byId.get(id);
  if (!own) {
    return err({
      code: 'unknown-profile',
      path: id,
      message: `no profile ${id}; known: ${[...byId.keys()].sort().join(', ')}`,
    });
  }
  const line: [ProfileFile, ...ProfileFile[]] = [own];
  for (let file = own; file.parent !== null; ) {
    const parent = byId.get(file.parent);
    const path = `${file.id}.parent`;
    if (!parent)
      return err({ code: 'parent-missing', path, message: `parent profile ${file.parent} is not among the files` });
    if (line.includes(parent))
      return err({ code: 'parent-loop', path, message: `${file.parent} is already in the line of ${id}` });
    line.push(parent);
    file = parent;
  }
  return ok(line);
}

function resolve(line: Line): Profile {
  const [own, parents, ...further] = line;
  return {
    id: own.id,
    version: own.version,
    place: own.place,
    placeEn: own.placeEn,
    cityCode: own.cityCode,
    draft: own.draft,
    versions: line.map((file) => file.version),
    // The key set is the shape's own, so the entries cover every key with its own cell type.
    parameters: Object.fromEntries(
      parameterKeys.map((key) => [key, cellOf(line, key)]),
    ) as unknown as Profile['parameters'],
    items: Object.fromEntries(
      itemKeys.flatMap((key) => {
        const speaks = line.find((file) => file.items[key] !== undefined);
        return speaks ? [[key, { clauses: speaks.items[key], from: speaks.id }]] : [];
      }),
    ),
    details: Object.fromEntries(
      detailGroupKeys.flatMap((key) => {
        const group = groupOf(line, key);
        return group ? [[key, group]] : [];
      }),
    ),
    sources: Object.fromEntries(
      sourceKeys.flatMap((key) => {
        const speaks = line.find((file) => file.sources[key] !== undefined);
        return speaks ? [[key, { clauses: speaks.sources[key] ?? [], from: speaks.id }]] : [];
      }),
    ),
    local: own.local,
    parent: parents === undefined ? null : resolve([parents, ...further]),
  };
}

function groupOf(line: Line, key: DetailGroupKey): GroupDetails | null {
  const speaks = line.find((file) => file.details[key] !== undefined);
  const text = speaks?.details[key];
  if (speaks === undefined || text === undefined) return null;
  // Parents first, so that the own list of a field stands over theirs.
  const lists = Object.assign(
    {},
    ...line.toReversed().map((file) => file.details[key]?.lists ?? {}),
  ) as GroupDetails['lists'];
  return { clauses: text.clauses, from: speaks.id, needs: text.needs, lists };
}

function cellOf<K extends ParameterKey>(line: Line, key: K): Cell<K> {
  const speaks = line.find((file) => file.parameters[key].value !== null);
  if (!speaks) return { value: null, clauses: [], from: 'local' };
  const { value, clauses } = speaks.parameters[key];
  return { value, clauses, from: speaks.id };
}
