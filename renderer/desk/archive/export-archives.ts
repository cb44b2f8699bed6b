import type { Approval } from '../../../shared/domain/event/access-rule.ts';
import type { ArchiveBundle } from '../../../shared/journal/archive-bundle.ts';
import type { ArchiveFile } from '../../../shared/journal/archive-file.ts';
import type { ArchiveAnswer } from '../../../shared/wire/archive.ts';
import type { ReadError, RunError } from '../../../shared/wire/bridge.ts';
import type { Bridge } from '../../bridge/bridge.ts';

export type Chosen = { readonly id: string; readonly number: string };
/** Why an event is not in the file. */
export type LeftOut = Chosen & { readonly why: Exclude<ArchiveAnswer['state'], 'made'> | 'unreadable' };
export type Progress = (done: number, of: number) => void;
export type Exported =
  | { readonly ok: true; readonly bundle: ArchiveBundle }
  | { readonly ok: false; readonly leftOut: readonly LeftOut[] }
  | { readonly ok: false; readonly error: RunError | ReadError };

/** Waits for older lines from the hub, ms, and how often it is looked again. */
const historyWait = { ms: 250, times: 24 } as const;

const archiveNow = async (bridge: Pick<Bridge, 'read'>, one: Chosen): Promise<ArchiveFile | LeftOut> => {
  for (let tries = 0; ; tries++) {
    const answer = await bridge.read({ ask: 'archive', event: one.id });
    if (!answer.ok) return { ...one, why: 'unreadable' };
    if (answer.value.state === 'made') return answer.value.file;
    if (answer.value.state !== 'history' || tries >= historyWait.times) return { ...one, why: answer.value.state };
    await new Promise((done) => setTimeout(done, historyWait.ms));
  }
};

/**
 * One file of all chosen archives, whole or not at all; that each record goes out, and what for, is journalled before the file is
 * there (R2, R3, ZG-13-2).
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
  const access = { act: 'exported', purpose, fields: ['archive'], count: chosen.length, approval } as const;
  for (const [n, { id }] of chosen.entries()) {
    const told = await bridge.run({ kind: 'event.recordAccess', event: id, ...access, fields: [...access.fields] });
    if (!told.ok) return { ok: false, error: told.error };
    progress(chosen.length + n + 1, chosen.length * 2);
  }
  const listed = files.map(({ subject, seal }) => ({ number: subject.number, seal }));
  const head = await bridge.read({ ask: 'archiveHead', purpose, files: listed });
  return head.ok ? { ok: true, bundle: { head: head.value, files } } : { ok: false, error: head.error };
}
