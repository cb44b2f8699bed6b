export type LogLevel = 'info' | 'warn' | 'error';

/** Where the hub says what it does. Fields carry no personal data and no typed text. */
export type Log = (level: LogLevel, message: string, fields?: Readonly<Record<string, unknown>>) => void;

/** One line a message on standard error, so that standard output stays for answers. */
export const consoleLog: Log = (level, message, fields) => {
  const more = fields === undefined ? '' : ` ${JSON.stringify(fields)}`;
  process.stderr.write(`${new Date().toISOString()} hub ${level}: ${message}${more}\n`);
};

/** The words of any thrown thing, for a log line: its deepest cause, for a failed query's own words repeat what people typed. */
export function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? wordsOf(error.cause) : error.message;
}
