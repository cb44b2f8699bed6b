import { createReconnect } from './reconnect.ts';
import type { SyncView } from './sync-io.ts';
import { syncSettings as s } from './sync-settings.ts';
import type { SyncStep } from './sync-step.ts';

/** The socket as the core knows it: whether it stands, how long it has been silent, when the hub is looked for again. */
export class HubLink {
  readonly #step: SyncStep;
  readonly #reconnect: ReturnType<typeof createReconnect>;
  #state: SyncView['link'] = 'down';
  #heardAt = 0;
  #tickedAt = 0;
  #pingAt = 0;
  #connectedAt = 0;

  /** @param chance 0 ≤ x < 1, for the jitter */
  constructor(step: SyncStep, chance: () => number) {
    this.#step = step;
    this.#reconnect = createReconnect(chance);
  }

  get state(): SyncView['link'] {
    return this.#state;
  }
  attempt(): number {
    return this.#reconnect.attempt();
  }
  nextTry(): number | null {
    return this.#state === 'down' ? this.#reconnect.nextTry() : null;
  }

  connect(): void {
    this.#state = 'connecting';
    this.#connectedAt = this.#step.mono;
    this.#reconnect.tried();
    this.#step.out({ do: 'connect' });
  }

  opened(): void {
    this.#state = 'open';
    this.#heardAt = this.#step.mono;
    this.#pingAt = this.#step.mono;
    this.#reconnect.reached();
  }

  /** The socket is gone, or never came about. */
  lost(): void {
    if (this.#state === 'open') this.#step.log('line lost');
    this.#state = 'down';
    this.#reconnect.lost(this.#step.mono);
  }

  heard(): void {
    this.#heardAt = this.#step.mono;
  }

  /** The hub answered a knock. @param holdMs null: come in; else it is crowded and wants nobody new for so long */
  knocked(holdMs: number | null): void {
    if (this.#state === 'down' && this.#reconnect.knocked(this.#step.mono, holdMs)) this.connect();
  }

  /** Neither knocks nor tries for so long. */
  wait(ms: number): void {
    this.#reconnect.wait(this.#step.mono, ms);
  }

  /** What the time says; asks for a knock or a socket itself when it is due. */
  tick(): 'quiet' | 'never-opened' | 'silent' | 'stands' {
    const { mono } = this.#step;
    // A process that slept has not listened either: the messages that wait get their turn before the line counts as lost.
    if (mono - this.#tickedAt > s.ping) this.#heardAt = Math.max(this.#heardAt, mono - s.ping);
    this.#tickedAt = mono;
    switch (this.#state) {
      case 'down':
        if (this.#reconnect.isDue(mono)) this.connect();
        else if (this.#reconnect.isKnockDue(mono)) this.#step.out({ do: 'knock' });
        return 'quiet';
      case 'connecting':
        return mono - this.#connectedAt < s.connect ? 'quiet' : 'never-opened';
      case 'open':
        return mono - this.#heardAt >= s.silence ? 'silent' : 'stands';
    }
  }

  /** True when a ping is due; it counts as sent then. */
  takePing(): boolean {
    if (this.#step.mono - this.#pingAt < s.ping) return false;
    this.#pingAt = this.#step.mono;
    return true;
  }
}
