import type { Up } from '../../../shared/wire/up.ts';
import type { Moment, SyncEffect } from './sync-io.ts';

/** The step the sync core is taking: its moment and what it wants done so far. The parts of the core share one. */
export class SyncStep {
  #now: Moment = { mono: 0, local: 0 };
  #effects: SyncEffect[] = [];

  begin(at: Moment): void {
    this.#now = at;
    this.#effects = [];
  }

  get mono(): number {
    return this.#now.mono;
  }
  get local(): number {
    return this.#now.local;
  }
  effects(): readonly SyncEffect[] {
    return this.#effects;
  }

  out(effect: SyncEffect): void {
    this.#effects.push(effect);
  }
  send(message: Up): void {
    this.out({ do: 'send', message });
  }
  log(line: string): void {
    this.out({ do: 'log', line });
  }
}
