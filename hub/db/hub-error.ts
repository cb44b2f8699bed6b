/** What can keep a hub from opening or a tool from running; each has one sentence that says what to do. */
export type HubErrorCode =
  | 'data-folder-no-access'
  | 'data-folder-in-use'
  | 'data-folder-damaged'
  | 'disk-full'
  | 'database-address'
  | 'database-unreachable'
  | 'database-sign-in'
  | 'database-missing'
  | 'database-rights'
  | 'store-newer'
  | 'store-not-empty'
  | 'backup-bad'
  | 'registry-missing'
  | 'registry-bad'
  | 'port-in-use'
  | 'port-no-access'
  | 'account-unknown'
  | 'account-exists'
  | 'account-bad'
  | 'connector-unknown'
  | 'connector-exists'
  | 'connector-bad'
  | 'channels-bad'
  | 'stopping';

/** A trouble its reader can do something about: shown as its two sentences, never as a stack. `cause` goes to the log. */
export class HubError extends Error {
  readonly code: HubErrorCode;
  readonly zh: string;
  readonly en: string;

  constructor(code: HubErrorCode, zh: string, en: string, cause?: unknown) {
    super(`${zh}\n${en}`, cause === undefined ? undefined : { cause });
    this.name = 'HubError';
    this.code = code;
    this.zh = zh;
    this.en = en;
  }
}

/** Code of a Node or PostgreSQL error (`EACCES`, `28P01`), also where it was wrapped; '' where there is none. */
export function errorCode(error: unknown): string {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    if ('code' in e && typeof e.code === 'string') return e.code;
    // A name with several addresses fails once for each; they fail alike.
    if (e instanceof AggregateError && e.errors[0] instanceof Error) return errorCode(e.errors[0]);
  }
  return '';
}
