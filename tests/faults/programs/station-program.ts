import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createStation, type Station } from '../../../electron/station/station.ts';
import type { EventCommand } from '../../../shared/domain/verbs.ts';
import type { Feed, FeedName, FeedValue } from '../../../shared/wire/bridge.ts';
import type { County, StationAsk, StationLook, StationTell, Taken, Work } from '../messages.ts';

/*
 * The console's backend as a process of its own, hosted as the browser host does it but driven over the process channel:
 * `station.mjs DATA_DIR HUB_URL RESOURCES_DIR`. What it says of an act it says only after the console has.
 */
if (process.argv.includes('--warm')) process.exit(0);
const [dataDir = '', hubUrl = '', resourcesDir = ''] = process.argv.slice(2);
const tell = (message: StationTell): void => void process.send?.(message);
const key = 'ab'.repeat(32);
const { registration } = JSON.parse(readFileSync(new URL('./county.json', import.meta.url), 'utf8')) as County;

const station = await createStation({ dataDir, key, hubUrl, resourcesDir });
tell({ say: 'open', openMs: Math.round(performance.now()) });

let said = '';
station.watch<'session'>({ feed: 'session' }, ({ line, storage }) => {
  const state = { line: line.state, waiting: line.waiting, storage: storage.state };
  const text = JSON.stringify(state);
  if (text === said) return;
  said = text;
  tell({ say: 'state', ...state });
});

/** The present of a feed. */
function now<F extends FeedName>(of: Station, feed: Extract<Feed, { feed: F }>): FeedValue[F] {
  let value: FeedValue[F] | undefined;
  of.watch<F>(feed, (one) => {
    value ??= one;
  }).stop();
  if (value === undefined) throw new Error(`${feed.feed} says nothing`);
  return value;
}

async function register(): Promise<Taken | string> {
  const fresh = await station.read({ ask: 'newNumber' });
  if (!fresh.ok) return JSON.stringify(fresh.error);
  const { event, number } = fresh.value;
  return take({ ...registration, number, toldAt: Date.now() - 60_000, event } as EventCommand, number);
}

async function take(command: EventCommand, number: string | null = null): Promise<Taken | string> {
  const done = await station.run(command);
  if (!done.ok) return JSON.stringify(done.error);
  if (done.value.commandId === null) return 'no command id';
  return { id: done.value.commandId, event: command.event, number };
}

/** Mostly own work, some of it on what others do as well: there the hub has to refuse one of two. */
async function actOnce(work: Work, own: string[]): Promise<Taken | string> {
  const dice = Math.random();
  const foreign = work.events[Math.floor(Math.random() * work.events.length)];
  if (foreign !== undefined && dice < 0.2) return take({ kind: 'event.reportToCenter', event: foreign, reason: '' });
  const event = dice < 0.5 ? own.at(-1) : foreign;
  if (event !== undefined && dice < 0.6) return take({ kind: 'event.addNote', event, text: `备注 ${randomUUID()}` });
  const done = await register();
  if (typeof done === 'object') own.push(done.event);
  return done;
}

let working: Work | null = null;
const own: string[] = [];
async function keepWorking(work: Work): Promise<void> {
  while (working === work) {
    const done = await actOnce(work, own);
    if (typeof done === 'object') tell({ say: 'taken', taken: done });
    await new Promise((resolve) => setTimeout(resolve, work.pauseMs * 2 * Math.random()));
  }
}

function look(): StationLook {
  const { line, storage } = now<'session'>(station, { feed: 'session' });
  const attention = now<'attention'>(station, { feed: 'attention' }).map(({ id }) => id);
  return { line: line.state, waiting: line.waiting, storage: storage.state, attention };
}

async function answer(ask: Exclude<StationAsk, { do: 'work' }>): Promise<unknown> {
  switch (ask.do) {
    case 'signIn':
      return station.run({ kind: 'session.signIn', account: ask.account, password: ask.password });
    case 'run':
      return station.run(ask.command);
    case 'register':
      return register();
    case 'look':
      return look();
    case 'stop':
      return station.stop();
  }
}

process.on('message', (ask: StationAsk) => {
  if (ask.do === 'work') {
    working = ask.work;
    if (working !== null) void keepWorking(working);
    return;
  }
  void answer(ask).then(
    (value) => tell({ say: 'answer', ref: ask.ref, ok: true, value: value ?? null }),
    (error: unknown) => tell({ say: 'answer', ref: ask.ref, ok: false, value: String(error) }),
  );
});
// The driver is gone: nobody is left to work for.
process.on('disconnect', () => process.exit(0));
