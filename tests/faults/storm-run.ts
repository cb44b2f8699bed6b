/** Hundreds of consoles come back to a restarted hub at once (P9). They are light: the wire and the waits of the product, no files. */
import { io, type Socket } from 'socket.io-client';
import { createHubKnock } from '../../electron/station/sync/hub-knock.ts';
import { createReconnect } from '../../electron/station/sync/reconnect.ts';
import { syncSettings } from '../../electron/station/sync/sync-settings.ts';
import type { Command } from '../../shared/domain/verbs.ts';
import type { Down } from '../../shared/wire/down.ts';
import { downChannel, type Up, upChannel } from '../../shared/wire/up.ts';
import { wireVersion } from '../../shared/wire/version.ts';
import { people, registration } from '../support/story.ts';
import { newId, seated, sentBy } from '../support/wire-client.ts';
import type { Bundle } from './bundle.ts';
import { percentile } from './percentile.ts';
import { createFaultHub } from './processes.ts';

export type StormReport = {
  readonly consoles: number;
  /** From the hub's being ready again to a console's having caught up, ms. */
  readonly caughtUpMs: { readonly p50: number; readonly p99: number; readonly max: number };
  /** Sockets that stood, per console; 1 is the best there is. */
  readonly sockets: number;
  readonly entriesBehind: number;
  readonly wrong: readonly string[];
};

/** Entries that each console missed. */
const behind = 50;
const tickMs = 250;
const giveUpMs = 180_000;

type Seat = {
  readonly station: string;
  readonly token: string;
  readonly from: number;
  readonly epoch: string;
  /** A console keeps the county's registry; only another version is sent. */
  readonly registry: string;
};

export async function runStorm({
  bundle,
  database,
  consoles,
}: {
  readonly bundle: Bundle;
  readonly database: string;
  readonly consoles: number;
}): Promise<StormReport> {
  const hub = createFaultHub(bundle.hub, database);
  await hub.start();
  try {
    const first = await seated(hub.url(), 'storm-writer', people.county.account);
    const commands = Array.from({ length: behind }, () =>
      sentBy('storm-writer', people.county, first.session.id, { ...registration(), event: newId() } as Command),
    );
    for (let i = 0; i < commands.length; i += 25) first.say({ t: 'offer', commands: commands.slice(i, i + 25) });
    let end = 0;
    while (end < behind) end = (await first.pullAll(end)).at(-1)?.upto ?? end;
    const seats = await seatAll(hub.url(), consoles, first.welcome.epoch);
    await hub.kill();
    first.close();
    const lights = seats.map((seat) => createLightConsole(hub.url(), seat, end));
    for (const light of lights) light.start();
    // A restart takes a while; meanwhile everybody knocks.
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    await hub.start();
    const ready = performance.now();
    const times = await Promise.all(lights.map((light) => light.caughtUp));
    const took = times.flatMap((at) => (at === null ? [] : [Math.round(at - ready)]));
    return {
      consoles,
      caughtUpMs: { p50: percentile(took, 0.5), p99: percentile(took, 0.99), max: percentile(took, 1) },
      sockets: lights.reduce((sum, light) => sum + light.sockets(), 0) / consoles,
      entriesBehind: behind,
      wrong: [
        ...(took.length === consoles ? [] : [`${consoles - took.length} of ${consoles} consoles did not catch up`]),
        ...lights.flatMap((light) => light.wrong),
      ],
    };
  } finally {
    await hub.kill();
  }
}

/** Signs everybody in, a few at a time: what is measured is the return, not the first morning. */
async function seatAll(url: string, count: number, epoch: string): Promise<Seat[]> {
  const seats: Seat[] = [];
  for (let i = 0; i < count; i += 20) {
    const some = Array.from({ length: Math.min(20, count - i) }, (_, j) => `storm-${i + j}`);
    seats.push(
      ...(await Promise.all(
        some.map(async (station) => {
          const client = await seated(url, station, people.county.account);
          client.close();
          return { station, token: client.session.token, from: 0, epoch, registry: client.welcome.registryVersion };
        }),
      )),
    );
  }
  return seats;
}

/** Looks for the hub as a console does, greets, and pulls until nothing is missing. @param end the journal's last number */
function createLightConsole(url: string, seat: Seat, end: number) {
  const reconnect = createReconnect(Math.random);
  const wrong: string[] = [];
  let socket: Socket | null = null;
  let sockets = 0;
  let heardAt = 0;
  let pingAt = 0;
  let cursor = seat.from;
  let timer: NodeJS.Timeout | null = null;
  let done: (at: number | null) => void = () => undefined;
  const caughtUp = new Promise<number | null>((resolve) => {
    done = resolve;
  });
  const knock = createHubKnock((holdMs) => {
    if (socket === null && reconnect.knocked(performance.now(), holdMs)) connect();
  });
  const say = (up: Up): void => void socket?.emit(upChannel, up);
  const over = (at: number | null): void => {
    if (timer !== null) clearInterval(timer);
    knock.stop();
    drop();
    done(at);
  };
  function drop(): void {
    socket?.off();
    socket?.disconnect();
    socket = null;
  }
  function lose(): void {
    drop();
    reconnect.lost(performance.now());
  }
  function hear(down: Down): void {
    heardAt = performance.now();
    if (down.t === 'refused') wrong.push(`${seat.station}: ${down.code}`);
    if (down.t === 'delta') cursor = down.upto;
    if (cursor >= end) return over(heardAt);
    if (down.t === 'welcome' || down.t === 'delta') say({ t: 'pull', after: cursor });
  }
  function connect(): void {
    heardAt = performance.now();
    reconnect.tried();
    const mine = io(url, { transports: ['websocket'], reconnection: false, forceNew: true });
    socket = mine;
    mine.on('connect', () => {
      reconnect.reached();
      sockets += 1;
      heardAt = performance.now();
      say({
        t: 'hello',
        v: wireVersion,
        station: seat.station,
        token: seat.token,
        cursor,
        epoch: seat.epoch,
        sight: null,
        registry: seat.registry,
        sentAt: Date.now(),
      });
    });
    mine.on('connect_error', lose);
    mine.on('disconnect', lose);
    mine.on(downChannel, hear);
  }
  function tick(started: number): void {
    const now = performance.now();
    if (now - started > giveUpMs) return over(null);
    if (socket !== null) {
      if (now - heardAt >= (socket.connected ? syncSettings.silence : syncSettings.connect)) return lose();
      if (!socket.connected || now - pingAt < syncSettings.ping) return;
      pingAt = now;
      say({ t: 'ping', sentAt: Date.now() });
    } else if (reconnect.isDue(now)) connect();
    else if (reconnect.isKnockDue(now)) knock.knock(url);
  }
  return {
    caughtUp,
    wrong,
    sockets: () => sockets,
    start: (): void => {
      reconnect.lost(performance.now());
      const started = performance.now();
      timer = setInterval(() => tick(started), tickMs);
    },
  };
}
