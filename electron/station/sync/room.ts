import { randomUUID } from 'node:crypto';
import { beatMs } from '../../../shared/domain/claim/claim.ts';
import type { Down } from '../../../shared/wire/down.ts';
import type { RoomView } from '../../../shared/wire/session-view.ts';
import type { Up } from '../../../shared/wire/up.ts';
import { ownerOf } from '../db/event-columns.ts';
import type { Stores } from '../db/stores.ts';
import type { Timers } from '../feeds/feed-context.ts';

export type ClaimAnswer = Extract<Down, { t: 'claimed' }>['refused'] | 'offline';

export type RoomOptions = {
  readonly stores: Stores;
  readonly timers: Timers;
  readonly send: (message: Up) => void;
  /** The hub hears: signed in and greeted. */
  readonly isLive: () => boolean;
  /** What is known of the room is another. */
  readonly changed: () => void;
};

/** How long a claim waits for its answer, ms. */
const answerMs = 10_000;
const mostHeld = 200;

/**
 * Tells the hub what this seat has open and holds, and knows who else is there. All of it is in memory: with the line it is gone, and
 * the next word brings it back. What is held leaves with the step: as soon as the event is no work of this seat any more (Q3).
 */
export class Room {
  readonly #o: RoomOptions;
  #open: readonly string[] = [];
  readonly #held = new Map<string, number>();
  #known: Omit<RoomView, 'me' | 'live'> | null = null;
  readonly #waiting = new Map<string, (answer: ClaimAnswer) => void>();
  #cancelBeat: () => void = () => undefined;
  #wasLive = false;

  constructor(options: RoomOptions) {
    this.#o = options;
    options.stores.onChanges((changes) => {
      const actor = options.stores.outbox.session()?.actor ?? null;
      const owner = actor === null ? null : ownerOf(actor);
      for (const event of this.#held.keys()) {
        const after = changes.get(event)?.after;
        if (after === undefined) continue;
        if (after === null || owner === null || !after.columns.owners.includes(owner)) this.release(event);
      }
    });
  }

  start(): void {
    this.#say();
    this.#cancelBeat = this.#o.timers.set(() => this.start(), beatMs);
  }

  stop(): void {
    this.#cancelBeat();
    for (const answer of this.#waiting.values()) answer('offline');
    this.#waiting.clear();
  }

  /** The line may be another: what is known of the room goes with it, and comes again. */
  lineMoved(): void {
    const live = this.#o.isLive();
    if (live === this.#wasLive) return;
    this.#wasLive = live;
    if (!live) this.#known = null;
    this.#say();
    this.#o.changed();
  }

  /** Somebody else is signed in here, or nobody. */
  forget(): void {
    this.#open = [];
    this.#held.clear();
    this.#known = null;
    this.#o.changed();
  }

  view(): RoomView {
    const known = this.#known;
    return {
      live: known !== null,
      me: this.#me(),
      at: known?.at ?? 0,
      seats: known?.seats ?? [],
      claims: known?.claims ?? [],
    };
  }

  here(open: readonly string[]): void {
    if (open.join() === this.#open.join()) return;
    this.#open = open;
    this.#say();
  }

  /** Asks the hub for the event; null when it is held now. */
  claim(event: string, reason: string): Promise<ClaimAnswer> {
    if (!this.#o.isLive()) return Promise.resolve('offline');
    return new Promise((resolve) => {
      const ref = randomUUID();
      const cancel = this.#o.timers.set(() => answer('offline'), answerMs);
      const answer = (said: ClaimAnswer): void => {
        cancel();
        this.#waiting.delete(ref);
        resolve(said);
      };
      this.#waiting.set(ref, answer);
      this.#o.send({ t: 'claim', ref, event, reason });
    });
  }

  release(event: string): void {
    this.#held.delete(event);
    if (this.#o.isLive()) this.#o.send({ t: 'release', event });
  }

  heard(message: Extract<Down, { t: 'room' | 'claimed' }>): void {
    if (message.t === 'claimed') {
      this.#waiting.get(message.ref)?.(message.refused);
      return;
    }
    const { t: _room, ...known } = message;
    this.#known = known;
    const me = this.#me();
    // What another holds is not held here; what nobody holds a hub without memory hears again with the next beat.
    for (const claim of known.claims) {
      if (claim.station !== me) this.#held.delete(claim.event);
      else if (this.#held.size < mostHeld) this.#held.set(claim.event, claim.since);
    }
    this.#o.changed();
  }

  #me(): string {
    return this.#o.stores.outbox.meta('station') ?? '';
  }

  #say(): void {
    if (!this.#o.isLive()) return;
    const hold = [...this.#held].map(([event, since]) => ({ event, since }));
    this.#o.send({ t: 'here', open: [...this.#open].slice(0, 8), hold });
  }
}
