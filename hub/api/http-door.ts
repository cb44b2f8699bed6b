import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Outage } from '../../shared/domain/connector/connector.ts';
import { filesPath } from '../../shared/wire/file-door.ts';
import { errorCode, HubError } from '../db/hub-error.ts';
import { connectorsPath } from './connectors-door.ts';

export type Health = {
  readonly ok: boolean;
  readonly epoch: string;
  readonly seq: number;
  readonly version: number;
  /** Lines to other systems that are out; empty when all is well (LYG-27-2, ZG-16-2). */
  readonly outages: readonly Outage[];
};

/** How long a console that knocks at a crowded hub is asked to stay away, s. ◊ */
const stayAway = 2;

/**
 * The plain web server below the sockets: `GET /health`, `GET /knock` (a console looks whether the hub is back; touches no store),
 * `POST /tools` for the tools of this machine, the door of other systems, the door of files.
 */
export function createHttpDoor(
  health: () => Promise<Health>,
  isCrowded: () => boolean,
  tools: RequestListener,
  connectors: RequestListener,
  files: RequestListener,
): Server {
  return createServer((request, response) => {
    if (request.url === '/tools') return tools(request, response);
    if (request.url?.startsWith(connectorsPath) === true) return connectors(request, response);
    if (request.url?.startsWith(filesPath) === true) return files(request, response);
    const say = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
      response.end(`${JSON.stringify(body)}\n`);
    };
    if (request.method === 'GET' && request.url === '/knock') {
      const crowded = isCrowded();
      response.writeHead(crowded ? 503 : 204, {
        'cache-control': 'no-store',
        ...(crowded && { 'retry-after': String(stayAway) }),
      });
      response.end();
      return;
    }
    if (request.method !== 'GET' || request.url?.split('?')[0] !== '/health')
      return say(404, { error: 'not-found', message: 'GET /health' });
    health().then(
      (answer) => say(200, answer),
      () => say(503, { ok: false, error: 'store', message: '数据库无应答。 The store does not answer.' }),
    );
  });
}

/** Listens; 0 takes a free port. @returns the port. Throws HubError `port-in-use` or `port-no-access`. */
export async function listenOn(server: Server, host: string, port: number): Promise<number> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, () => {
        server.off('error', reject);
        resolve();
      });
    });
  } catch (error) {
    throw portTrouble(host, port, error);
  }
  return (server.address() as AddressInfo).port;
}

function portTrouble(host: string, port: number, error: unknown): unknown {
  const code = errorCode(error);
  if (code === 'EADDRINUSE') {
    return new HubError(
      'port-in-use',
      `端口 ${port} 已被占用。请停止占用它的程序，或用 --port 另选端口。`,
      `Port ${port} is in use. Stop what uses it, or choose another with --port.`,
      error,
    );
  }
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new HubError(
      'port-no-access',
      `无法在 ${host}:${port} 上监听（${code}）。请用 --host、--port 另选地址或 1024 以上的端口。`,
      `Cannot listen on ${host}:${port} (${code}). Choose another address or a port above 1024 with --host and --port.`,
      error,
    );
  }
  return error;
}
