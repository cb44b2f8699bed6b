/** What kind of trouble a storage error is: the disk is full, the file is damaged (or the key wrong), another program holds it, or it may not be written. */
export type StorageTrouble = 'full' | 'damaged' | 'in-use' | 'no-access';

const exact: Readonly<Record<string, StorageTrouble>> = {
  SQLITE_FULL: 'full',
  ENOSPC: 'full',
  EDQUOT: 'full',
  SQLITE_NOTADB: 'damaged',
  SQLITE_BUSY: 'in-use',
  SQLITE_LOCKED: 'in-use',
  SQLITE_CANTOPEN: 'no-access',
  SQLITE_READONLY: 'no-access',
  SQLITE_PERM: 'no-access',
  EACCES: 'no-access',
  EPERM: 'no-access',
  EROFS: 'no-access',
  ENOENT: 'no-access',
  ENOTDIR: 'no-access',
};

/** The trouble an error of SQLite or the file system stands for; null for any other error, which is a bug and must surface. */
export function troubleOf(error: unknown): StorageTrouble | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  const { code } = error;
  const known = exact[code];
  if (known !== undefined) return known;
  if (code.startsWith('SQLITE_CORRUPT')) return 'damaged';
  if (code.startsWith('SQLITE_IOERR_WRITE') || code.startsWith('SQLITE_IOERR_FSYNC')) return 'full';
  if (code.startsWith('SQLITE_IOERR')) return 'damaged';
  if (code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_READONLY')) return 'no-access';
  if (code.startsWith('SQLITE_BUSY')) return 'in-use';
  return null;
}

/** The station cannot stand on this data folder; `message` says in both languages what to do. Nothing was changed. */
export class StationOpenError extends Error {
  readonly code: 'wrong-key' | 'in-use' | 'no-access' | 'full';

  constructor(code: StationOpenError['code'], message: string) {
    super(message);
    this.name = 'StationOpenError';
    this.code = code;
  }
}
