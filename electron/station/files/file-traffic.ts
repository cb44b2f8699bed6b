import { createHash } from 'node:crypto';
import { type Attachment, attached } from '../../../shared/domain/attachment/attachment.ts';
import { headBytes, mediaTypeOf } from '../../../shared/domain/attachment/media-type.ts';
import type { GridEvent } from '../../../shared/domain/event/event.ts';
import { mostPutBytes } from '../../../shared/wire/file-door.ts';
import type { FileProblem } from '../../../shared/wire/files.ts';
import { troubleOf } from '../db/storage-trouble.ts';
import type { FileStore, Send } from './file-store.ts';
import type { HubFiles, HubWord } from './hub-files.ts';

const lookMs = 1_000;
/** Waits after a failure: twice as long each time. */
const firstWait = 2_000;
const longestWait = 60_000;

export type Timers = { mono(): number; set(work: () => void, ms: number): () => void };
export type TrafficDeps = {
  readonly store: FileStore;
  readonly hub: HubFiles;
  readonly timers: Timers;
  /** hub time, ms */
  readonly now: () => number;
  readonly isOnline: () => boolean;
  readonly event: (id: string) => GridEvent | undefined;
  /** The act that names the file waits for the hub, or stands in the attention tray. */
  readonly isUndecided: (event: string, sha256: string) => boolean;
  /** The hub has said whether it has all of a file. */
  readonly asked: (event: string, sha256: string, isAtHub: boolean) => void;
  /** Bytes of files the hub has that may stay here. */
  readonly keep: () => number;
  readonly changed: () => void;
  readonly trouble: (error: unknown) => void;
};
type Want = { readonly event: string; readonly sha256: string; problem: FileProblem | null };

const keyOf = (event: string, sha256: string): string => `${event} ${sha256}`;

/**
 * Sends files to the hub and fetches them, one piece at a time beside the journal's line, only while that line stands. How far a file is
 * the hub says itself, so a cut, a restart or a kill costs at most the piece on its way; what cannot be sent stays here with its reason.
 */
export class FileTraffic {
  readonly #d: TrafficDeps;
  /** Not before this moment (mono ms), and how long the next wait is. */
  readonly #waits = new Map<string, { readonly until: number; readonly next: number }>();
  readonly #wants = new Map<string, Want>();
  #running = false;
  #stopped = false;
  #cancel: () => void;

  constructor(deps: TrafficDeps) {
    this.#d = deps;
    this.#cancel = deps.timers.set(() => this.look(), lookMs);
  }

  /** Something may be due that was not: an act was taken. */
  look(): void {
    void this.#work();
  }
  /** The line is back: nothing waits any longer. */
  wake(): void {
    for (const [key, { until }] of this.#waits) if (until !== Number.POSITIVE_INFINITY) this.#waits.delete(key);
    this.look();
  }
  want(event: string, sha256: string): void {
    const key = keyOf(event, sha256);
    this.#wants.set(key, { event, sha256, problem: null });
    this.#waits.delete(key);
    this.look();
  }
  wanted(event: string, sha256: string): Readonly<Want> | null {
    return this.#wants.get(keyOf(event, sha256)) ?? null;
  }
  forgetWants(): void {
    this.#wants.clear();
  }
  /** A person tries again what was not taken. */
  sendAgain(event: string, sha256: string): void {
    const { store } = this.#d;
    const send = store.send(event, sha256);
    if (send !== null) store.setSend({ ...send, sent: 0, done: 0, problem: null });
    this.#waits.delete(keyOf(event, sha256));
    this.look();
  }
  stop(): void {
    this.#stopped = true;
    this.#cancel();
    this.#d.hub.stop();
  }

  async #work(): Promise<void> {
    const { store, isOnline, timers, trouble } = this.#d;
    if (this.#running || this.#stopped) return;
    this.#running = true;
    try {
      for (const send of store.openSends()) {
        if (this.#stopped || !isOnline()) break;
        const isOpen = send.problem === null || send.problem === 'damaged-here';
        if (isOpen && this.#isDue(keyOf(send.event, send.sha256))) await this.#send(send);
      }
      for (const [key, want] of this.#wants) {
        if (this.#stopped || !isOnline()) break;
        if (this.#isDue(key)) await this.#fetch(want).catch((error: unknown) => this.#refuseWant(key, want, error));
      }
    } catch (error) {
      if (!this.#stopped) trouble(error);
    } finally {
      this.#running = false;
      this.#cancel();
      if (!this.#stopped) this.#cancel = timers.set(() => this.look(), lookMs);
    }
  }

  async #send(send: Send): Promise<void> {
    const { store, hub, isOnline, changed } = this.#d;
    const { event, sha256 } = send;
    const key = keyOf(event, sha256);
    const file = store.file(sha256);
    const row = this.#d.event(event);
    // Not of this person's events (somebody else of this console sends it), or its act comes first.
    if (row === undefined || this.#d.isUndecided(event, sha256)) return;
    if (attached(row, sha256) === undefined) return store.dropSend(event, sha256);
    let word = await hub.head(event, sha256);
    if (file === null || send.problem !== null) return this.#withoutBytes(send, word);
    while (!this.#stopped) {
      if (word.ok && word.whole) return this.#finished({ ...send, sent: file.size });
      if (!word.ok && (word.why === 'wrong-type' || word.why === 'wrong-hash' || word.why === 'too-long'))
        return this.#rejected(send, word.why);
      if ((!word.ok && word.why !== 'at') || !isOnline()) return this.#wait(key);
      const at = word.have;
      store.setSend({ ...send, sent: at, problem: null });
      changed();
      // Behind its end an empty piece asks for the check that a kill of the hub cut off.
      word = await hub.put(event, sha256, at, Uint8Array.from(store.read(sha256, at, at + mostPutBytes)));
      if (word.ok && word.have <= at && !word.whole) return this.#wait(key);
      if (word.ok) this.#waits.delete(key);
    }
  }

  /** The bytes are gone here. Well, if the hub has them; else it is said where the event shows its files, until they are handed over again. */
  #withoutBytes(send: Send, word: HubWord): void {
    if (word.ok && word.whole) return this.#finished(send);
    // A line that breaks says nothing of what the hub has.
    if (word.ok || word.why !== 'offline') this.#d.asked(send.event, send.sha256, false);
    if (send.problem === null) {
      this.#d.store.setSend({ ...send, sent: 0, problem: 'damaged-here' });
      this.#d.changed();
    }
    this.#wait(keyOf(send.event, send.sha256));
  }

  #finished(send: Send): void {
    const { store, keep, changed } = this.#d;
    store.setSend({ ...send, done: 1, problem: null });
    this.#d.asked(send.event, send.sha256, true);
    this.#waits.delete(keyOf(send.event, send.sha256));
    if (!store.isWaited(send.sha256)) store.release(send.sha256);
    store.keepWithin(keep());
    changed();
  }

  /** The hub has thrown away what came: is it broken here already? Then it will be each time. */
  #rejected(send: Send, why: 'wrong-type' | 'wrong-hash' | 'too-long'): void {
    const { store, changed } = this.#d;
    const file = store.file(send.sha256);
    const sound = file !== null && hashOf(store, send.sha256, file.size) === send.sha256;
    store.setSend({ ...send, sent: 0, problem: sound ? why : 'damaged-here' });
    changed();
  }

  async #fetch(want: Want): Promise<void> {
    const { store, hub, keep, changed } = this.#d;
    const { event, sha256 } = want;
    const key = keyOf(event, sha256);
    const row = this.#d.event(event);
    const named = row === undefined ? undefined : attached(row, sha256);
    if (named === undefined) {
      this.#wants.delete(key);
      return;
    }
    for (let held = store.file(sha256)?.held ?? 0; held < named.size; held = store.file(sha256)?.held ?? 0) {
      const piece = await hub.get(event, sha256, held);
      if (this.#stopped) return;
      if (!piece.ok || piece.bytes.length === 0) {
        want.problem = !piece.ok && piece.why === 'not-here-yet' ? 'not-at-hub' : null;
        changed();
        return this.#wait(key);
      }
      want.problem = null;
      this.#keepPiece(named, piece.bytes);
      changed();
    }
    if (hashOf(store, sha256, named.size) === sha256 && mediaTypeOf(store.read(sha256, 0, headBytes)) === named.type)
      this.#wants.delete(key);
    else {
      store.forget(sha256);
      want.problem = 'wrong-hash';
      this.#waits.set(key, { until: Number.POSITIVE_INFINITY, next: firstWait });
    }
    store.keepWithin(Math.max(keep(), named.size));
    changed();
  }

  /** A full disk costs files that the hub has before it costs this one. */
  #keepPiece(named: Attachment, bytes: Uint8Array): void {
    const { store, now } = this.#d;
    try {
      store.append(named, bytes, now());
    } catch (error) {
      if (troubleOf(error) !== 'full') throw error;
      store.keepWithin(0);
      store.append(named, bytes, now());
    }
  }

  #refuseWant(key: string, want: Want, error: unknown): void {
    if (troubleOf(error) !== 'full') throw error;
    want.problem = 'disk-full';
    this.#wait(key);
    this.#d.changed();
  }

  #isDue(key: string): boolean {
    return (this.#waits.get(key)?.until ?? 0) <= this.#d.timers.mono();
  }

  #wait(key: string): void {
    const next = this.#waits.get(key)?.next ?? firstWait;
    this.#waits.set(key, { until: this.#d.timers.mono() + next, next: Math.min(next * 2, longestWait) });
  }
}

/** Hash of what is here under a name, hex. @param size bytes */
export function hashOf(store: Pick<FileStore, 'read'>, name: string, size: number): string {
  const hash = createHash('sha256');
  for (let at = 0; at < size; at += mostPutBytes) hash.update(store.read(name, at, Math.min(size, at + mostPutBytes)));
  return hash.digest('hex');
}
