import type { IncomingMessage, ServerResponse } from 'node:http';
import { pageHeaders } from '../../shared/wire/page-policy.ts';
import { readPageFile } from '../host/page-file.ts';
import { cookieName, type Gate, judgeVisitor, type Verdict, withoutToken } from './gate.ts';

export type ServeOptions = {
  readonly root: string;
  readonly gate: Gate;
  readonly log: (line: string) => void;
};

const sentences: Readonly<Record<Exclude<Verdict, 'open' | 'give-cookie'>, readonly [number, string]>> = {
  'foreign-host': [
    421,
    '此地址不属于本机值守台。请使用启动时打印的地址。\nThis address is not this console. Use the one printed at start.',
  ],
  'foreign-origin': [
    403,
    '其他网站不能访问值守台。请使用启动时打印的地址。\nAnother site may not open the console. Use the address printed at start.',
  ],
  'no-token': [
    401,
    '请用启动时打印的完整地址打开值守台（每次启动都会更换）。\nOpen the console with the whole address printed at start; it changes with every start.',
  ],
};

function say(response: ServerResponse, status: number, text: string, more: Record<string, string> = {}): void {
  response.writeHead(status, {
    ...pageHeaders,
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
    ...more,
  });
  response.end(text === '' ? undefined : `${text}\n`);
}

/** What the gate judges of a request. */
export const visitorOf = (request: IncomingMessage) => ({
  host: request.headers.host,
  origin: request.headers.origin,
  cookie: request.headers.cookie,
  url: request.url ?? '/',
});

/**
 * Answers requests for the built pages: desk at `/`, wall at `/wall.html`, both with the policy of every page. The
 * address printed at start leaves a cookie behind and leads on to the same page without its secret.
 */
export function serveRenderer({ root, gate, log }: ServeOptions) {
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = request.url ?? '/';
    const verdict = judgeVisitor(gate, visitorOf(request), false);
    if (verdict === 'give-cookie') {
      // Lax and not Strict: a link in a file or a terminal also has to lead in. Foreign origins are refused by themselves.
      const cookie = `${cookieName(gate)}=${gate.token}; Path=/; HttpOnly; SameSite=Lax`;
      return say(response, 303, '', { 'set-cookie': cookie, location: withoutToken(url) });
    }
    if (verdict !== 'open') {
      log(`refused ${request.method} from ${request.headers.host ?? '-'}: ${verdict}`);
      return say(response, ...sentences[verdict]);
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return say(response, 405, 'GET or HEAD only', { allow: 'GET, HEAD' });
    }
    // Not through URL: it would resolve `..` before anyone could refuse it.
    const file = await readPageFile(root, url.replace(/[?#].*$/s, ''));
    // Browsers ask for it unbidden, and call a missing one an error of the page.
    if (file === null && url === '/favicon.ico') return say(response, 204, '');
    if (file === null) return say(response, 404, '没有此页面 / no such page');
    response.writeHead(200, { ...file.headers, 'content-length': String(file.body.byteLength) });
    response.end(request.method === 'HEAD' ? undefined : file.body);
  }
  return (request: IncomingMessage, response: ServerResponse): void => {
    answer(request, response).catch((error: unknown) => {
      log(`cannot answer ${request.url ?? '-'}: ${String(error)}`);
      if (!response.headersSent) say(response, 500, '界面文件读取失败 / a page file could not be read');
      else response.destroy();
    });
  };
}
