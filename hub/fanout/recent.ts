import type { Head } from '../../shared/journal/commit.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import { rowIdOf } from '../../shared/journal/entry.ts';
import { deltaSize } from '../../shared/wire/up.ts';
import { type FreshLine, type Reader, seesEntry } from '../access/scope.ts';
import { alwaysSeen, isBeginning, isBeyond } from './line-sight.ts';
import type { DeltaAnswer } from './read-delta.ts';

export type Recent = {
  /** New lines up to `head`; some may be known. Where one between is missing, what was known before is forgotten. */
  readonly note: (head: Head, lines: readonly FreshLine[]) => void;
  /** The journal is another one: nothing is known. */
  readonly forget: () => void;
  /**
   * What `readDelta` would answer, out of memory; null where the database has to be asked: further back than what is kept, or a
   * row that comes into this reader's sight or goes out of it.
   */
  readonly delta: (reader: Reader, after: number) => DeltaAnswer | null;
};

/** ◊ Lines kept: minutes of a busy county, some megabytes. */
const defaultKeep = 2_000;

/** The end of the journal in memory: two hundred consoles fetch every new entry, and none of them should ask the database (P8). */
export function createRecent(keep: number = defaultKeep): Recent {
  let lines: FreshLine[] = [];
  let head: Head | null = null;
  const forget = (): void => {
    lines = [];
    head = null;
  };
  return {
    note: (to, fresh) => {
      // Told twice, or by two ways at once and the later first.
      if (head !== null && to.seq <= head.seq) return;
      if (fresh.at(-1)?.entry.seq !== to.seq) return forget();
      const known = head?.seq ?? 0;
      const joins = head !== null && (fresh[0]?.entry.seq ?? 0) <= known + 1;
      lines = [...(joins ? lines : []), ...fresh.filter((line) => line.entry.seq > known)].slice(-keep);
      head = to;
    },
    forget,
    delta: (reader, after) => {
      if (head === null || after > head.seq || after < head.seq - lines.length) return null;
      return deltaOf(reader, lines.slice(lines.length - (head.seq - after)), { after, head });
    },
  };
}

function deltaOf(
  reader: Reader,
  lines: readonly FreshLine[],
  { after, head }: { readonly after: number; readonly head: Head },
): DeltaAnswer | null {
  const entries: Entry[] = [];
  const begun = new Set<string>();
  for (const line of lines) {
    if (mayCross(reader, line)) return null;
    if (!seesEntry(reader, line)) continue;
    if (line.kind !== 'command.refused') {
      const row = rowIdOf(line.entry.fact);
      if (isBeginning(line.entry)) begun.add(row);
      else if (!begun.has(row) && !alwaysSeen(reader, line)) return null;
    }
    entries.push(line.entry);
  }
  if (entries.length > deltaSize) return null;
  return { delta: { after, upto: head.seq, entries, entered: [], left: [] }, more: false, hash: head.hash };
}

/** True for a line after which a row may have gone out of the reader's sight: a dossier's bars, a matter that became restricted. */
function mayCross(reader: Reader, line: FreshLine): boolean {
  if (line.machine !== null) return true;
  const beyond = isBeyond(reader.actor, line);
  return beyond && (line.restricted || line.station === reader.station);
}
