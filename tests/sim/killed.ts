/** The process ended here: thrown at a commit point, caught where the console is kept. */
export class Killed extends Error {
  constructor(point: string) {
    super(`killed: ${point}`);
    this.name = 'Killed';
  }
}

/** What SQLite throws where a disk fails: no room, another program holds the file, a write failed, no right to write, a damaged page. */
export const diskErrors = {
  full: 'SQLITE_FULL',
  busy: 'SQLITE_BUSY',
  write: 'SQLITE_IOERR_WRITE',
  sync: 'SQLITE_IOERR_FSYNC',
  readonly: 'SQLITE_READONLY',
  corrupt: 'SQLITE_CORRUPT',
} as const;
export type DiskError = keyof typeof diskErrors;

export const diskError = (kind: DiskError): Error =>
  Object.assign(new Error(`the disk failed: ${kind}`), { code: diskErrors[kind] });

/** Asked before and after every commit of a console's files: throws where the plan wants it. */
export type Boundary = (point: string) => void;
