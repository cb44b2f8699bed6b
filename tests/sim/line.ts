import type { Down } from '../../shared/wire/down.ts';
import type { Up } from '../../shared/wire/up.ts';
import type { Random } from '../support/random-walk.ts';
import type { HubNode, HubSeat } from './hub-node.ts';
import type { Schedule } from './schedule.ts';
import type { SimHub } from './sim-hub.ts';

/** What a console's process hears of its socket. */
export type LineEnd = {
  readonly opened: () => void;
  readonly closed: (why: 'lost' | 'unreachable') => void;
  readonly heard: (down: Down) => void;
  readonly knocked: () => void;
};

export type Traffic = { messages: number; pings: number; lost: number; doubled: number; connections: number };

export type Weather = { readonly loss: number; readonly double: number; readonly late: number };

export type Line = ReturnType<typeof createLine>;

type Conn = {
  /** The console still holds this socket. */
  held: boolean;
  node: HubNode | null;
  seat: HubSeat | null;
  /** Moment at which the last message of a direction arrives: TCP keeps the order within a connection. */
  upAt: number;
  downAt: number;
  upDead: boolean;
  downDead: boolean;
};

/** A half-open socket is seen by the hub after so long; nothing older than this arrives. ms */
const longest = 30_000;

export type LineOptions = {
  readonly schedule: Schedule;
  readonly chance: Random;
  readonly hub: SimHub;
  readonly traffic: Traffic;
  /** The weather now; calm after healing. */
  readonly weather: () => Weather;
};

/** The way between one console and the hub: connections in order, the next one beside what the last one still carries. */
export function createLine({ schedule, chance, hub, traffic, weather }: LineOptions, end: () => LineEnd | null) {
  let current: Conn | null = null;
  let upBlocked = 0;
  let downBlocked = 0;
  /** The console reads slowly until then, ms. */
  let slowUntil = 0;
  const latency = (): number => 4 + chance() * 40;
  const delay = (): number => latency() + (chance() < weather().late ? chance() * longest : 0);

  /** When a message sent now arrives; null: never. */
  function arrival(last: number, blockedUntil: number): number | null {
    const at = Math.max(last, schedule.now() + delay(), blockedUntil > schedule.now() ? blockedUntil + latency() : 0);
    return at - schedule.now() > longest ? null : at;
  }

  /** Messages wait for each other where the reader is slow. */
  const lastDown = (conn: Conn): number =>
    schedule.now() < slowUntil ? Math.max(conn.downAt, schedule.now()) + chance() * 2_500 : conn.downAt;

  function toConsole(conn: Conn, work: (of: LineEnd) => void, at: number): void {
    schedule.after(at - schedule.now(), () => {
      const of = end();
      if (of !== null && current === conn && conn.held) work(of);
    });
  }

  function copies(): number {
    const { loss, double } = weather();
    if (chance() < loss) {
      traffic.lost += 1;
      return 0;
    }
    if (chance() >= double) return 1;
    traffic.doubled += 1;
    return 2;
  }

  function sendDown(conn: Conn, down: Down): void {
    traffic.messages += 1;
    if (down.t === 'pong' || (down.t === 'refused' && down.code === 'hub-trouble')) traffic.pings += 1;
    for (let n = copies(); n > 0 && !conn.downDead; n--) {
      const at = arrival(lastDown(conn), downBlocked);
      if (at === null) conn.downDead = true;
      else {
        conn.downAt = at;
        toConsole(conn, (of) => of.heard(down), at);
      }
    }
  }

  function leaveHub(conn: Conn): void {
    if (conn.seat !== null) conn.node?.leave(conn.seat);
    conn.seat = null;
  }

  function breakAtConsole(conn: Conn, at: number): void {
    toConsole(
      conn,
      (of) => {
        conn.held = false;
        current = null;
        of.closed('lost');
      },
      at,
    );
  }

  function sitDown(conn: Conn, node: HubNode): void {
    const seat: HubSeat = {
      send: (down) => sendDown(conn, down),
      hangUp: () => {
        leaveHub(conn);
        const at = arrival(conn.downAt, downBlocked);
        if (at !== null) breakAtConsole(conn, at);
      },
      session: null,
      snapshot: null,
    };
    conn.seat = seat;
    conn.node = node;
    node.sit(seat);
    const at = schedule.now() + latency();
    conn.downAt = at;
    toConsole(conn, (of) => of.opened(), at);
  }

  /** The console lets go: what is on its way may still arrive, or not. */
  function drop(): void {
    const conn = current;
    current = null;
    if (conn === null) return;
    conn.held = false;
    if (chance() < 0.5) conn.upDead = true;
    const gone = upBlocked > schedule.now() ? 15_000 : Math.max(conn.upAt - schedule.now(), latency());
    schedule.after(gone, () => leaveHub(conn));
  }

  return {
    connect(): void {
      drop();
      const conn: Conn = { held: true, node: null, seat: null, upAt: 0, downAt: 0, upDead: false, downDead: false };
      current = conn;
      traffic.connections += 1;
      schedule.after(latency(), () => {
        if (current !== conn || upBlocked > schedule.now() || downBlocked > schedule.now()) return;
        const node = hub.nodeFor(chance);
        if (node?.isUp() === true) return sitDown(conn, node);
        toConsole(
          conn,
          (of) => {
            conn.held = false;
            current = null;
            of.closed('unreachable');
          },
          schedule.now() + latency(),
        );
      });
    },
    send(up: Up): void {
      const conn = current;
      if (conn === null) return;
      traffic.messages += 1;
      if (up.t === 'ping') traffic.pings += 1;
      for (let n = copies(); n > 0 && !conn.upDead; n--) {
        const at = arrival(conn.upAt, upBlocked);
        if (at === null) {
          conn.upDead = true;
          return;
        }
        conn.upAt = at;
        schedule.after(at - schedule.now(), () => {
          if (!conn.upDead && conn.seat !== null) conn.node?.hear(conn.seat, up);
        });
      }
    },
    /** A question beside the connection: answered where both ways are open and the hub is up. */
    knock(): void {
      schedule.after(2 * latency(), () => {
        const isOpen = upBlocked <= schedule.now() && downBlocked <= schedule.now();
        if (isOpen && hub.nodeFor(chance)?.isUp() === true) end()?.knocked();
      });
    },
    drop,
    /** Both ends hear that the connection broke, or one has to find out. */
    reset(told: boolean): void {
      const conn = current;
      if (conn === null) return;
      if (chance() < 0.5) conn.upDead = true;
      conn.downDead = true;
      schedule.after(Math.max(0, conn.upAt - schedule.now()), () => leaveHub(conn));
      if (told) breakAtConsole(conn, schedule.now());
    },
    /** The process of a node is gone. */
    nodeGone(node: HubNode, told: boolean): void {
      const conn = current;
      if (conn === null || conn.node !== node) return;
      conn.upDead = true;
      conn.downDead = true;
      conn.seat = null;
      if (told && downBlocked <= schedule.now()) breakAtConsole(conn, schedule.now() + latency());
    },
    /** @param until moments of the schedule, ms */
    block(until: { readonly up: number; readonly down: number }): void {
      upBlocked = Math.max(upBlocked, until.up);
      downBlocked = Math.max(downBlocked, until.down);
    },
    readSlowly(until: number): void {
      slowUntil = Math.max(slowUntil, until);
    },
    heal(): void {
      upBlocked = 0;
      downBlocked = 0;
      slowUntil = 0;
    },
  };
}
