import { attached, standing } from '../../../shared/domain/attachment/attachment.ts';
import { headBytes, mediaTypeOf } from '../../../shared/domain/attachment/media-type.ts';
import type { Local } from '../../../shared/domain/profile/local-shape.ts';
import type { Command } from '../../../shared/domain/verbs.ts';
import { err, ok, type Result } from '../../../shared/std/result.ts';
import { MS_PER_DAY } from '../../../shared/time/local-date.ts';
import type { FileAnswers, FileCommand, FileLine } from '../../../shared/wire/files.ts';
import type { Receipt, RunError } from '../../../shared/wire/local-commands.ts';
import type { StationClock } from '../commands/station-clock.ts';
import { setBesideAside } from '../db/open-beside.ts';
import type { Replica } from '../db/replica.ts';
import { troubleOf } from '../db/storage-trouble.ts';
import type { Stores } from '../db/stores.ts';
import { type FileStore, openFileStore } from './file-store.ts';
import { FileTraffic, hashOf, type Timers } from './file-traffic.ts';
import { createHubFiles } from './hub-files.ts';
import { LostFiles } from './lost-files.ts';
import { rescueFiles } from './rescue-files.ts';

/** Longest piece a window is given, bytes. */
const pieceBytes = 192 * 1024;
/** ◊ A file that was handed over and put to no event stays so long. */
const keepLeftOver = 30 * MS_PER_DAY;
const megabyte = 1024 * 1024;

const done: Result<Receipt, RunError> = ok({ commandId: null, event: null, dossier: null, warnings: [] });
const wrong = (message: string): Result<never, RunError> => err({ code: 'bad-shape', path: 'file', message });
const wrongType =
  '只能附照片（JPEG、PNG、WebP）、PDF 和录音（MP3、WAV、OGG、M4A）；按文件内容判断，改扩展名无效。 Only pictures (JPEG, PNG, WebP), PDF and sound (MP3, WAV, OGG, M4A) can be attached, judged by what is in the file.';

export type FilesDeps = {
  readonly stores: Stores;
  readonly replica: Replica;
  readonly clock: Pick<StationClock, 'hub'>;
  readonly timers: Timers;
  /** 64 hex digits */
  readonly key: string;
  readonly isOnline: () => boolean;
  readonly changed: () => void;
  readonly trouble: (error: unknown) => void;
  /** The file with the bytes was damaged; what to tell the operator. */
  readonly damaged: (message: string) => void;
  readonly log: (line: string) => void;
};

/** Files of events on this console: handed over by a window, kept under the console's key, sent and fetched beside the journal. */
export class Files {
  readonly #d: FilesDeps;
  #opened: FileStore | null = null;
  readonly #traffic: FileTraffic;
  readonly #staged = new Map<string, FileAnswers['stagedFile']>();
  /** How far each file is that a window hands over. */
  readonly #coming = new Map<string, number>();
  readonly #lost = new LostFiles();
  #wasOnline = false;

  constructor(deps: FilesDeps) {
    const { stores, clock } = deps;
    this.#d = deps;
    const store = (): FileStore => this.#store;
    this.#traffic = new FileTraffic({
      ...deps,
      get store() {
        return store();
      },
      trouble: (error) => {
        if (this.#isOwnDamage(error)) this.#replace();
        else deps.trouble(error);
      },
      now: clock.hub,
      hub: createHubFiles({
        address: () => stores.outbox.meta('hubUrl') ?? '',
        session: () => stores.outbox.session(),
        station: () => stores.outbox.meta('station') ?? '',
      }),
      event: (id) => stores.cache.event(id),
      isUndecided: (event, sha256) => this.#isUndecided(event, sha256),
      asked: (event, sha256, isAtHub) => {
        if (this.#lost.asked(event, sha256, isAtHub)) deps.damaged(this.#lost.words());
      },
      keep: () => (this.#rules()?.keepMegabytes ?? 2_000) * megabyte,
    });
  }

  /** Opened when somebody first asks, or by `open`: the first page of the queue does not wait for it (P4). */
  get #store(): FileStore {
    if (this.#opened !== null) return this.#opened;
    const opened = openFileStore(this.#d.stores.dir, this.#d.key);
    this.#opened = opened;
    if (opened.damaged) this.#rescue();
    this.#tidy();
    return opened;
  }

  /** Once the windows have what they wait for. */
  open(): void {
    try {
      this.#guard(() => this.#store);
    } catch (error) {
      this.#d.trouble(error);
    }
  }

  /** Storage errors are thrown. */
  run(command: FileCommand): Result<Receipt, RunError> {
    return this.#guard(() => this.#run(command));
  }

  #run(command: FileCommand): Result<Receipt, RunError> {
    if (command.kind === 'file.piece') {
      const taken = this.#takePiece(command);
      if (!taken.ok) {
        this.#coming.delete(command.ref);
        this.#store.unstage(command.ref);
      }
      return taken;
    }
    const { event, sha256 } = command;
    if (!this.#isSeen(event, sha256)) return wrong('本机没有这个附件。 There is no such file on this console.');
    if (command.kind === 'file.fetch') this.#traffic.want(event, sha256);
    else this.#traffic.sendAgain(event, sha256);
    this.#d.changed();
    return done;
  }

  /** Before an act names a file: its bytes must be here, and are now owed to the hub. Null when the act may go on. */
  expect(command: Command): RunError | null {
    return command.kind === 'event.attach' ? this.#guard(() => this.#expect(command)) : null;
  }

  #expect(command: Extract<Command, { kind: 'event.attach' }>): RunError | null {
    const file = this.#store.file(command.file.sha256);
    if (file === null || file.held < file.size || file.size !== command.file.size || file.type !== command.file.type)
      return {
        code: 'unavailable',
        message: '文件内容不在本机，请重新选择文件。 The bytes of the file are not on this console: choose it again.',
      };
    if (this.#store.send(command.event, file.sha256)?.done !== 1)
      this.#store.addSend(command.event, file.sha256, this.#d.clock.hub());
    return null;
  }

  staged(ref: string): FileAnswers['stagedFile'] | null {
    return this.#staged.get(ref) ?? null;
  }

  /** A piece of a file of an event, or of one handed over here; null when it is not here or not this person's to see. */
  bytes(event: string | null, sha256: string, from: number): FileAnswers['fileBytes'] | null {
    return this.#guard(() => this.#bytes(event, sha256, from));
  }

  #bytes(event: string | null, sha256: string, from: number): FileAnswers['fileBytes'] | null {
    const file = this.#store.file(sha256);
    const allowed =
      event === null
        ? this.#d.stores.outbox.session() !== null && this.#store.isOwn(sha256)
        : this.#isSeen(event, sha256);
    if (!allowed || file === null || file.held < file.size || from >= file.size) return null;
    if (from === 0) this.#touch(sha256);
    const data = this.#store.read(sha256, from, Math.min(file.size, from + pieceBytes)).toString('base64');
    return { from, size: file.size, data };
  }

  /** On a full disk a file is looked at all the same: that it was can wait. */
  #touch(sha256: string): void {
    try {
      this.#store.touch(sha256, this.#d.clock.hub());
    } catch (error) {
      if (troubleOf(error) !== 'full') throw error;
    }
  }

  list(event: string): readonly FileLine[] {
    const row = this.#d.stores.outbox.session() === null ? undefined : this.#d.stores.cache.event(event);
    if (row === undefined) return [];
    return this.#guard(() => standing(row).map(({ sha256, size }) => this.#lineOf(event, sha256, size)));
  }

  /** The line, or what waits for the hub, is another. */
  lineMoved(): void {
    const epoch = this.#d.stores.cache.meta('epoch');
    if (epoch !== null) this.#guard(() => this.#store.noteEpoch(epoch));
    const online = this.#d.isOnline();
    if (online && !this.#wasOnline) this.#traffic.wake();
    else if (online) this.#traffic.look();
    this.#wasOnline = online;
  }

  /** Somebody else sits here: what was asked for was not by him. */
  replaced(): void {
    this.#traffic.forgetWants();
  }
  stop(): void {
    this.#traffic.stop();
  }
  close(): void {
    this.#opened?.close();
    this.#opened = null;
  }

  /** Work that reads or writes the file with the bytes: where it turns out to be damaged, it is done again on a new one. */
  #guard<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (!this.#isOwnDamage(error)) throw error;
      this.#replace();
      return work();
    }
  }

  /** Damage of this file and of no other: cache and outbox have ways out of their own. */
  #isOwnDamage(error: unknown): boolean {
    return troubleOf(error) === 'damaged' && !this.#store.isSound();
  }

  #replace(): void {
    const { stores, key } = this.#d;
    this.#opened?.close();
    setBesideAside(stores.dir, 'files');
    this.#opened = openFileStore(stores.dir, key);
    this.#staged.clear();
    this.#coming.clear();
    this.#rescue();
    this.#d.changed();
  }

  /** Out of the file set aside: what can be read is kept, what cannot is named. */
  #rescue(): void {
    const { stores, key, clock, log, damaged } = this.#d;
    const rescue = rescueFiles(stores.dir, key, this.#store, stores.outbox.attached(), clock.hub());
    log(`files: files.db was damaged and is set aside; ${rescue.saved} files saved, ${rescue.lost.length} gone here`);
    this.#lost.rescued(rescue);
    damaged(this.#lost.words());
  }

  /** The act that names the file waits for the hub, or stands in the attention tray. */
  #isUndecided(event: string, sha256: string): boolean {
    const { replica, stores } = this.#d;
    const names = ({ sent: { command } }: { readonly sent: { readonly command: Command } }): boolean =>
      command.kind === 'event.attach' && command.event === event && command.file.sha256 === sha256;
    return replica.acts().some(names) || stores.outbox.attention().some(names);
  }

  #rules(): Local['attachments'] | undefined {
    return this.#d.stores.registry()?.rules?.profile.local.attachments;
  }

  /** What was handed over long ago and stands in no draft is of no use to anybody. */
  #tidy(): void {
    const { stores, clock } = this.#d;
    const drafts = JSON.stringify(stores.outbox.drafts());
    for (const sha256 of this.#store.leftOver(clock.hub() - keepLeftOver))
      if (!drafts.includes(sha256)) this.#store.release(sha256);
  }

  #takePiece({ ref, at, size, data }: Extract<FileCommand, { kind: 'file.piece' }>): Result<Receipt, RunError> {
    const most = this.#rules()?.mostMegabytes ?? 20;
    const bytes = Buffer.from(data, 'base64');
    if (at !== (this.#coming.get(ref) ?? 0) || at + bytes.length > size)
      return wrong('文件内容不连续，请重新选择文件。 The pieces of the file do not fit together: choose it again.');
    if (size > most * megabyte)
      return wrong(`文件超过 ${most} MB，请压缩后再附。 The file is larger than ${most} MB: make it smaller.`);
    if (at === 0 && mediaTypeOf(bytes.subarray(0, headBytes)) === null) return wrong(wrongType);
    this.#withRoom(() => this.#store.stage(ref, at, bytes));
    this.#coming.set(ref, at + bytes.length);
    return at + bytes.length < size ? done : this.#adopt(ref, size);
  }

  #adopt(ref: string, size: number): Result<Receipt, RunError> {
    const type = mediaTypeOf(this.#store.read(ref, 0, headBytes));
    if (type === null) return wrong(wrongType);
    const file = { sha256: hashOf(this.#store, ref, size), type, size };
    this.#store.adopt(ref, { ...file, held: size }, this.#d.clock.hub());
    this.#store.heal(file.sha256);
    this.#traffic.wake();
    this.#coming.delete(ref);
    this.#staged.set(ref, file);
    return done;
  }

  /** On a full disk what the hub has goes first. */
  #withRoom(write: () => void): void {
    try {
      write();
    } catch (error) {
      if (troubleOf(error) !== 'full' || this.#store.spareBytes() === 0) throw error;
      this.#store.keepWithin(0);
      write();
    }
  }

  /** True for a file the signed-in person may see: his events are what the cache holds. */
  #isSeen(event: string, sha256: string): boolean {
    const { outbox, cache } = this.#d.stores;
    const row = outbox.session() === null ? undefined : cache.event(event);
    return row !== undefined && attached(row, sha256) !== undefined;
  }

  #lineOf(event: string, sha256: string, size: number): FileLine {
    const send = this.#store.send(event, sha256);
    const want = this.#traffic.wanted(event, sha256);
    const got = this.#store.file(sha256)?.held ?? 0;
    const open = send !== null && send.done === 0 ? send : null;
    const state = open === null ? 'hub' : open.problem !== null ? 'failed' : open.sent > 0 ? 'sending' : 'here';
    const problem = open === null ? (want?.problem ?? null) : open.problem;
    return { sha256, state, sent: open?.sent ?? 0, got, held: got === size, wanted: want !== null, problem };
  }
}
