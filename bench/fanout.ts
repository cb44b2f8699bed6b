/**
 * One act to every console: offered, committed with its journal entry and brought to all, beside a bare ws server that sends the same
 * bytes to as many clients; one act at a time, then under load (P8). Hub, consoles and server in one process; the hub on PGlite in
 * memory, then on a PostgreSQL of its own.
 * Both sides' clients read JSON and check no shapes: two hundred stations have two hundred machines for that.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket, WebSocketServer } from 'ws';
import { createHub, type Hub, type HubOptions } from '../hub/hub.ts';
import type { Command } from '../shared/domain/verbs.ts';
import type { Down } from '../shared/wire/down.ts';
import { downChannel } from '../shared/wire/up.ts';
import { startPostgres } from '../tests/support/postgres.ts';
import { people, registration } from '../tests/support/story.ts';
import { testHub } from '../tests/support/test-hub.ts';
import { newId, seated, sentBy } from '../tests/support/wire-client.ts';
import { acting, hubLoad, type Seat, wsLoad } from './fanout-load.ts';
import { percentiles, round } from './measure.ts';

const rounds = 40;
const warming = 5;
type Round = (n: number) => Promise<number>;

export async function benchFanout(consoles: number, say: (line: string) => void): Promise<Record<string, unknown>> {
  const pglite = await besideWs({ kind: 'pglite', dir: null }, consoles, say);
  const server = await startPostgres();
  try {
    const url = await server.database('fanout');
    return { consoles, pglite, postgres: await besideWs({ kind: 'postgres', url }, consoles, say) };
  } finally {
    await server.stop();
  }
}

async function besideWs(
  store: HubOptions['store'],
  consoles: number,
  say: (line: string) => void,
): Promise<Record<string, unknown>> {
  const hub = await createHub(
    testHub({
      store,
      markFile: null,
    }),
  );
  try {
    say(`${store.kind}: seating ${consoles} consoles`);
    const own = await throughHub(hub, consoles);
    const { rss } = process.memoryUsage();
    say('bare ws');
    const bare = await overWs(consoles, own.text);
    return {
      hub: own.times,
      ws: bare.times,
      bytes: own.text.length,
      deliveriesPerSecond: { acting, hub: own.load, ws: bare.load },
      ratio: {
        p50: round(own.times.p50 / bare.times.p50, 1),
        p99: round(own.times.p99 / bare.times.p99, 1),
        cpu: round(own.times.cpu / bare.times.cpu, 1),
        deliveries: own.load.map((hub, i) => round(hub / (bare.load[i] ?? Number.NaN), 2)),
      },
      rssMiB: round(rss / 2 ** 20, 0),
    };
  } finally {
    await hub.stop();
  }
}

async function throughHub(hub: Hub, consoles: number) {
  const seats: Seat[] = [];
  for (let i = 0; i < consoles; i++) seats.push(await seated(hub.url, `light-${i}`, people.county.account));
  const first = seats[0];
  if (first === undefined) throw new Error('no console');
  // Each follows the journal: it has asked once.
  for (const seat of seats) await seat.pull(seat.welcome.seq);
  for (const seat of seats) seat.socket.off(downChannel);
  let last: Down | null = null;
  /** As a station does: takes what comes in order, and asks for what it was only told of. */
  const fetched = (seat: Seat, seq: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const hear = (down: Down): void => {
        if (down.t === 'news') return seat.say({ t: 'pull', after: seq });
        if (down.t !== 'delta' || down.upto <= seq) return;
        seat.socket.off(downChannel, hear);
        last = down;
        if (down.entries.length === 1) resolve();
        else reject(new Error(`${down.entries.length} entries`));
      };
      seat.socket.on(downChannel, hear);
    });
  const times = await measured(async () => {
    const { seq } = await hub.head();
    const command = { ...registration(), event: newId() } as Command;
    const from = performance.now();
    const all = Promise.all(seats.map((seat) => fetched(seat, seq)));
    first.say({ t: 'offer', commands: [sentBy(first.station, people.county, first.session.id, command)] });
    await all;
    return performance.now() - from;
  });
  const load: number[] = [];
  for (const count of acting) load.push(await hubLoad(seats, (await hub.head()).seq, count));
  for (const seat of seats) seat.close();
  return { times, load, text: JSON.stringify(last) };
}

async function overWs(consoles: number, text: string) {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  if (typeof address === 'string' || address === null) throw new Error('no port');
  server.on('connection', (socket) =>
    socket.on('message', (data) => {
      for (const client of server.clients) client.send(data, { binary: false });
    }),
  );
  const clients = Array.from({ length: consoles }, () => new WebSocket(`ws://127.0.0.1:${address.port}`));
  await Promise.all(clients.map((client) => new Promise((resolve) => client.once('open', resolve))));
  const times = await measured(async () => {
    const all = Promise.all(
      clients.map(
        (client) =>
          new Promise((resolve) =>
            client.once('message', (data: Buffer) => resolve(JSON.parse(data.toString('utf8')))),
          ),
      ),
    );
    const from = performance.now();
    clients[0]?.send(text);
    await all;
    return performance.now() - from;
  });
  const load: number[] = [];
  for (const count of acting) load.push(await wsLoad(clients, text, count));
  for (const client of clients) client.terminate();
  server.close();
  return { times, load };
}

async function measured(one: Round) {
  const times: number[] = [];
  let before = process.cpuUsage();
  for (let n = 0; n < rounds + warming; n++) {
    if (n === warming) before = process.cpuUsage();
    const ms = await one(n);
    if (n >= warming) times.push(ms);
    await wait(10);
  }
  const { user, system } = process.cpuUsage(before);
  return { ...percentiles(times), cpu: round((user + system) / 1_000 / rounds, 1) };
}
