import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AlarmMessage, Channel } from '../../hub/channels/channel.ts';
import { channelSettingsShape, readChannelSettings } from '../../hub/channels/settings.ts';
import { createHub, type Hub } from '../../hub/hub.ts';
import { people } from '../support/story.ts';
import { testHub } from '../support/test-hub.ts';
import { accounts, tinyCounty } from '../support/tiny-county.ts';

/** A web server that keeps what was posted and answers what the test says. */
async function webhook() {
  const got: { readonly body: AlarmMessage & { readonly to: string }; readonly key: string }[] = [];
  let status = 200;
  const server: Server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
    request.on('end', () => {
      got.push({ body: JSON.parse(text), key: String(request.headers['idempotency-key']) });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/alarm`,
    got,
    answer: (next: number): void => void (status = next),
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  };
}

/** A real mail server on this machine. */
async function mailServer() {
  const mails: { readonly to: string; readonly text: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
      stream.on('end', () => {
        mails.push({ to: session.envelope.rcptTo.map((one) => one.address).join(), text });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const port = (server.server.address() as AddressInfo).port;
  return { port, mails, close: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

let now = Date.parse('2026-11-19T09:00+08:00');
let hub: Hub;
let web: Awaited<ReturnType<typeof webhook>>;
let flaky: Awaited<ReturnType<typeof webhook>>;
let mail: Awaited<ReturnType<typeof mailServer>>;
const sent: AlarmMessage[] = [];
const phone: Channel = {
  name: 'x-phone',
  send: (message) => {
    sent.push(message);
    return Promise.resolve();
  },
};
let made = 0;
const uuid = (): string => `0190c000-0000-7000-8000-${(++made).toString(16).padStart(12, '0')}`;

/** One hub for all: each test has an alarm group of its own. */
beforeAll(async () => {
  [web, flaky, mail] = [await webhook(), await webhook(), await mailServer()];
  hub = await createHub(
    testHub({
      seed: { registry: tinyCounty, accounts: [...accounts] },
      now: () => now,
      channels: {
        settings: channelSettingsShape.parse({
          channels: [
            { kind: 'webhook', name: 'duty', url: web.url },
            { kind: 'webhook', name: 'flaky', url: flaky.url },
            { kind: 'smtp', name: 'mail', host: '127.0.0.1', port: mail.port, from: 'griddesk@example.test' },
          ],
          people: {
            [people.leader.account]: [
              { channel: 'duty', address: 'leader' },
              { channel: 'mail', address: 'leader@example.test' },
            ],
            [people.director.account]: [{ channel: 'flaky', address: 'director' }],
            [people.county.account]: [{ channel: 'x-phone', address: '1' }],
          },
          retrySeconds: [5, 60],
        }),
        adapters: [phone],
      },
    }),
  );
  // The past is not told anew: the reader begins where the journal stands when it is first opened.
  await hub.deliveries();
});
afterAll(async () => {
  await hub.stop();
  await Promise.all([web.close(), flaky.close(), mail.close()]);
});
beforeEach(() => {
  sent.length = 0;
});

const escalate = (group: string, to: string, over: Record<string, string> = {}, at = now) =>
  hub.offer([
    {
      id: uuid(),
      station: 'console',
      n: ++made,
      session: 's',
      actor: people.county,
      at,
      command: {
        kind: 'dossier.act',
        dossier: uuid(),
        machine: 'alarmHandling',
        act: 'escalate',
        opens: { number: `GJ20261119-003${made}`, area: people.county.area, event: null },
        fields: {
          groups: [group],
          priority: 'high',
          words: '办理超期：LYG20261119-0030412',
          rung: 'leader',
          to,
          ...over,
        },
      },
    },
  ]);
const recordOf = async (group: string) => (await hub.deliveries()).filter((one) => one.about.endsWith(group));

test('part 6: given a webhook and a mail address of the shift leader, when an alarm comes up to him, then both are told once, with a record', async () => {
  await escalate('both', people.leader.account);
  expect((await recordOf('both')).map((one) => one.state)).toEqual(['sent', 'sent']);
  expect(web.got).toHaveLength(1);
  expect(web.got[0]?.body).toMatchObject({ to: 'leader', step: 'leader', priority: 'high', area: people.county.area });
  expect(web.got[0]?.key).toBe(web.got[0]?.body.id);
  expect(mail.mails.map((one) => one.to)).toEqual(['leader@example.test']);
  expect(mail.mails[0]?.text).toContain('Message-ID');
});

test('part 6: given the other side fails, then it is tried again after the waits set, and given up with its error on record', async () => {
  flaky.answer(503);
  await escalate('fails', people.director.account, { rung: 'director' });
  expect(await recordOf('fails')).toMatchObject([
    { state: 'waiting', tries: 1, lastError: 'the webhook answered 503' },
  ]);
  now += 4_000;
  expect(await recordOf('fails')).toMatchObject([{ tries: 1 }]);
  now += 1_000;
  expect(await recordOf('fails')).toMatchObject([{ state: 'waiting', tries: 2 }]);
  now += 60_000;
  expect(await recordOf('fails')).toMatchObject([{ state: 'failed', tries: 3 }]);
  expect(new Set(flaky.got.map((one) => one.key)).size).toBe(1);
});

test('part 6: given two consoles escalate the same alarm, then the person is told once and the second is on record as quiet', async () => {
  await escalate('twice', people.county.account);
  await hub.deliveries();
  now += 2_000;
  await escalate('twice', people.county.account);
  expect((await recordOf('twice')).map((one) => one.state).toSorted()).toEqual(['quiet', 'sent']);
  expect(sent).toHaveLength(1);
});

test('part 6: given an escalation that comes in long after a cut, then it is recorded and nobody is called', async () => {
  await escalate('late', people.county.account, {}, now - 31 * 60_000);
  expect(await recordOf('late')).toMatchObject([{ state: 'stale' }]);
  expect(sent).toEqual([]);
});

test('part 7: given nobody has a way to be reached, then that is on record', async () => {
  await escalate('nobody', people.otherTown.account);
  expect(await recordOf('nobody')).toMatchObject([{ state: 'unreachable', person: people.otherTown.account }]);
});

test('part 6: given settings that name a channel they do not have, then it says where and nothing starts', () => {
  const dir = mkdtempSync(path.join(tmpdir(), 'griddesk-channels-'));
  const file = path.join(dir, 'channels.json');
  writeFileSync(file, JSON.stringify({ people: { leader: [{ channel: 'sms', address: '1' }] } }));
  expect(() => readChannelSettings(file)).toThrow(/no channel is named sms/);
  writeFileSync(file, JSON.stringify({ channels: [{ kind: 'webhook', name: 'duty', url: 'ftp://x' }] }));
  expect(() => readChannelSettings(file)).toThrow(/channels\.0\.url/);
  rmSync(dir, { recursive: true, force: true });
});
