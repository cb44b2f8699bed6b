import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { parseWith } from '../../shared/std/shape.ts';
import { type RunningTools, runAsk, toolAskShape } from '../access/tool-asks.ts';
import { HubError } from '../db/hub-error.ts';
import { type Log, wordsOf } from '../db/log.ts';

const mostBytes = 1_000_000;

/**
 * `POST /tools`: lets `npm run hub -- figures` and its like ask the hub that has the data folder open. The key stands in a file of
 * that folder which only its owner reads; null (PostgreSQL: tools open the database themselves) shuts the door.
 */
export function createToolsDoor(tools: () => RunningTools, key: string | null, log: Log): RequestListener {
  return (request, response) => {
    if (request.method !== 'POST' || key === null || !carries(request, key))
      return say(response, 403, { error: 'forbidden' });
    answerAsk(tools(), request).then(
      ({ status, body }) => say(response, status, body),
      (error: unknown) => {
        log('error', 'tool failed', { error: wordsOf(error) });
        say(response, 500, { error: 'hub-trouble' });
      },
    );
  };
}

const sha = (text: string): Buffer => createHash('sha256').update(text).digest();
const carries = (request: IncomingMessage, key: string): boolean =>
  timingSafeEqual(sha(request.headers.authorization ?? ''), sha(`Bearer ${key}`));

async function answerAsk(
  tools: RunningTools,
  request: IncomingMessage,
): Promise<{ readonly status: number; readonly body: unknown }> {
  let text = '';
  for await (const chunk of request) {
    text += String(chunk);
    if (text.length > mostBytes) return { status: 413, body: { error: 'too-large' } };
  }
  const ask = parseWith(toolAskShape, parseJson(text));
  if (!ask.ok) return { status: 400, body: { error: 'malformed', path: ask.error.path, message: ask.error.message } };
  try {
    return { status: 200, body: { answer: await runAsk(tools, ask.value) } };
  } catch (error) {
    if (error instanceof HubError) return { status: 409, body: { error: error.code, zh: error.zh, en: error.en } };
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function say(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}
