/** Small real files for tests: a picture, a paper and a sound, each as its type begins. */
import { createHash, randomUUID } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { Station } from '../../electron/station/station.ts';
import type { AttachmentPurpose, GivenFile } from '../../shared/domain/attachment/attachment.ts';
import { windowPieceBytes } from '../../shared/wire/files.ts';

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});
const crc = (bytes: Buffer): number => {
  let c = 0xffffffff;
  for (const byte of bytes) c = (crcTable[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
};
function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc(body));
  return Buffer.concat([length, body, check]);
}

/** A picture of one colour that a browser shows. @param size length of the file in bytes, at least a few hundred: filled up behind its end */
export function tinyPng(seed: number, size = 0): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(32, 0);
  header.writeUInt32BE(24, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const line = Buffer.concat([Buffer.from([0]), Buffer.alloc(96, seed % 251)]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: 24 }, () => line)));
  const whole = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return Buffer.concat([whole, Buffer.alloc(Math.max(0, size - whole.length), seed % 256)]);
}

export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Hands a file to a station as a window does; answers what it is, or why it was not taken. */
export async function handOver(
  station: Pick<Station, 'run' | 'read'>,
  bytes: Buffer,
): Promise<
  | { readonly ok: true; readonly file: Omit<GivenFile, 'name' | 'purpose'> }
  | { readonly ok: false; readonly message: string }
> {
  const ref = randomUUID();
  for (let at = 0; at < bytes.length; at += windowPieceBytes) {
    const data = bytes.subarray(at, at + windowPieceBytes).toString('base64');
    const taken = await station.run({ kind: 'file.piece', ref, at, size: bytes.length, data });
    if (!taken.ok) return { ok: false, message: 'message' in taken.error ? taken.error.message : taken.error.code };
  }
  const staged = await station.read({ ask: 'stagedFile', ref });
  return staged.ok ? { ok: true, file: staged.value } : { ok: false, message: staged.error.message };
}

/** Hands a file over and puts it to an event; its hash. */
export async function attachTo(
  station: Pick<Station, 'run' | 'read'>,
  event: string,
  bytes: Buffer,
  name = '现场.png',
  purpose: AttachmentPurpose = 'matter',
): Promise<string> {
  const given = await handOver(station, bytes);
  if (!given.ok) throw new Error(given.message);
  const done = await station.run({ kind: 'event.attach', event, file: { ...given.file, name, purpose } });
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return given.file.sha256;
}

/** All bytes of a file as a window reads them; null where it cannot. */
export async function readBack(
  station: Pick<Station, 'read'>,
  event: string | null,
  sha256: string,
): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  for (let from = 0; ; ) {
    const piece = await station.read({ ask: 'fileBytes', event, sha256, from });
    if (!piece.ok) return null;
    const bytes = Buffer.from(piece.value.data, 'base64');
    parts.push(bytes);
    from += bytes.length;
    if (from >= piece.value.size) return Buffer.concat(parts);
  }
}
