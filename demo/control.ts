import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseWith, z } from '../shared/std/shape.ts';
import type { DemoState } from '../shared/wire/session-view.ts';
import { speedShape } from './launch/launch-arguments.ts';

/** What the demo bar's buttons do. */
export type Switches = {
  readonly state: () => DemoState;
  readonly cut: () => void;
  readonly restore: () => void;
  readonly burst: (count: number) => Promise<void>;
  readonly major: () => Promise<void>;
  readonly setSpeed: (factor: number) => void;
  /** The demo's telephone rings of itself or not; and the call that somebody took. */
  readonly calls: (on: boolean) => void;
  readonly answer: (call: string) => void;
};

export type Control = {
  /** Base address with this start's secret in its path; `/state`, `/cut` … follow. */
  readonly url: string;
  readonly stop: () => Promise<void>;
};

const loopback = '127.0.0.1';
/** Longest body, bytes. */
const longest = 4_096;
const nothing = z.strictObject({});
const burst = z.strictObject({ count: z.number().int().min(1).max(500) });
const speed = z.strictObject({ factor: speedShape });
const calls = z.strictObject({ on: z.boolean() });
const answer = z.strictObject({ call: z.string().min(1).max(60) });

type Answer = { readonly status: number; readonly body: unknown };
const trouble = (status: number, message: string): Answer => ({ status, body: { ok: false, message } });
const done: Answer = { status: 200, body: { ok: true } };

const sameSecret = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};

/** Parsed JSON, `{}` for none; null where it is no JSON or too long. */
async function readBody(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const piece of request) {
    text += String(piece);
    if (text.length > longest) return null;
  }
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Runs `work` on a body that fits; else says what does not. */
async function withBody<S extends z.ZodType>(
  shape: S,
  body: unknown,
  work: (value: z.output<S>) => void | Promise<void>,
): Promise<Answer> {
  if (body === null) return trouble(400, `the body must be JSON of at most ${longest} bytes`);
  const read = parseWith(shape, body);
  if (!read.ok) return trouble(400, `${read.error.path || 'body'}: ${read.error.message}`);
  await work(read.value);
  return done;
}

const verbs: Readonly<Record<string, (switches: Switches, body: unknown) => Promise<Answer>>> = {
  cut: (switches, body) => withBody(nothing, body, switches.cut),
  restore: (switches, body) => withBody(nothing, body, switches.restore),
  burst: (switches, body) => withBody(burst, body, ({ count }) => switches.burst(count)),
  major: (switches, body) => withBody(nothing, body, switches.major),
  speed: (switches, body) => withBody(speed, body, ({ factor }) => switches.setSpeed(factor)),
  calls: (switches, body) => withBody(calls, body, ({ on }) => switches.calls(on)),
  answer: (switches, body) => withBody(answer, body, ({ call }) => switches.answer(call)),
};

/**
 * The demo bar's control on the loopback, behind a secret of each start. POST /cut /restore /major, /burst {count}, /speed {factor},
 * /calls {on}, /answer {call}; GET /state answers a DemoState. A wrong body is answered with what is wrong, and nothing is done.
 */
export async function serveControl(switches: Switches, log: (line: string) => void): Promise<Control> {
  const secret = randomBytes(24).toString('base64url');
  const answer = async (request: IncomingMessage): Promise<Answer> => {
    const [, given = '', verb = '', ...more] = new URL(request.url ?? '/', 'http://control').pathname.split('/');
    if (!sameSecret(given, secret) || more.length > 0) return trouble(404, 'no such address');
    if (verb === 'state')
      return request.method === 'GET'
        ? { status: 200, body: switches.state() }
        : trouble(405, 'state is asked with GET');
    const work = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
    if (work === undefined) return trouble(404, `no switch ${verb}: ${Object.keys(verbs).join(', ')} or state`);
    if (request.method !== 'POST') return trouble(405, `${verb} is a POST`);
    return work(switches, await readBody(request));
  };
  const reply = (response: ServerResponse, { status, body }: Answer): void => {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
    response.end(JSON.stringify(body));
  };
  const server = createServer({ requestTimeout: 10_000 }, (request, response) => {
    answer(request).then(
      (given) => reply(response, given),
      (error: unknown) => {
        log(`control: ${String(error)}`);
        reply(response, trouble(500, 'the demo could not do it; see its log'));
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, loopback, resolve);
  });
  return {
    url: `http://${loopback}:${(server.address() as AddressInfo).port}/${secret}`,
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
