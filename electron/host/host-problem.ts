/** Why a host cannot start or go on, in the words the person at the console reads: what is wrong, then what to do. */
export class HostProblem extends Error {
  /** @param chinese @param english one or two sentences each: the trouble and the way out */
  constructor(chinese: string, english: string, options?: ErrorOptions) {
    super(`${chinese}\n${english}`, options);
    this.name = 'HostProblem';
  }
}

/** The system's own code of a failed call (`EACCES`, `EADDRINUSE`), or null. */
export function systemCode(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}
