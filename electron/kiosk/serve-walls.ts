import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { pageHeaders } from '../../shared/wire/page-policy.ts';
import type { Port } from '../../shared/wire/port.ts';
import { HostProblem, systemCode } from '../host/host-problem.ts';
import { readPageFile } from '../host/page-file.ts';
import { longestMessage, portOfSocket } from './socket-port.ts';
import { knownToken, readWallTokens } from './wall-tokens.ts';

export type WallServerOptions = {
  /** Folder of the built renderer. */
  readonly root: string;
  /** Where the tokens lie. */
  readonly dataDir: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Address to listen on, e.g. that of the room's own network. */
  readonly host: string;
  /** Serves a window that may look on; answers what ends it. */
  readonly serveWall: (port: Port) => () => void;
  readonly log: (line: string) => void;
  /** How often open walls are held against the tokens, ms. */
  readonly checkMs?: number;
};
export type WallServer = { readonly port: number; stop(): Promise<void> };

/** Pages of a wall and nothing else: the desk and the meeting are not served here. */
const isOfWall = (path: string): boolean => path === '/wall.html' || path.startsWith('/assets/');
const cookieName = 'griddesk-wall';
const checkEvery = 3_000;

function cookieOf(request: IncomingMessage): string | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [name, ...value] = part.trim().split('=');
    if (name === cookieName) return value.join('=');
  }
  return null;
}

function say(response: ServerResponse, status: number, text: string, more: Record<string, string> = {}): void {
  const type = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
  response.writeHead(status, { ...pageHeaders, ...type, ...more });
  response.end(text === '' ? undefined : `${text}\n`);
}

/**
 * Walls on other screens of the room: read-only, behind a token each that can be taken back. Throws a HostProblem when the port or the
 * address cannot be had.
 */
export async function serveWalls(options: WallServerOptions): Promise<WallServer> {
  const { root, dataDir, log } = options;
  const tokenOf = (offered: string | null): string | null => {
    if (offered === null) return null;
    try {
      return knownToken(readWallTokens(dataDir), offered);
    } catch (error) {
      log(error instanceof Error ? error.message : String(error));
      return null;
    }
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://wall');
    const offered = url.searchParams.get('t');
    if (offered !== null && tokenOf(offered) !== null) {
      url.searchParams.delete('t');
      url.searchParams.set('visitor', '');
      const cookie = `${cookieName}=${offered}; Path=/; HttpOnly; SameSite=Lax; Max-Age=34560000`;
      return say(response, 303, '', { 'set-cookie': cookie, location: `/wall.html${url.search}` });
    }
    if (tokenOf(cookieOf(request)) === null)
      return say(
        response,
        401,
        '此屏没有有效令牌，请向值守台索取地址。\nThis screen has no valid token: ask the desk for its address.',
      );
    if (request.method !== 'GET' && request.method !== 'HEAD') return say(response, 405, 'GET or HEAD only');
    const path = (request.url ?? '/').replace(/[?#].*$/s, '');
    const file = isOfWall(path) ? await readPageFile(root, path) : null;
    if (file === null) return say(response, 404, '没有此页面 / no such page');
    response.writeHead(200, { ...file.headers, 'content-length': String(file.body.byteLength) });
    response.end(request.method === 'HEAD' ? undefined : file.body);
  };
  const server = createServer({ requestTimeout: 30_000, maxHeaderSize: 16 * 1024 });
  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => {
      log(`wall: cannot answer: ${String(error)}`);
      if (response.headersSent) response.destroy();
      else say(response, 500, '界面文件读取失败 / a page file could not be read');
    });
  });
  const open = new Map<WebSocket, string>();
  const sockets = new WebSocketServer({ noServer: true, maxPayload: longestMessage, perMessageDeflate: false });
  server.on('upgrade', (request, socket, head) => {
    const offered = cookieOf(request);
    const own = request.headers.origin === `http://${request.headers.host ?? ''}`;
    if (request.url !== '/bridge' || !own || offered === null || tokenOf(offered) === null) {
      log(`refused a wall from ${request.socket.remoteAddress ?? '-'}`);
      socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) => {
      open.set(opened, offered);
      opened.on('error', (error) => log(`wall: ${error.message}`));
      opened.on('close', () => open.delete(opened));
      options.serveWall(portOfSocket(opened, log));
    });
  });
  const timer = setInterval(() => {
    for (const [socket, offered] of open) if (tokenOf(offered) === null) socket.close(1008, 'the token was taken back');
  }, options.checkMs ?? checkEvery);
  timer.unref();
  await listen(server, options);
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      clearInterval(timer);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function listen(server: ReturnType<typeof createServer>, { port, host }: WallServerOptions): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  }).catch((error: unknown) => {
    const code = systemCode(error);
    if (code !== 'EADDRINUSE' && code !== 'EADDRNOTAVAIL' && code !== 'EACCES') throw error;
    throw new HostProblem(
      `大屏地址 ${host}:${port} 用不了（${code}）。请用 --wall-port、--wall-host 另选。`,
      `The address ${host}:${port} for walls cannot be had (${code}). Choose another with --wall-port and --wall-host.`,
    );
  });
}
