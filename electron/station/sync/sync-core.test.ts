import { afterEach, describe, expect, test } from 'vitest';
import type { Command } from '../../../shared/domain/verbs.ts';
import { createJournalHub } from '../../../tests/support/journal-hub.ts';
import { pick, random, randomAct, randomRegistration } from '../../../tests/support/random-walk.ts';
import { openDesk, tempDir, testId } from '../../../tests/support/station-fixture.ts';
import { people, registration } from '../../../tests/support/story.ts';
import { password } from '../../../tests/support/tiny-county.ts';
import { createVirtualLine, type Faults, noFaults } from '../../../tests/support/virtual-line.ts';
import type { SyncEffect } from './sync-io.ts';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const clean of cleanups.splice(0).reverse()) clean();
});

const start = Date.parse('2025-09-01T08:00+08:00');

function rig(faults: Faults = noFaults, seed = 1) {
  const { dir, remove } = tempDir();
  cleanups.push(remove);
  const clock = { now: start };
  const hub = createJournalHub(() => clock.now);
  const desk = openDesk(dir, () => clock.now);
  cleanups.push(() => desk.close());
  desk.store.setSession(null);
  const r = random(seed);
  const line = createVirtualLine(desk.store, hub, clock, r, faults);
  let n = 0;
  const act = (command: Command) => {
    const outcome = desk.replica.perform(desk.rules(), desk.sent(command));
    if (outcome.ok) line.step({ kind: 'acted' });
    return outcome;
  };
  const register = (): string => {
    const event = testId();
    const number = `LYG20250901-003${String(++n).padStart(4, '0')}`;
    expect(act({ ...registration({ number, toldAt: clock.now }), event } as Command)).toMatchObject({ ok: true });
    return event;
  };
  const signIn = (): void => {
    for (let tries = 0; tries < 40 && desk.store.session() === null; tries++) {
      line.step({ kind: 'signIn', ref: `r${tries}`, account: people.county.account, password });
      line.run(2_000);
    }
    line.run(3_000);
  };
  return { clock, hub, desk, line, act, register, signIn, r };
}

/** The last hello a station sent. */
function helloOf(line: { readonly effects: readonly SyncEffect[] }) {
  const sent = line.effects.flatMap((e) => (e.do === 'send' && e.message.t === 'hello' ? [e.message] : []));
  const last = sent.at(-1);
  if (last === undefined) throw new Error('no hello was sent');
  return last;
}

describe('the line', () => {
  test('given a hub in reach, when somebody signs in, then the first sync ends online and acts settle', () => {
    const { line, hub, desk, signIn, register } = rig();
    line.run(1_000);
    expect(line.core.view()).toMatchObject({ link: 'open', talk: 'none' });
    signIn();
    expect(line.core.view()).toMatchObject({ talk: 'live', behind: false, progress: null });
    const event = register();
    line.run(1_000);
    expect(desk.replica.acts()).toHaveLength(0);
    expect(hub.events().get(event)).toEqual(desk.stores.cache.event(event));
  });

  test('given a silent line, when nothing is heard, then the loss is seen within five seconds (O1)', () => {
    const { line, signIn, clock } = rig();
    signIn();
    line.silence(true);
    const cutAt = clock.now;
    while (line.core.view().link === 'open') line.run(250);
    expect(clock.now - cutAt).toBeLessThanOrEqual(5_000);
  });

  test('given a hub that comes back after seconds or after an hour, when it does, then the return is seen within two seconds (O1)', () => {
    for (const [seed, minutes] of [0, 0.1, 0.9, 5, 60].entries()) {
      const { line, signIn, clock } = rig(noFaults, seed);
      signIn();
      line.cut();
      line.run(minutes * 60_000 + seed * 997);
      line.restore();
      const backAt = clock.now;
      while (line.core.view().link !== 'open') line.run(50);
      expect(clock.now - backAt).toBeLessThanOrEqual(2_000);
    }
  });

  test('given a long cut, when it is looked for, then tries become rare but never rarer than the cap, and are not all alike (P9)', () => {
    const { line, signIn, clock } = rig();
    signIn();
    line.cut();
    line.run(60_000);
    const gaps = new Set<number>();
    let last = clock.now;
    const from = line.effects.length;
    for (let i = 0; i < 2_400; i++) {
      const before = line.effects.length;
      line.run(250);
      if (!line.effects.slice(before).some((e) => e.do === 'connect')) continue;
      gaps.add(clock.now - last);
      expect(clock.now - last).toBeLessThanOrEqual(30_500);
      last = clock.now;
    }
    expect(line.effects.slice(from).filter((e) => e.do === 'connect').length).toBeLessThan(60);
    expect(gaps.size).toBeGreaterThan(5);
  });

  test('given a hub that answers knocks but lets no socket through, when it is tried for ten minutes, then tries grow rare all the same', () => {
    const { line, signIn } = rig();
    signIn();
    line.setDeaf(true);
    line.cut();
    line.restore();
    const from = line.effects.length;
    line.run(600_000);
    expect(line.effects.slice(from).filter((e) => e.do === 'connect').length).toBeLessThan(60);
    line.setDeaf(false);
    line.run(31_000);
    expect(line.core.view().link).toBe('open');
  });

  test('given a crowded hub, when it answers a knock with a wait, then nobody comes before it is over, and then somebody does (P9)', () => {
    const { line, signIn } = rig();
    signIn();
    line.cut();
    line.run(5_000);
    line.setCrowded(10_000);
    line.restore();
    while (!line.effects.slice(-3).some((e) => e.do === 'knock')) line.run(250);
    line.run(250);
    line.setCrowded(null);
    const from = line.effects.length;
    line.run(9_000);
    expect(line.effects.slice(from).filter((e) => e.do === 'connect' || e.do === 'knock')).toEqual([]);
    line.run(3_000);
    expect(line.core.view().link).toBe('open');
  });

  test('found by simulation: given a welcome to a hello from before the cache was exchanged, when it comes, then it is not taken: it may lack the registry this cache needs', () => {
    const { line, hub, signIn } = rig();
    signIn();
    const { answer } = hub;
    hub.answer = () => [];
    line.step({ kind: 'rebuild' });
    const { sentAt } = helloOf(line);
    line.run(1_000);
    line.step({ kind: 'rebuild' });
    const welcome = {
      t: 'welcome',
      epoch: hub.epoch(),
      seq: hub.head().seq,
      hubTime: sentAt,
      stationNo: 3,
      registryVersion: 'tiny@1',
      registry: null,
      sync: 'deltas',
    } as const;
    line.hear({ ...welcome, sentAt });
    expect(line.core.view().talk).toBe('greeting');
    line.hear({ ...welcome, sentAt: helloOf(line).sentAt });
    expect(line.core.view().talk).toBe('snapshot');
    hub.answer = answer;
  });

  test('found by simulation: given a cache that was exchanged in the very millisecond of a hello, when the welcome to that hello comes, then it is not taken: it lacks the registry', () => {
    const { line, hub, desk, signIn } = rig();
    signIn();
    const { answer } = hub;
    hub.answer = () => [];
    line.step({ kind: 'rebuild' });
    const before = helloOf(line);
    desk.stores.setAside();
    desk.replica.reload();
    line.step({ kind: 'rebuild' });
    const { sentAt, registry } = helloOf(line);
    expect(before.registry).not.toBeNull();
    expect([registry, before.sentAt]).toEqual([null, sentAt]);
    const welcome = {
      t: 'welcome',
      epoch: hub.epoch(),
      seq: hub.head().seq,
      hubTime: sentAt,
      sentAt,
      stationNo: 3,
      registryVersion: String(before.registry),
      registry: null,
      sync: 'snapshot',
    } as const;
    line.hear(welcome);
    expect(line.core.view().talk).toBe('greeting');
    hub.answer = answer;
    line.run(20_000);
    expect(line.core.view()).toMatchObject({ talk: 'live', behind: false });
    expect(desk.store.position().registry).toBe(before.registry);
  });

  test('given a hub with many to let in, when it answers pings but does not welcome yet, then its console waits; one that says nothing is left', () => {
    for (const answersPings of [true, false]) {
      const { line, hub, signIn, clock } = rig();
      signIn();
      line.cut();
      line.restore();
      const { answer } = hub;
      hub.answer = (up) => (up.t === 'ping' && answersPings ? answer.call(hub, up) : []);
      line.run(3_000);
      const from = line.effects.length;
      line.run(30_000);
      expect(
        line.effects.slice(from).some((e) => e.do === 'drop'),
        String(answersPings),
      ).toBe(!answersPings);
      hub.answer = answer;
      line.hear({
        t: 'welcome',
        epoch: hub.epoch(),
        seq: hub.head().seq,
        hubTime: clock.now,
        sentAt: helloOf(line).sentAt,
        stationNo: 3,
        registryVersion: 'tiny@1',
        registry: null,
        sync: 'deltas',
      });
      if (answersPings) expect(line.core.view().talk).toBe('live');
    }
  });

  test('given an address where no hub answers, when it is tried, then the state says so and goes when one does', () => {
    const { line } = rig();
    line.setWrong(true);
    line.run(2_000);
    expect(line.core.view().barred).toBe('wrong-address');
    line.setWrong(false);
    line.run(2_000);
    expect(line.core.view()).toMatchObject({ barred: null, link: 'open' });
  });

  test('given a session the hub ended, when the station greets, then it says so, keeps working and is let in by a new sign-in (O3)', () => {
    const { line, hub, desk, signIn, register } = rig();
    signIn();
    line.cut();
    register();
    hub.sessions.clear();
    line.restore();
    line.run(5_000);
    expect(line.core.view().barred).toBe('session-ended');
    register();
    expect(desk.replica.acts()).toHaveLength(2);
    line.step({ kind: 'signIn', ref: 'again', account: people.county.account, password });
    line.run(5_000);
    expect(line.core.view()).toMatchObject({ barred: null, talk: 'live' });
    expect(desk.replica.acts()).toHaveLength(0);
    expect(hub.entries()).toHaveLength(2);
  });

  test('given another version at the hub, when greeted, then the line is barred and tried again much later', () => {
    const { line, signIn } = rig();
    signIn();
    line.hear({ t: 'refused', ref: null, code: 'version', path: 'v', message: 'speaks 2' });
    expect(line.core.view()).toMatchObject({ barred: 'wrong-version', link: 'down' });
    line.run(20_000);
    expect(line.core.view().barred).toBe('wrong-version');
  });

  test('given nobody in reach, when somebody signs in, then the answer is offline at once', () => {
    const { line } = rig();
    line.cut();
    line.step({ kind: 'signIn', ref: 'r', account: 'x', password: 'y' });
    expect(line.effects.at(-1)).toMatchObject({ do: 'signedIn', ref: 'r', failure: 'offline' });
  });

  test('given a hub on an older store that does not know it yet, when it has nothing for this console, then it is asked again by the timer and not as fast as the line is', () => {
    const { line, hub, desk, signIn, register } = rig();
    signIn();
    register();
    line.run(1_000);
    const { cursor } = desk.store.position();
    const asked = (): number => line.effects.filter((e) => e.do === 'send' && e.message.t === 'pull').length;
    line.hear({ t: 'news', seq: cursor + 3 });
    const before = asked();
    // Its journal ends where this console stands, so each answer is empty.
    line.run(4_000);
    expect(hub.entries().length).toBe(cursor);
    expect(asked() - before).toBeLessThanOrEqual(3);
  });

  test('given a clock ten minutes off, when the hub is heard, then the difference is known at once (A2)', () => {
    const { line, signIn, clock, hub } = rig();
    const answer = hub.answer;
    hub.answer = (up) => answer.call(hub, up).map((m) => ('hubTime' in m ? { ...m, hubTime: clock.now + 600_000 } : m));
    signIn();
    expect(Math.round(line.core.view().skew / 1_000)).toBe(600);
  });
});

describe('rows', () => {
  test('given work done during a cut, when the hub is back, then it arrives once and in order, under loss, doubles and delays', () => {
    for (const seed of [1, 2, 3, 4]) {
      const { line, hub, desk, signIn, act, r, clock, register } = rig({ drop: 0.15, double: 0.1, delayMs: 900 }, seed);
      line.run(3_000);
      signIn();
      line.cut();
      for (let i = 0; i < 150; i++) {
        if (i === 0 || r() < 0.5) register();
        const rows = (desk.stores.cache.db.prepare('SELECT id FROM events').pluck().all() as string[]).map((id) =>
          desk.stores.cache.event(id),
        );
        const row = pick(r, rows);
        const done = row === undefined ? null : randomAct(r, desk.rules(), row, clock.now);
        if (done?.actor === people.county) act(done.command);
        clock.now += 1_000;
      }
      const mine = desk.replica.acts().map((a) => a.sent.id);
      expect(mine.length).toBeGreaterThan(50);
      line.restore();
      for (let minutes = 0; minutes < 30 && desk.replica.acts().length > 0; minutes++) line.run(60_000);
      expect(hub.entries().map((e) => e.commandId)).toEqual(mine);
      line.run(60_000);
      for (const row of hub.events().values()) expect(desk.stores.cache.event(row.id)).toEqual(row);
    }
  });

  test('given a delta beyond the cursor, when it comes, then nothing is taken and the gap is asked for', () => {
    const { line, hub, desk, signIn, register } = rig();
    signIn();
    register();
    line.run(1_000);
    line.silence(true);
    for (let i = 0; i < 3; i++) {
      const { command, actor } = randomRegistration(random(i), hub.rules, testId(), start, i);
      hub.take([{ id: testId(), station: 'other', n: i + 1, session: 's', actor, at: start, command }]);
    }
    line.silence(false);
    line.hear(hub.delta(2));
    expect(Number(desk.stores.cache.meta('cursor'))).toBe(1);
    line.hear({ t: 'news', seq: hub.head().seq });
    line.run(1_000);
    expect(Number(desk.stores.cache.meta('cursor'))).toBe(4);
  });

  test('given an unanswered offer, when acts are added, then nothing overtakes: the next offer begins with the oldest', () => {
    const { line, signIn, register } = rig();
    signIn();
    line.silence(true);
    const from = line.effects.length;
    register();
    register();
    line.step({ kind: 'tick' });
    const offers = line.effects
      .slice(from)
      .flatMap((e) => (e.do === 'send' && e.message.t === 'offer' ? [e.message.commands.map((c) => c.n)] : []));
    expect(offers).toHaveLength(1);
  });

  test('given a snapshot of many pages with an interruption, when it is half there, then nothing of it is shown; later it is whole', () => {
    const { line, hub, desk } = rig();
    for (let i = 0; i < 40; i++) {
      const { command, actor } = randomRegistration(random(i), hub.rules, testId(), start, i);
      hub.take([{ id: testId(), station: 'other', n: i + 1, session: 's', actor, at: start, command }]);
    }
    hub.setPageRows(7);
    line.run(1_000);
    line.step({ kind: 'signIn', ref: 'r', account: people.county.account, password });
    while (line.core.view().progress?.done !== 21) line.run(1);
    expect(desk.stores.cache.tally('all')).toBe(0);
    line.cut();
    expect(desk.stores.cache.tally('all')).toBe(0);
    line.restore();
    line.run(5_000);
    expect(desk.stores.cache.tally('all')).toBe(hub.events().size);
    expect(line.core.view()).toMatchObject({ talk: 'live', progress: null });
  });

  test('given a hub that comes back older, when it says so by its epoch, then what it lost is offered again before newer work and nothing twice', () => {
    const { line, hub, desk, signIn, register, act } = rig();
    signIn();
    const first = register();
    line.run(500);
    const second = register();
    line.run(500);
    expect(act({ kind: 'event.reportToCenter', event: second, reason: '' })).toMatchObject({ ok: true });
    line.run(1_000);
    expect(desk.replica.acts()).toHaveLength(0);
    const order = hub.entries().map((e) => e.commandId);
    line.cut();
    hub.rollBack(1);
    const third = register();
    line.restore();
    line.run(10_000);
    expect(desk.replica.acts()).toHaveLength(0);
    expect(
      hub
        .entries()
        .map((e) => e.commandId)
        .slice(0, 3),
    ).toEqual(order);
    expect([...hub.events().keys()]).toEqual([first, second, third]);
    expect(desk.stores.cache.event(second)).toEqual(hub.events().get(second));
    expect(desk.stores.outbox.meta('epoch')).toBe(hub.epoch());
  });

  test('given what the hub refuses, when its entry arrives, then it stands in the tray with its text and reason (O4)', () => {
    const { line, hub, desk, signIn, register, act, clock } = rig();
    signIn();
    const event = register();
    line.run(1_000);
    line.cut();
    expect(act({ kind: 'event.reportToCenter', event, reason: '' })).toMatchObject({ ok: true });
    hub.take([
      {
        id: testId(),
        station: 'other',
        n: 1,
        session: 's',
        actor: people.leader,
        at: clock.now,
        command: { kind: 'event.refuseIntake', event, reasonCode: 'notGrid', reason: 'x', pointer: 'y' },
      },
    ]);
    line.restore();
    line.run(5_000);
    expect(desk.stores.outbox.attention()).toMatchObject([
      { sent: { command: { kind: 'event.reportToCenter' } }, refusal: { code: 'wrong-state' } },
    ]);
    expect(desk.stores.cache.event(event)?.state).toBe('rejected');
  });
});
