/** The process ended here: thrown at a commit point, caught where the console is kept. */
export class Killed extends Error {
  constructor(point: string) {
    super(`killed: ${point}`);
    this.name = 'Killed';
  }
}

/** What SQLite throws when there is no room. */
export const diskFull = (): Error => Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });

/** Asked before and after every commit of a console's files: throws where the plan wants it. */
export type Boundary = (point: string) => void;
