import { parseWith, z } from '../../../shared/std/shape.ts';
import type { Session } from '../../../shared/wire/down.ts';
import {
  type FileRefusal,
  filesPath,
  haveHeader,
  mostGetBytes,
  stationHeader,
  wholeHeader,
} from '../../../shared/wire/file-door.ts';

/** One piece takes at most so long, ms; a line that swallows everything is given up then. */
const patience = 20_000;

export type HubWord =
  | { readonly ok: true; readonly have: number; readonly whole: boolean }
  | { readonly ok: false; readonly why: FileRefusal | 'offline'; readonly have: number };
export type HubPiece =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly why: FileRefusal | 'offline' };

export type HubFiles = ReturnType<typeof createHubFiles>;

const wordShape = z.object({ error: z.string().optional(), have: z.number().int().nonnegative().optional() });
const whys: ReadonlySet<string> = new Set<FileRefusal>([
  'signed-out',
  'not-found',
  'not-attached',
  'not-here-yet',
  'at',
  'too-long',
  'wrong-type',
  'wrong-hash',
  'malformed',
]);

/** The hub's door of files, asked with the session of this console. Nothing here throws for a line that is down: `offline`. */
export function createHubFiles(deps: {
  readonly address: () => string;
  readonly session: () => Session | null;
  readonly station: () => string;
}) {
  const stopping = new AbortController();

  async function ask(
    event: string,
    sha256: string,
    query: string,
    init: Omit<RequestInit, 'headers'> & { readonly headers?: Readonly<Record<string, string>> },
  ): Promise<Response | null> {
    const token = deps.session()?.token;
    const where = `${filesPath}${event}/${sha256}${query}`;
    if (token === undefined || !URL.canParse(where, deps.address())) return null;
    const headers = { ...init.headers, authorization: `Bearer ${token}`, [stationHeader]: deps.station() };
    const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(patience)]);
    try {
      return await fetch(new URL(where, deps.address()), { ...init, headers, signal });
    } catch (error) {
      // A cut, a hub that is away, a line that swallows everything: the same to us. Anything else is a fault of ours.
      if (error instanceof TypeError || (error instanceof DOMException && error.name !== 'DataCloneError')) return null;
      throw error;
    }
  }

  async function refusalOf(
    response: Response,
  ): Promise<{ readonly why: FileRefusal | 'offline'; readonly have: number }> {
    const text = await response.text().catch(() => '');
    const said = parseWith(wordShape, jsonOf(text));
    const why = said.ok && said.value.error !== undefined && whys.has(said.value.error) ? said.value.error : 'offline';
    return { why: why as FileRefusal | 'offline', have: said.ok ? (said.value.have ?? 0) : 0 };
  }

  return {
    async head(event: string, sha256: string): Promise<HubWord> {
      const response = await ask(event, sha256, '', { method: 'HEAD' });
      if (response === null) return { ok: false, why: 'offline', have: 0 };
      const have = Number(response.headers.get(haveHeader) ?? Number.NaN);
      if (response.status === 200 && Number.isSafeInteger(have))
        return { ok: true, have, whole: response.headers.get(wholeHeader) === '1' };
      const why = ({ 401: 'signed-out', 404: 'not-attached' } as const)[response.status] ?? 'offline';
      return { ok: false, why, have: 0 };
    },
    async put(event: string, sha256: string, at: number, bytes: Uint8Array<ArrayBuffer>): Promise<HubWord> {
      const response = await ask(event, sha256, `?at=${at}`, { method: 'PUT', body: bytes });
      if (response === null) return { ok: false, why: 'offline', have: 0 };
      const { why, have } = await refusalOf(response);
      return response.ok
        ? { ok: true, have, whole: response.headers.get(wholeHeader) === '1' }
        : { ok: false, why, have };
    },
    /** The piece from byte `from`, as long as the hub gives one. */
    async get(event: string, sha256: string, from: number): Promise<HubPiece> {
      const range = `bytes=${from}-${from + mostGetBytes - 1}`;
      const response = await ask(event, sha256, '', { headers: { range } });
      if (response === null) return { ok: false, why: 'offline' };
      if (response.status !== 206) return { ok: false, why: (await refusalOf(response)).why };
      const body = await response.arrayBuffer().catch(() => null);
      return body === null ? { ok: false, why: 'offline' } : { ok: true, bytes: new Uint8Array(body) };
    },
    stop: (): void => stopping.abort(),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
