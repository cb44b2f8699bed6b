import type { Approval } from '../../../shared/domain/event/access-rule.ts';
import { type ArchivedBytes, filesIn } from '../../../shared/journal/archive-attachments.ts';
import type { ArchiveBundle } from '../../../shared/journal/archive-bundle.ts';
import type { ArchiveFile } from '../../../shared/journal/archive-file.ts';
import type { ArchiveAnswer } from '../../../shared/wire/archive.ts';
import type { ReadError } from '../../../shared/wire/bridge.ts';
import type { RunError } from '../../../shared/wire/local-commands.ts';
import type { Bridge } from '../../bridge/bridge.ts';
import { toBase64 } from '../files/hand-over.ts';
import { readBytes } from '../files/read-bytes.ts';

export type Chosen = { readonly id: string; readonly number: string };
/** Why an event is not in the file. */
export type LeftOut = Chosen & {
  readonly why: Exclude<ArchiveAnswer['state'], 'made'> | 'unreadable' | 'files' | 'tooMuch';
};
export type Progress = (done: number, of: number) => void;
export type Exported =
  | { readonly ok: true; readonly bundle: ArchiveBundle }
  | { readonly ok: false; readonly leftOut: readonly LeftOut[] }
  | { readonly ok: false; readonly error: RunError | ReadError };

/** Waits for older lines from the hub, ms, and how often it is looked again. */
const historyWait = { ms: 250, times: 24 } as const;
/** And for files of events: the largest takes a while. */
const filesWait = { ms: 500, times: 60 } as const;

const archiveNow = async (bridge: Pick<Bridge, 'read'>, one: Chosen): Promise<ArchiveFile | LeftOut> => {
  for (let tries = 0; ; tries++) {
    const answer = await bridge.read({ ask: 'archive', event: one.id });
    if (!answer.ok) return { ...one, why: 'unreadable' };
    if (answer.value.state === 'made') return answer.value.file;
    if (answer.value.state !== 'history' || tries >= historyWait.times) return { ...one, why: answer.value.state };
    await new Promise((done) => setTimeout(done, historyWait.ms));
  }
};

/** Most bytes of files in one export: one text has to hold them. */
const mostBytes = 150 * 1024 * 1024;

/** The bytes of every file the archives name, fetched from the hub where they are not here; none of them is left out in silence. */
async function bytesOf(
  bridge: Pick<Bridge, 'read' | 'run'>,
  chosen: readonly Chosen[],
  files: readonly ArchiveFile[],
): Promise<{ readonly ok: true; readonly value: readonly ArchivedBytes[] } | Extract<Exported, { leftOut: unknown }>> {
  const named = files.map((file, n) => ({
    one: chosen[n] ?? { id: file.subject.id, number: file.subject.number },
    file,
  }));
  const sum = named.reduce((all, { file }) => all + filesIn(file).reduce((own, { size }) => own + size, 0), 0);
  if (sum > mostBytes)
    return {
      ok: false,
      leftOut: named.flatMap(({ one, file }) =>
        filesIn(file).length > 0 ? [{ ...one, why: 'tooMuch' as const }] : [],
      ),
    };
  const value: ArchivedBytes[] = [];
  const leftOut: LeftOut[] = [];
  for (const { one, file } of named) {
    for (const { sha256, name, type, size } of filesIn(file)) {
      const bytes = await bytesHere(bridge, one.id, sha256);
      if (bytes === null) leftOut.push({ ...one, why: 'files' });
      else value.push({ number: file.subject.number, sha256, name, type, size, data: toBase64(bytes) });
    }
  }
  return leftOut.length > 0
    ? { ok: false, leftOut: leftOut.filter((one, n) => leftOut.findIndex((o) => o.id === one.id) === n) }
    : { ok: true, value };
}

async function bytesHere(
  bridge: Pick<Bridge, 'read' | 'run'>,
  event: string,
  sha256: string,
): Promise<Uint8Array | null> {
  for (let tries = 0; ; tries++) {
    const bytes = await readBytes(bridge, event, sha256);
    if (bytes !== null || tries >= filesWait.times) return bytes;
    if (tries === 0) await bridge.run({ kind: 'file.fetch', event, sha256 });
    await new Promise((done) => setTimeout(done, filesWait.ms));
  }
}

/**
 * One file of all chosen archives, whole or not at all; that each record goes out, and what for, is journalled before the file is
 * there (R2, R3, ZG-13-2). The bytes of their attachments go with them.
 */
export async function exportArchives(
  bridge: Pick<Bridge, 'read' | 'run'>,
  given: { readonly chosen: readonly Chosen[]; readonly purpose: string; readonly approval: Approval | null },
  progress: Progress,
): Promise<Exported> {
  const { chosen, purpose, approval } = given;
  const files: ArchiveFile[] = [];
  const leftOut: LeftOut[] = [];
  for (const [n, one] of chosen.entries()) {
    const made = await archiveNow(bridge, one);
    if ('why' in made) leftOut.push(made);
    else files.push(made);
    progress(n + 1, chosen.length * 2);
  }
  if (leftOut.length > 0) return { ok: false, leftOut };
  const bytes = await bytesOf(bridge, chosen, files);
  if (!bytes.ok) return bytes;
  const access = { act: 'exported', purpose, fields: ['archive'], count: chosen.length, approval } as const;
  for (const [n, { id }] of chosen.entries()) {
    const told = await bridge.run({ kind: 'event.recordAccess', event: id, ...access, fields: [...access.fields] });
    if (!told.ok) return { ok: false, error: told.error };
    progress(chosen.length + n + 1, chosen.length * 2);
  }
  const listed = files.map(({ subject, seal }) => ({ number: subject.number, seal }));
  const head = await bridge.read({ ask: 'archiveHead', purpose, files: listed, attachments: bytes.value.length });
  if (!head.ok) return { ok: false, error: head.error };
  return { ok: true, bundle: { head: head.value, files, attachments: bytes.value } };
}
