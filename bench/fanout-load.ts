/**
 * Deliveries a second under load (P8): some consoles of two hundred act as fast as their own acts come back to them, until every console
 * has every act; a bare ws server passes as many messages of the same bytes on in the same way. One delivery is one act at one console.
 */
import type { WebSocket } from 'ws';
import type { Command } from '../shared/domain/verbs.ts';
import type { Down } from '../shared/wire/down.ts';
import { downChannel } from '../shared/wire/up.ts';
import { people, registration } from '../tests/support/story.ts';
import { newId, type seated, sentBy } from '../tests/support/wire-client.ts';
import { round } from './measure.ts';

/** How many of them act. */
export const acting = [10, 40] as const;
const acts = 600;
export type Seat = Awaited<ReturnType<typeof seated>>;

const perSecond = (consoles: number, from: number): number =>
  round((consoles * acts) / ((performance.now() - from) / 1_000), 0);

/** @param seq where the journal ends, and every seat with it @returns deliveries a second through the hub, `count` seats acting */
export async function hubLoad(seats: readonly Seat[], seq: number, count: number): Promise<number> {
  let left = acts;
  const offerFrom = (seat: Seat): string | null => {
    if (left === 0) return null;
    left -= 1;
    const sent = sentBy(seat.station, people.county, seat.session.id, { ...registration(), event: newId() } as Command);
    seat.say({ t: 'offer', commands: [sent] });
    return sent.id;
  };
  /** Takes what comes in order, asks for what it was only told of, and acts again when its act has come back. */
  const follow = (seat: Seat, isActing: boolean): Promise<void> =>
    new Promise((resolve) => {
      let cursor = seq;
      let own = isActing ? offerFrom(seat) : null;
      const hear = (down: Down): void => {
        if (down.t === 'news' && down.seq > cursor) return seat.say({ t: 'pull', after: cursor });
        if (down.t !== 'delta' || down.after > cursor || down.upto <= cursor) return;
        cursor = down.upto;
        if (own !== null && down.entries.some((entry) => entry.commandId === own)) own = offerFrom(seat);
        if (down.more) return seat.say({ t: 'pull', after: cursor });
        if (cursor < seq + acts) return;
        seat.socket.off(downChannel, hear);
        resolve();
      };
      seat.socket.on(downChannel, hear);
    });
  const from = performance.now();
  await Promise.all(seats.map((seat, i) => follow(seat, i < count)));
  return perSecond(seats.length, from);
}

/** @param text what the hub's message is @returns deliveries a second through a server that sends to all what one client says */
export async function wsLoad(clients: readonly WebSocket[], text: string, count: number): Promise<number> {
  let left = acts;
  const say = (client: WebSocket, by: number): void => {
    if (left === 0) return;
    left -= 1;
    client.send(`{"by":${by},"down":${text}}`);
  };
  const follow = (client: WebSocket, i: number): Promise<void> =>
    new Promise((resolve) => {
      let heard = 0;
      client.on('message', (data: Buffer) => {
        const { by } = JSON.parse(data.toString('utf8')) as { readonly by: number };
        heard += 1;
        if (by === i) say(client, i);
        if (heard < acts) return;
        client.removeAllListeners('message');
        resolve();
      });
    });
  const all = Promise.all(clients.map(follow));
  const from = performance.now();
  for (const [i, client] of clients.slice(0, count).entries()) say(client, i);
  await all;
  return perSecond(clients.length, from);
}
