import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';

/*
 * A telephone without a telephone: rings at a console as a softphone bridge would (docs/runbook.md), so that the desk can be tried and
 * shown. Needs GRIDDESK_TELEPHONY and GRIDDESK_TELEPHONY_SECRET as the console has them.
 */
const usage = 'node tools/ring.ts [--number 12800001001] [--line 1] [--seconds 20] [--talk 0]';

const { values } = parseArgs({
  options: {
    number: { type: 'string', default: '12800001001' },
    line: { type: 'string', default: '1' },
    /** How long it rings. */
    seconds: { type: 'string', default: '20' },
    /** How long somebody talks after it was answered; 0: nobody answers. */
    talk: { type: 'string', default: '0' },
  },
});
const at = process.env['GRIDDESK_TELEPHONY'] ?? '';
const secret = process.env['GRIDDESK_TELEPHONY_SECRET'] ?? '';
if (at === '' || secret === '') {
  console.error(`GRIDDESK_TELEPHONY, GRIDDESK_TELEPHONY_SECRET: 未设置 / not set\n${usage}`);
  process.exit(2);
}
const socket = /^\d+$/.test(at) ? connect(Number(at), '127.0.0.1') : connect(at);
await once(socket, 'connect');
socket.setEncoding('utf8');
socket.on('data', (text: string) => process.stdout.write(text));
socket.on('close', () => process.exit(0));
const say = (line: object): boolean => socket.write(`${JSON.stringify(line)}\n`);
const call = randomUUID();
say({ t: 'hello', secret });
say({ t: 'ringing', call, number: values.number, line: values.line });
await pause(Number(values.seconds) * 1_000);
if (Number(values.talk) > 0) {
  say({ t: 'answered', call });
  await pause(Number(values.talk) * 1_000);
}
say({ t: 'ended', call });
socket.end();
