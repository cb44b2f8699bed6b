import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { telephonyOf } from '../../electron/host/telephony-address.ts';
import type { PhoneLine, TelephonyAddress } from '../../shared/wire/telephony.ts';

export type PhoneDoor = { readonly address: TelephonyAddress; readonly remove: () => void };

/** Where the console of the demo listens for its telephone: what the environment names, else a socket of its own beside no data. */
export function openPhoneDoor(env: NodeJS.ProcessEnv): PhoneDoor {
  const given = telephonyOf(env);
  if (given !== undefined) return { address: given, remove: () => undefined };
  const secret = randomBytes(24).toString('base64url');
  if (process.platform === 'win32')
    return {
      address: { at: `\\\\.\\pipe\\griddesk-${randomBytes(8).toString('hex')}`, secret },
      remove: () => undefined,
    };
  // Not in the data folder: the path of a socket may only be about a hundred bytes long.
  const dir = mkdtempSync(path.join(tmpdir(), 'griddesk-phone-'));
  return {
    address: { at: path.join(dir, 'phone.sock'), secret },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

export type PhoneLineOut = { readonly say: (line: PhoneLine) => void; readonly stop: () => void };

/** Speaks to the console as a softphone bridge does; what cannot be said is logged, the next line tries again. */
export function createPhoneLine({ at, secret }: TelephonyAddress, log: (line: string) => void): PhoneLineOut {
  let socket: Socket | null = null;
  const open = (): Socket => {
    const made = /^\d+$/.test(at) ? connect(Number(at), '127.0.0.1') : connect(at);
    // A bridge that does not listen to the answers is hung up on when they fill its buffer.
    made.resume();
    made.on('error', (error) => log(`phone: ${error.message}`));
    made.on('close', () => {
      if (socket === made) socket = null;
    });
    made.write(`${JSON.stringify({ t: 'hello', secret })}\n`);
    return made;
  };
  return {
    say(line) {
      socket ??= open();
      socket.write(`${JSON.stringify(line)}\n`);
    },
    stop: () => void socket?.destroy(),
  };
}
