import { createHash } from 'node:crypto';
import { textOf } from '../../shared/domain/dossier/machine.ts';
import { alarmPriorities } from '../../shared/domain/profile/alarm-rules.ts';
import type { Entry } from '../../shared/journal/entry.ts';
import { entriesAfter } from '../db/journal-reads.ts';
import { type Log, wordsOf } from '../db/log.ts';
import { readMeta } from '../db/meta.ts';
import type { Db } from '../db/store.ts';
import type { AlarmMessage, Channel } from './channel.ts';
import { createDeliveries, type Delivery, type DeliveryState, type NewDelivery } from './deliveries.ts';
import type { ChannelSettings } from './settings.ts';
import { createSmtpChannel } from './smtp-channel.ts';
import { createWebhookChannel } from './webhook-channel.ts';

const batchEntries = 500;
const batchSends = 20;
/** Looks again at least so often, ms: another node may have written the journal. */
const longestWaitMs = 5_000;

export type ChannelsOptions = {
  readonly db: Db;
  readonly settings: ChannelSettings;
  /** Further ways to reach people (SMS, phone, a work chat), named `x-…` in the settings. */
  readonly adapters?: readonly Channel[];
  readonly now: () => number;
  readonly log: Log;
};

/**
 * Reads escalations out of the journal and tells the people whose turn it is, with tries again, without telling them twice, and with
 * a record of each delivery. Runs beside the intake and never holds it up.
 */
export type Channels = {
  /** Something new may be in the journal. */
  wake(): void;
  /** Resolves when everything that is due has been seen to (tests, stopping). */
  settled(): Promise<void>;
  list: ReturnType<typeof createDeliveries>['list'];
  stop(): Promise<void>;
};

const fromSettings = (settings: ChannelSettings): readonly Channel[] =>
  settings.channels.map((one) => (one.kind === 'webhook' ? createWebhookChannel(one) : createSmtpChannel(one)));

export function createChannels({ db, settings, adapters = [], now, log }: ChannelsOptions): Channels {
  const deliveries = createDeliveries(db);
  const channels = new Map([...fromSettings(settings), ...adapters].map((one) => [one.name, one]));
  let cursor: number | null = null;
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;

  async function round(): Promise<void> {
    cursor ??= await deliveries.cursor((await readMeta(db)).seq);
    for (;;) {
      const entries = await entriesAfter(db, cursor, batchEntries);
      const last = entries.at(-1);
      if (last === undefined) break;
      const lines: NewDelivery[] = [];
      for (const entry of entries) lines.push(...(await linesOf(deliveries, settings, entry, now())));
      await deliveries.take(lines, last.seq);
      cursor = last.seq;
    }
    for (const one of await deliveries.claim(now(), batchSends)) await send(one);
  }
  async function send(one: Delivery): Promise<void> {
    const channel = channels.get(one.channel);
    try {
      if (channel === undefined) throw new Error(`no channel is named ${one.channel}`);
      await channel.send(messageOf(one), one.address);
      await deliveries.settle(one.id, { state: 'sent', nextAt: 0, lastError: null, sentAt: now() });
    } catch (error) {
      const wait = settings.retrySeconds[one.tries - 1];
      const state: DeliveryState = wait === undefined ? 'failed' : 'waiting';
      const lastError = wordsOf(error).slice(0, 400);
      log('warn', 'alarm not delivered', { channel: one.channel, state, tries: one.tries, error: lastError });
      await deliveries.settle(one.id, { state, nextAt: now() + (wait ?? 0) * 1000, lastError, sentAt: null });
    }
  }
  async function run(): Promise<void> {
    do {
      again = false;
      try {
        await round();
      } catch (error) {
        log('error', 'alarm channels', { error: wordsOf(error) });
      }
    } while (again && !stopped);
  }
  async function plan(): Promise<void> {
    if (stopped) return;
    const at = await deliveries.nextAt().catch((error: unknown) => {
      // Looked at again after the longest wait.
      log('error', 'alarm channels', { error: wordsOf(error) });
      return null;
    });
    const wait = at === null ? longestWaitMs : Math.min(longestWaitMs, Math.max(50, at - now()));
    timer = setTimeout(wake, wait);
  }
  function wake(): void {
    if (stopped) return;
    again = true;
    if (running !== null) return;
    if (timer !== null) clearTimeout(timer);
    running = run().then(async () => {
      running = null;
      await plan();
    });
  }
  wake();
  return {
    wake,
    async settled() {
      wake();
      while (running !== null) await running;
    },
    list: deliveries.list,
    async stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await running;
      if (timer !== null) clearTimeout(timer);
    },
  };
}

const messageOf = (one: Delivery): AlarmMessage => {
  const [area = '', step = '', priority = ''] = one.about.split(' ');
  return {
    id: one.id,
    area,
    priority: alarmPriorities.find((known) => known === priority) ?? 'high',
    step: step === 'director' ? 'director' : 'leader',
    words: one.words,
    person: one.person,
    at: one.at,
  };
};

/** What an entry asks to be sent: one line a way of the person whose turn it is, else of the fallback. */
async function linesOf(
  deliveries: ReturnType<typeof createDeliveries>,
  settings: ChannelSettings,
  { seq, commandId, doneAt, fact }: Entry,
  now: number,
): Promise<readonly NewDelivery[]> {
  if (fact.kind !== 'dossier.acted' || fact.machine !== 'alarmHandling' || fact.act !== 'escalate') return [];
  const { fields } = fact;
  const person = textOf(fields, 'to');
  const ways = settings.people[person] ?? settings.fallback;
  const groups = Array.isArray(fields.groups) ? fields.groups.join(',') : '';
  const about = `${fact.row?.area ?? ''} ${textOf(fields, 'rung')} ${textOf(fields, 'priority')} ${groups}`;
  const base = { about, seq, person, words: textOf(fields, 'words'), at: doneAt, nextAt: now };
  const idOf = (channel: string, address: string): string =>
    createHash('sha256').update(`${commandId} ${channel} ${address}`).digest('hex').slice(0, 32);
  if (ways.length === 0)
    return [{ ...base, id: idOf('', ''), channel: '', address: '', state: 'unreachable' satisfies DeliveryState }];
  const lines: NewDelivery[] = [];
  for (const { channel, address } of ways) {
    const stale = now - doneAt > settings.staleMinutes * 60_000;
    const told = await deliveries.wasTold(about, channel, address, doneAt - settings.quietMinutes * 60_000);
    const state: DeliveryState = stale ? 'stale' : told ? 'quiet' : 'waiting';
    lines.push({ ...base, id: idOf(channel, address), channel, address, state });
  }
  return lines;
}
