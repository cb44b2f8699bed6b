import { err, ok, type Result } from '../std/result.ts';
import { z } from '../std/shape.ts';
import { canonicalJson, type Digest, genesis, hashEntry } from './chain.ts';
import { type Entry, entryShape, type RowFact, rowIdOf } from './entry.ts';
import { applyFact, type Row } from './handle.ts';

const versionsShape = z.strictObject({
  profile: z.array(z.string()).min(1),
  calendar: z.string(),
  items: z.string(),
});

const fileShape = z.strictObject({
  format: z.literal('griddesk.archive/1'),
  /** Level it is kept at: town, county or city (ZS-26-1-3). */
  level: z.enum(['town', 'county', 'city']),
  subject: z.strictObject({ kind: z.enum(['event', 'dossier']), id: z.string(), number: z.string() }),
  /** Rule versions it was decided under. */
  versions: versionsShape,
  /** The row as the entries leave it. */
  row: z.looseObject({ id: z.string() }),
  /** Every entry of the subject in the journal's order, each with the hash and previous hash it has there. */
  entries: z.array(entryShape).min(1),
  /** Links of this file's own chain: one for each entry, over the link before and the entry's hash. */
  links: z.array(z.string()),
  madeAt: z.number().int(),
  /** Over everything else in the file. */
  seal: z.string(),
});

/** The record of the whole process of one event or dossier: complete, in order, tamper-evident (ZS-26-1-3). */
export type ArchiveFile = Omit<z.infer<typeof fileShape>, 'entries' | 'row'> & {
  readonly entries: readonly Entry[];
  readonly row: Row;
};

export type ArchiveFault =
  | 'shape'
  | 'seal'
  | 'entry-changed'
  | 'order'
  | 'link'
  | 'another-row'
  | 'incomplete'
  | 'row-differs';

type Given = Pick<ArchiveFile, 'level' | 'versions' | 'madeAt'> & {
  readonly row: Row;
  /** Entries of the row, refused ones included, in any order. */
  readonly entries: readonly Entry[];
};

/**
 * Builds the archive file of a row. Err when the entries given are not the whole and unchanged history of the row:
 * a file that claims to be complete must be.
 */
export function buildArchive(given: Given, digest: Digest): Result<ArchiveFile, ArchiveFault> {
  const entries = given.entries.toSorted((a, b) => a.seq - b.seq);
  const body: Omit<ArchiveFile, 'seal'> = {
    format: 'griddesk.archive/1',
    level: given.level,
    subject: { kind: 'machine' in given.row ? 'dossier' : 'event', id: given.row.id, number: given.row.number },
    versions: given.versions,
    row: given.row,
    entries,
    links: linksOf(entries, digest),
    madeAt: given.madeAt,
  };
  const file: ArchiveFile = { ...body, seal: digest(canonicalJson(body)) };
  const fault = faultOf(file, digest);
  return fault === null ? ok(file) : err(fault);
}

/** Reads an archive file from outside and says whether it is whole; Err names the first thing that is not. */
export function verifyArchive(data: unknown, digest: Digest): Result<ArchiveFile, ArchiveFault> {
  const parsed = fileShape.safeParse(data);
  if (!parsed.success) return err('shape');
  // The shapes of row and entries are held by replaying them below.
  const file = parsed.data as unknown as ArchiveFile;
  const fault = faultOf(file, digest);
  return fault === null ? ok(file) : err(fault);
}

function linksOf(entries: readonly Entry[], digest: Digest): string[] {
  const links: string[] = [];
  for (const entry of entries) links.push(digest(`${links.at(-1) ?? genesis}${entry.hash}`));
  return links;
}

function faultOf(file: ArchiveFile, digest: Digest): ArchiveFault | null {
  const { seal, ...body } = file;
  const { entries } = file;
  if (entries.some((e) => hashEntry(e, digest) !== e.hash)) return 'entry-changed';
  if (entries.some((e, i) => i > 0 && e.seq <= (entries[i - 1]?.seq ?? 0))) return 'order';
  if (entries.some((e) => rowIdOf(e.fact) !== file.subject.id)) return 'another-row';
  if (canonicalJson(linksOf(entries, digest)) !== canonicalJson(file.links)) return 'link';
  const replayed = replay(entries);
  // Every fact raises the version by one: an entry that is left out shows.
  if (replayed === null || replayed.version !== file.row.version) return 'incomplete';
  if (canonicalJson(replayed) !== canonicalJson(file.row)) return 'row-differs';
  return digest(canonicalJson(body)) === seal ? null : 'seal';
}

/** The row as its facts leave it; null when the first of them is missing. */
function replay(entries: readonly Entry[]): Row | null {
  let row: Row | undefined;
  try {
    for (const { fact, doneAt } of entries)
      if (fact.kind !== 'command.refused') row = applyFact(row, fact as RowFact, doneAt);
  } catch {
    // A fact without the ones before it: the file says so as `incomplete`.
    return null;
  }
  return row ?? null;
}
