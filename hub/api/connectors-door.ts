import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type Connector, connectorState } from '../../shared/domain/connector/connector.ts';
import { knockOf, noteCall } from '../access/connectors.ts';
import { type Log, wordsOf } from '../db/log.ts';
import type { Db } from '../db/store.ts';
import type { Answer, ConnectorCalls } from './connector-calls.ts';

/** Most bytes of one call. */
const mostBytes = 64_000;
const mostRows = 200;

export const connectorsPath = '/connectors/';

type Route = {
  readonly method: 'GET' | 'POST';
  readonly run: (
    connector: Connector,
    ask: { readonly query: URLSearchParams; readonly body: unknown },
  ) => Promise<Answer>;
};

/**
 * The door for other systems (LYG-27-2, LYG-27-3, JS-27-1, ZG-16-2): `POST /connectors/:system/cases`, `GET …/outgoing?after=`,
 * `POST …/replies`, `GET …/state`. Each line has its own token; whoever has none writes nothing, not even a failure.
 */
export function createConnectorsDoor(deps: {
  readonly db: Db;
  readonly calls: ConnectorCalls;
  readonly now: () => number;
  readonly log: Log;
}): RequestListener {
  const { db, calls, now, log } = deps;
  const routes: Readonly<Record<string, Route>> = {
    cases: { method: 'POST', run: (c, { body }) => calls.bring(c, body) },
    replies: { method: 'POST', run: (c, { body }) => calls.reply(c, body) },
    outgoing: {
      method: 'GET',
      run: (c, { query }) => {
        const after = Number(query.get('after') ?? 0);
        if (!Number.isSafeInteger(after) || after < 0)
          return Promise.resolve({
            status: 400,
            body: { error: 'malformed', path: 'after', message: 'must be the `next` of the answer before, or 0' },
            failure: 'malformed',
          });
        return calls.outgoing(c, after, mostRows);
      },
    },
    state: {
      method: 'GET',
      run: (c) => Promise.resolve({ status: 200, body: { ...c, state: connectorState(c, now()) } }),
    },
  };

  async function answer(request: IncomingMessage): Promise<Answer> {
    const url = new URL(request.url ?? '/', 'http://hub');
    const [system = '', what = '', ...rest] = url.pathname.slice(connectorsPath.length).split('/');
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const connector = await knockOf(db, system, token);
    if (connector === 'unknown') return { status: 404, body: { error: 'unknown-system', system } };
    if (connector === 'forbidden') return { status: 401, body: { error: 'forbidden' } };
    const route = rest.length === 0 ? routes[what] : undefined;
    if (route === undefined) return { status: 404, body: { error: 'not-found', known: Object.keys(routes) } };
    if (route.method !== request.method) return { status: 405, body: { error: 'method', use: route.method } };
    // Looking at the state of a line is no sign of life of it.
    const counts = what !== 'state';
    const said = await readBody(request, route.method)
      .then(
        (body) => (body === undefined ? tooLarge : route.run(connector, { query: url.searchParams, body: body.json })),
        (error: unknown): Answer => {
          if (error instanceof CallerGone) return { status: 400, body: { error: 'hung-up' }, failure: 'hung-up' };
          if (!(error instanceof SyntaxError)) throw error;
          return {
            status: 400,
            body: { error: 'malformed', path: '', message: 'The body is no JSON' },
            failure: 'malformed',
          };
        },
      )
      .catch((error: unknown): Answer => {
        log('error', 'a connector’s call failed', { system, what, error: wordsOf(error) });
        return { status: 503, body: { error: 'hub-trouble' }, failure: 'hub-trouble' };
      });
    if (counts) await noteCall(db, system, now(), said.failure ?? null);
    return said;
  }

  return (request, response) => {
    answer(request).then(
      ({ status, body }) => say(response, status, body),
      (error: unknown) => {
        log('error', 'a connector’s call failed', { error: wordsOf(error) });
        say(response, 503, { error: 'hub-trouble' });
      },
    );
  };
}

const tooLarge: Answer = {
  status: 413,
  body: { error: 'too-large', mostBytes },
  failure: 'too-large',
};

class CallerGone extends Error {}

/**
 * The body as JSON; undefined when it is too large: the rest is read and thrown away, so that the caller gets to the answer.
 * Rejects with a SyntaxError when it is no JSON.
 */
async function readBody(
  request: IncomingMessage,
  method: Route['method'],
): Promise<{ readonly json: unknown } | undefined> {
  if (method === 'GET') return { json: undefined };
  const text = await new Promise<string | undefined>((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= mostBytes) chunks.push(chunk);
      else resolve(undefined);
    });
    request.once('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    request.once('error', reject);
    request.once('close', () => reject(new CallerGone()));
  });
  return text === undefined ? undefined : { json: JSON.parse(text) as unknown };
}

function say(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(`${JSON.stringify(body)}\n`);
}
