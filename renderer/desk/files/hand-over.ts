import type { AttachmentPurpose, GivenFile } from '../../../shared/domain/attachment/attachment.ts';
import { attachmentTypes } from '../../../shared/domain/attachment/attachment.ts';
import { ok, type Result } from '../../../shared/std/result.ts';
import { windowPieceBytes } from '../../../shared/wire/files.ts';
import type { RunError } from '../../../shared/wire/local-commands.ts';
import type { Bridge } from '../../bridge/bridge.ts';

/** Bytes as base64: in steps, for a call takes only so many arguments. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return btoa(text);
}

/**
 * Hands a file to the station piece by piece and answers what it is; the station judges its type, size and hash.
 * @param progress told of the share that is kept, 0–1
 */
export async function handOver(
  bridge: Pick<Bridge, 'run' | 'read'>,
  file: Blob & { readonly name: string },
  purpose: AttachmentPurpose,
  progress: (share: number) => void,
): Promise<Result<GivenFile, RunError>> {
  const ref = crypto.randomUUID();
  // An empty file has no first bytes to be judged by: the station says so about its empty piece.
  for (let at = 0; at === 0 || at < file.size; at += windowPieceBytes) {
    const bytes = new Uint8Array(await file.slice(at, at + windowPieceBytes).arrayBuffer());
    const kept = await bridge.run({ kind: 'file.piece', ref, at, size: file.size, data: toBase64(bytes) });
    if (!kept.ok) return kept;
    progress(Math.min(1, (at + bytes.length) / file.size));
  }
  const staged = await bridge.read({ ask: 'stagedFile', ref });
  if (!staged.ok) return { ok: false, error: { code: 'unavailable', message: staged.error.message } };
  return ok({ ...staged.value, name: nameOf(file.name), purpose });
}

/** A name as the journal takes it: never empty, its ending kept when it is cut. */
export function nameOf(name: string): string {
  const plain = name.trim() === '' ? 'file' : name.trim();
  return plain.length <= 120 ? plain : `${plain.slice(0, 108)}…${plain.slice(-11)}`;
}

/** Asks the person for files; none when the dialog is closed. Not an element of the page: a form’s own keys must not find it. */
export function pickFiles(chosen: (files: readonly File[]) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.accept = attachmentTypes.join(',');
  input.addEventListener('change', () => chosen([...(input.files ?? [])]));
  input.click();
}
