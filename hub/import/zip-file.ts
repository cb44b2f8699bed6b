import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { ImportProblem } from './import-problem.ts';

/** A ZIP archive read from its directory at the end: each file in it can be streamed without the others. */
export type ZipFile = {
  readonly has: (name: string) => boolean;
  /** Unpacked bytes. `onRead` hears how many packed bytes have gone by. */
  readonly read: (name: string, onRead?: (bytes: number) => void) => AsyncIterable<Buffer>;
  /** Packed bytes of a file. */
  readonly sizeOf: (name: string) => number;
  readonly close: () => Promise<void>;
};

type Member = { readonly method: number; readonly packed: number; readonly at: number };

const [END, MEMBER] = [0x06054b50, 0x02014b50];
/** The end record is 22 bytes and a comment of at most 64 KiB. */
const TAIL = 22 + 65_536;

/** Opens a ZIP archive. Throws ImportProblem where it is damaged, encrypted or larger than 4 GiB. */
export async function openZip(path: string): Promise<ZipFile> {
  const file = await open(path, 'r');
  try {
    const members = await readDirectory(file, path);
    const find = (name: string): Member => {
      const member = members.get(name);
      if (member === undefined) throw damaged(path, name);
      return member;
    };
    return {
      has: (name) => members.has(name),
      sizeOf: (name) => find(name).packed,
      read: (name, onRead) => unpack(file, find(name), onRead ?? (() => undefined), path, name),
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

const damaged = (path: string, what: string): ImportProblem =>
  new ImportProblem(
    `文件 ${path} 不是完好的 .xlsx（${what}），请用 Excel 或 WPS 重新保存后再导入。`,
    `The file ${path} is no sound .xlsx (${what}): save it again with Excel or WPS and import that.`,
  );

async function take(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}

async function readDirectory(file: FileHandle, path: string): Promise<ReadonlyMap<string, Member>> {
  const { size } = await file.stat();
  const tail = await take(file, Math.max(0, size - TAIL), Math.min(size, TAIL));
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== END) end -= 1;
  if (end < 0) throw damaged(path, 'ZIP');
  const [length, at] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (at === 0xffffffff || at + length > size) throw damaged(path, 'ZIP64');
  const directory = await take(file, at, length);
  const members = new Map<string, Member>();
  for (let p = 0; p + 46 <= directory.length && directory.readUInt32LE(p) === MEMBER; ) {
    const nameLength = directory.readUInt16LE(p + 28);
    const name = directory.toString('utf8', p + 46, p + 46 + nameLength);
    if ((directory.readUInt16LE(p + 8) & 1) === 1) throw damaged(path, 'encrypted');
    // Some writers begin names with a slash or use backslashes.
    members.set(name.replaceAll('\\', '/').replace(/^\//, ''), {
      method: directory.readUInt16LE(p + 10),
      packed: directory.readUInt32LE(p + 20),
      at: directory.readUInt32LE(p + 42),
    });
    p += 46 + nameLength + directory.readUInt16LE(p + 30) + directory.readUInt16LE(p + 32);
  }
  return members;
}

async function* packedBytes(file: FileHandle, member: Member, onRead: (bytes: number) => void): AsyncGenerator<Buffer> {
  const local = await take(file, member.at, 30);
  let at = member.at + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  for (let left = member.packed; left > 0; ) {
    const chunk = await take(file, at, Math.min(left, 1 << 18));
    if (chunk.length === 0) return;
    [at, left] = [at + chunk.length, left - chunk.length];
    onRead(member.packed - left);
    yield chunk;
  }
}

async function* unpack(
  file: FileHandle,
  member: Member,
  onRead: (bytes: number) => void,
  path: string,
  name: string,
): AsyncGenerator<Buffer> {
  const packed = packedBytes(file, member, onRead);
  if (member.method === 0) return yield* packed;
  if (member.method !== 8) throw damaged(path, `${name}: method ${member.method}`);
  const source = Readable.from(packed);
  const inflate = createInflateRaw({ chunkSize: 1 << 18 });
  source.on('error', (error) => inflate.destroy(error));
  try {
    for await (const chunk of source.pipe(inflate) as AsyncIterable<Buffer>) yield chunk;
  } catch (error) {
    throw damaged(path, `${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
