import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { type Readable, Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ImportProblem } from './import-problem.ts';

export type SourceKind = 'text' | 'gz' | 'xlsx';

/** A file to read: what it is by its first bytes (its name may lie) and how long it is, bytes. */
export type SourceFile = { readonly path: string; readonly kind: SourceKind; readonly size: number };

/** Looks at a file. Throws ImportProblem where it cannot be read or is of a kind that is not taken. */
export async function lookAtFile(path: string): Promise<SourceFile> {
  try {
    const file = await open(path, 'r');
    try {
      const stat = await file.stat();
      if (!stat.isFile()) throw new ImportProblem(`${path} 不是文件。`, `${path} is not a file.`);
      const head = Buffer.alloc(8);
      await file.read(head, 0, 8, 0);
      return { path, kind: kindOf(path, head), size: stat.size };
    } finally {
      await file.close();
    }
  } catch (error) {
    throw error instanceof ImportProblem ? error : unreadable(path, error);
  }
}

const unreadable = (path: string, error: unknown): ImportProblem => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  if (code === 'ENOENT') return new ImportProblem(`找不到文件：${path}`, `There is no such file: ${path}`, error);
  return new ImportProblem(`无法读取文件 ${path}（${code}）。`, `The file ${path} cannot be read (${code}).`, error);
};

function kindOf(path: string, head: Buffer): SourceKind {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gz';
  if (head.readUInt32LE(0) === 0x04034b50) return 'xlsx';
  if (head.readUInt32BE(0) === 0xd0cf11e0)
    throw new ImportProblem(
      `${path} 是旧版 Excel 文件（.xls），请另存为 .xlsx 或 CSV 后再导入。`,
      `${path} is an old Excel file (.xls): save it as .xlsx or CSV and import that.`,
    );
  return 'text';
}

/** Bytes of a CSV file, unpacked where it is packed. `onRead` hears how many bytes of the file itself have gone by. */
export function readBytes(file: SourceFile, onRead: (bytes: number) => void = () => undefined): Readable {
  let gone = 0;
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      gone += chunk.length;
      onRead(gone);
      done(null, chunk);
    },
  });
  const raw = createReadStream(file.path, { highWaterMark: 1 << 18 });
  const stages: Transform[] = file.kind === 'gz' ? [counter, createGunzip({ chunkSize: 1 << 18 })] : [counter];
  return stages.reduce<Readable>((from, to) => {
    // `pipe` does not pass errors on, and a broken archive must not look like the end of the file.
    from.on('error', (error) => to.destroy(error));
    return from.pipe(to);
  }, raw);
}
