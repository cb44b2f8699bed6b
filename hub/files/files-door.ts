import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { eq } from 'drizzle-orm';
import { type Attachment, attached, sha256Shape } from '../../shared/domain/attachment/attachment.ts';
import { isDossier } from '../../shared/domain/dossier/dossier.ts';
import { parseWith, z } from '../../shared/std/shape.ts';
import {
  type FileRefusal,
  filesPath,
  haveHeader,
  mostGetBytes,
  mostPutBytes,
  stationHeader,
  wholeHeader,
} from '../../shared/wire/file-door.ts';
import { seesRow } from '../access/scope.ts';
import type { Sessions } from '../access/sessions.ts';
import { type Log, wordsOf } from '../db/log.ts';
import { rows } from '../db/schema.ts';
import type { Db } from '../db/store.ts';
import type { FileStore } from './file-store.ts';

type Answer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: { readonly error: FileRefusal; readonly [more: string]: unknown } | { readonly have: number };
  readonly bytes?: Uint8Array;
};
type Asked = { readonly event: string; readonly file: Attachment };

const askShape = z.strictObject({
  event: z.uuid(),
  sha256: sha256Shape,
  token: z.string().min(1).max(200),
  station: z.string().min(1).max(80),
});
const atShape = z.coerce.number().int().nonnegative();
const no = (status: number, error: FileRefusal, more: object = {}): Answer => ({ status, body: { error, ...more } });
const tooLong = no(413, 'too-long', { most: mostPutBytes });
/** How long a sender that was told to stop is listened to, ms. */
const lingerMs = 2_000;
const statusOf = { at: 409, 'too-long': 413, 'wrong-type': 422, 'wrong-hash': 422 } as const;

/**
 * The door of files, with the rights of the console's session: who sees the event gets its files, everybody else is told that there is
 * nothing, and only what the event's journal names is taken. Errors are a code of `FileRefusal`; nothing partial ever counts.
 */
export function createFilesDoor(deps: {
  readonly db: Db;
  readonly files: FileStore;
  readonly sessions: Pick<Sessions, 'find'>;
  readonly now: () => number;
  readonly log: Log;
}): RequestListener {
  const { db, files, sessions, now, log } = deps;

  async function find(request: IncomingMessage, url: URL): Promise<Asked | Answer> {
    const [event, sha256, ...rest] = url.pathname.slice(filesPath.length).split('/');
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const ask = parseWith(askShape, { event, sha256, token, station: request.headers[stationHeader] });
    if (token === '') return no(401, 'signed-out');
    if (!ask.ok || rest.length > 0) return no(400, 'malformed', ask.ok ? {} : { path: ask.error.path });
    const session = await sessions.find(token, ask.value.station, now());
    if (session === null) return no(401, 'signed-out');
    const [row] = await db.select().from(rows).where(eq(rows.id, ask.value.event));
    if (row === undefined || isDossier(row.doc) || !seesRow(session.actor, row)) return no(404, 'not-found');
    const file = attached(row.doc, ask.value.sha256);
    return file === undefined ? no(404, 'not-attached') : { event: ask.value.event, file };
  }

  async function answer(request: IncomingMessage): Promise<Answer> {
    if (saidBytes(request) > mostPutBytes && !isOpenEnded(request)) return tooLong;
    const url = new URL(request.url ?? '/', 'http://hub');
    const asked = await find(request, url);
    if ('status' in asked) return asked;
    const { event, file } = asked;
    switch (request.method) {
      case 'HEAD': {
        const { have, whole } = await files.held(event, file.sha256);
        return { status: 200, headers: { [haveHeader]: String(have), [wholeHeader]: whole ? '1' : '0' } };
      }
      case 'PUT':
        return await put(request, url, asked);
      case 'GET':
        return await get(request, asked);
      default:
        return no(405, 'malformed', { use: 'HEAD, PUT, GET' });
    }
  }

  async function put(request: IncomingMessage, url: URL, { event, file }: Asked): Promise<Answer> {
    const at = parseWith(atShape, url.searchParams.get('at') ?? undefined);
    if (!at.ok) return no(400, 'malformed', { path: 'at' });
    const bytes = await readBody(request);
    if (bytes === null) return tooLong;
    const done = await files.put(event, file, at.value, bytes, now());
    if (!done.ok) return no(statusOf[done.why], done.why, { have: done.have });
    const { have, whole } = done.held;
    return { status: whole ? 201 : 202, headers: { [wholeHeader]: whole ? '1' : '0' }, body: { have } };
  }

  async function get(request: IncomingMessage, { event, file }: Asked): Promise<Answer> {
    const { have, whole } = await files.held(event, file.sha256);
    if (!whole) return no(409, 'not-here-yet', { have });
    const range = /^bytes=(\d{1,12})-(\d{0,12})$/.exec(request.headers.range ?? 'bytes=0-');
    const from = Number(range?.[1] ?? Number.NaN);
    if (range === null || from >= file.size) return no(416, 'malformed', { size: file.size });
    const last = range[2] === '' ? file.size : Number(range[2]) + 1;
    const to = Math.min(last, file.size, from + mostGetBytes);
    if (to <= from) return no(416, 'malformed', { size: file.size });
    const bytes = await files.read(event, file.sha256, from, to);
    return { status: 206, headers: { 'content-range': `bytes ${from}-${to - 1}/${file.size}` }, bytes };
  }

  return (request, response) => {
    answer(request).then(
      (found) => say(request, response, found),
      (error: unknown) => {
        // A console that hangs up in the middle of a piece sends it again.
        if (!request.complete) return void response.destroy();
        log('error', 'the door of files failed', { error: wordsOf(error) });
        response.writeHead(503).end();
      },
    );
  };
}

/** A body that does not say how long it is. */
const isOpenEnded = (request: IncomingMessage): boolean => request.headers['transfer-encoding'] !== undefined;
const saidBytes = (request: IncomingMessage): number => Number(request.headers['content-length'] ?? 0);

/** A piece of at most `mostPutBytes`; null as soon as it is longer: nothing more of it is read. */
async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > mostPutBytes) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function say(request: IncomingMessage, response: ServerResponse, { status, headers, body, bytes }: Answer): void {
  // Never shown by a browser as anything: it is fetched by consoles, whole, and judged there again.
  // Of a body whose end nobody has seen nothing more is waited for: after the answer the line is closed.
  const hangsUp = !request.complete && (isOpenEnded(request) || saidBytes(request) > mostPutBytes);
  const type = bytes === undefined ? 'application/json; charset=utf-8' : 'application/octet-stream';
  response.writeHead(status, {
    'content-type': type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(hangsUp && request.method !== 'HEAD' && { connection: 'close' }),
    ...headers,
  });
  if (request.method === 'HEAD') return void response.end();
  const whole = bytes ?? `${JSON.stringify(body ?? {})}\n`;
  if (!hangsUp) return void response.end(whole);
  response.write(whole);
  endSoon(request, response);
}

/** What is on its way is let come for a moment and thrown away, or the sender would see a reset in the place of the answer. */
function endSoon(request: IncomingMessage, response: ServerResponse): void {
  let more = 0;
  const end = (): void => {
    clearTimeout(timer);
    request.removeAllListeners('data').pause();
    response.end();
  };
  const timer = setTimeout(end, lingerMs);
  request.once('end', end).once('close', end);
  request.on('data', (part: Buffer) => {
    more += part.length;
    if (more > mostPutBytes) end();
  });
}
