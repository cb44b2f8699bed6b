/** Why the demo cannot start, in the words its user reads: what is wrong, then what to do. Ends it with exit code 2, never with a stack. */
export class DemoProblem extends Error {
  constructor(chinese: string, english: string, options?: ErrorOptions) {
    super(`${chinese}\n${english}`, options);
    this.name = 'DemoProblem';
  }
}

/** The system's own code of a failed call (`EACCES`), or ''. */
export function systemCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : '';
}

/** Errors of hub, host and station that carry their two sentences in the message. */
const spoken: ReadonlySet<string> = new Set(['DemoProblem', 'HubError', 'HostProblem', 'StationOpenError']);

/** The sentences of an error meant for its user; null for a fault of the program. */
export const wordsFor = (error: unknown): string | null =>
  error instanceof Error && spoken.has(error.name) ? error.message : null;
