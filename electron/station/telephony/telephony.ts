import { createHash, timingSafeEqual } from 'node:crypto';
import { chmodSync, lstatSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { parseWith } from '../../../shared/std/shape.ts';
import {
  longestPhoneLine,
  type PhoneCall,
  phoneLineShape,
  type TelephonyAddress,
  telephonyShape,
} from '../../../shared/wire/telephony.ts';
import { callsAfter } from './phone-calls.ts';

export type Telephony = {
  readonly calls: () => readonly PhoneCall[];
  readonly stop: () => void;
};

type Deps = {
  /** hub time, ms */
  readonly now: () => number;
  readonly changed: () => void;
  readonly log: (line: string) => void;
};

const sha = (text: string): Buffer => createHash('sha256').update(text).digest();
const isPort = (at: string): boolean => /^\d{1,5}$/.test(at);

/**
 * Where a softphone bridge tells this console who rings (issue I): a socket of this machine only, behind a secret. Off unless the host
 * names an address. What it cannot listen on is said in the log and costs nothing but the ringing.
 */
export function createTelephony(address: TelephonyAddress | undefined, deps: Deps): Telephony {
  const off: Telephony = { calls: () => [], stop: () => undefined };
  if (address === undefined) return off;
  const read = parseWith(telephonyShape, address);
  if (!read.ok) {
    deps.log(`telephony is off: ${read.error.path} ${read.error.message}`);
    return off;
  }
  return new PhoneDoor(read.value, deps);
}

class PhoneDoor implements Telephony {
  readonly #secret: Buffer;
  readonly #deps: Deps;
  readonly #server: Server;
  readonly #bridges = new Set<Socket>();
  #calls: readonly PhoneCall[] = [];

  constructor({ at, secret }: TelephonyAddress, deps: Deps) {
    this.#secret = sha(secret);
    this.#deps = deps;
    this.#server = createServer((socket) => this.#serve(socket));
    this.#server.on('error', (error) => deps.log(`telephony is off: ${error.message}`));
    this.#server.on('listening', () => deps.log(`telephony listens on ${at}`));
    if (isPort(at)) this.#server.listen(Number(at), '127.0.0.1');
    else {
      dropOldSocket(at);
      this.#server.listen(at, () => {
        // A named pipe of Windows is no file.
        if (!at.startsWith('\\\\')) chmodSync(at, 0o600);
      });
    }
  }

  calls(): readonly PhoneCall[] {
    return this.#calls;
  }

  stop(): void {
    this.#server.close();
    for (const socket of this.#bridges) socket.destroy();
  }

  #serve(socket: Socket): void {
    /** Calls this bridge told of: gone with it. */
    const own = new Set<string>();
    let open = false;
    let rest = '';
    this.#bridges.add(socket);
    socket.setEncoding('utf8');
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.#bridges.delete(socket);
      this.#set(this.#calls.filter(({ call }) => !own.has(call)));
    });
    const say = (answer: object): boolean => socket.write(`${JSON.stringify(answer)}\n`);
    const hangUp = (error: string, message: string): void => {
      socket.end(`${JSON.stringify({ ok: false, error, message })}\n`);
      socket.removeAllListeners('data');
    };
    const take = (line: string): void => {
      const read = parseWith(phoneLineShape, jsonOf(line));
      if (!read.ok) {
        say({ ok: false, error: 'malformed', message: `${read.error.path}: ${read.error.message}` });
        return;
      }
      const said = read.value;
      if (said.t === 'hello') {
        open = timingSafeEqual(sha(said.secret), this.#secret);
        if (open) say({ ok: true });
        else hangUp('forbidden', 'wrong secret');
        return;
      }
      if (!open) return hangUp('forbidden', 'say hello with the secret first');
      const { calls, error } = callsAfter(this.#calls, said, this.#deps.now());
      if (error !== null) {
        say({ ok: false, error, message: said.call });
        return;
      }
      if (said.t === 'ringing') own.add(said.call);
      this.#set(calls);
      say({ ok: true });
    };
    socket.on('data', (text: string) => {
      rest += text;
      for (let end = rest.indexOf('\n'); end >= 0 && !socket.writableEnded; end = rest.indexOf('\n')) {
        const line = rest.slice(0, end).trim();
        rest = rest.slice(end + 1);
        if (Buffer.byteLength(line) > longestPhoneLine) return hangUp('too-long', `${longestPhoneLine} bytes at most`);
        if (line !== '') take(line);
      }
      if (rest.length > longestPhoneLine) hangUp('too-long', `${longestPhoneLine} bytes at most`);
    });
  }

  #set(calls: readonly PhoneCall[]): void {
    if (calls.length === this.#calls.length && calls.every((one, n) => one === this.#calls[n])) return;
    this.#calls = calls;
    this.#deps.changed();
  }
}

/** A console that was killed leaves its socket behind; anything else of that name is left alone. */
function dropOldSocket(at: string): void {
  if (lstatSync(at, { throwIfNoEntry: false })?.isSocket() === true) rmSync(at);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
