import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Port } from '../../shared/wire/port.ts';
import { HostProblem, systemCode } from '../host/host-problem.ts';
import { requirePages } from '../host/page-file.ts';
import { type Gate, judgeVisitor } from './gate.ts';
import { serveRenderer, visitorOf } from './serve-renderer.ts';
import { longestMessage, portOfSocket } from './socket-port.ts';

/** The only address a kiosk listens on: the console is for this machine. */
export const loopback = '127.0.0.1';

/** Path of the WebSocket between page and station. */
export const bridgePath = '/bridge';

export type KioskServerOptions = {
  /** Folder of the built renderer. */
  readonly root: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly serveWindow: (port: Port) => void;
  readonly log: (line: string) => void;
};

export type KioskServer = {
  readonly port: number;
  /** Address of the desk with this start's secret in it. */
  readonly deskUrl: string;
  readonly wallUrl: string;
  stop(): Promise<void>;
};

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, loopback, () => {
      server.off('error', reject);
      resolve();
    });
  }).catch((error: unknown) => {
    const code = systemCode(error);
    if (code === 'EADDRINUSE') {
      throw new HostProblem(
        `端口 ${port} 已被占用。请关闭占用它的程序，或用 --port 指定另一个端口（0 为自动选择）。`,
        `Port ${port} is in use. Stop the program that holds it, or name another with --port (0 picks a free one).`,
      );
    }
    if (code === 'EACCES') {
      throw new HostProblem(
        `没有权限使用端口 ${port}。请用 --port 指定 1024 以上的端口。`,
        `Port ${port} may not be used by this account. Name one above 1024 with --port.`,
      );
    }
    throw error;
  });
  return (server.address() as AddressInfo).port;
}

const refusal = (status: string): string => `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`;

/** Lets pages that passed the gate speak to the station; everyone else is refused before the socket stands. */
function acceptWindows(server: Server, gate: Gate, options: KioskServerOptions): WebSocketServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: longestMessage, perMessageDeflate: false });
  server.on('upgrade', (request, socket: Duplex, head) => {
    const refuse = (status: string, why: string): void => {
      options.log(`refused a bridge from ${request.headers.origin ?? 'no origin'}: ${why}`);
      socket.end(refusal(status));
    };
    if (request.url !== bridgePath) return refuse('404 Not Found', 'no such path');
    const verdict = judgeVisitor(gate, visitorOf(request), true);
    if (verdict !== 'open') return refuse(verdict === 'no-token' ? '401 Unauthorized' : '403 Forbidden', verdict);
    sockets.handleUpgrade(request, socket, head, (opened) => {
      opened.on('error', (error) => options.log(`bridge: ${error.message}`));
      options.serveWindow(portOfSocket(opened, options.log));
    });
  });
  return sockets;
}

/**
 * Serves desk, wall and bridge on the loopback, behind a secret that is new with every start.
 * Throws a HostProblem when the pages are not built or the port cannot be had.
 */
export async function serveKiosk(options: KioskServerOptions): Promise<KioskServer> {
  await requirePages(options.root);
  const server = createServer({ requestTimeout: 30_000, maxHeaderSize: 16 * 1024 });
  const port = await listen(server, options.port);
  const gate: Gate = { port, token: randomBytes(32).toString('base64url') };
  server.on('request', serveRenderer({ root: options.root, gate, log: options.log }));
  const sockets = acceptWindows(server, gate, options);
  const address = (page: string): string => `http://${loopback}:${port}${page}?t=${gate.token}`;
  return {
    port,
    deskUrl: address('/'),
    wallUrl: address('/wall.html'),
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
