import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '../../../shared/domain/actor/actor.ts';
import type { Values } from '../../../shared/domain/dossier/dossier.ts';
import type { EventCommand } from '../../../shared/domain/verbs.ts';
import type { EmergencyView } from '../../../shared/wire/findings-view.ts';
import { createHandTimers, deskContext, type HandTimers } from '../../../tests/support/desk-context.ts';
import { proves } from '../../../tests/support/proves.ts';
import { type Desk, openDesk, tempDir, testId } from '../../../tests/support/station-fixture.ts';
import { grid, people, registration } from '../../../tests/support/story.ts';
import { tinyCounty } from '../../../tests/support/tiny-county.ts';
import { Feeds } from './feeds.ts';

const now = Date.parse('2025-09-01T10:00+08:00');
let desk: Desk;
let timers: HandTimers;
let feeds: Feeds;
let reader: Actor;
let clean: () => void;
let count = 0;

beforeEach(() => {
  const { dir, remove } = tempDir();
  desk = openDesk(dir, () => now, { registry: { ...tinyCounty, profileId: 'ZS' } });
  timers = createHandTimers();
  reader = people.county;
  feeds = new Feeds({ ...deskContext(desk, timers), actor: () => reader });
  clean = () => {
    feeds.close();
    desk.close();
    remove();
  };
});
afterEach(() => clean());

function act(
  machine: string,
  name: string,
  fields: Values,
  by = { id: testId(), actor: people.county as Actor },
): string {
  count += 1;
  const opens =
    desk.stores.cache.dossier(by.id) === undefined
      ? { number: `T20250901-003${String(count).padStart(4, '0')}`, area: by.actor.area, event: null }
      : null;
  const command = { kind: 'dossier.act', dossier: by.id, machine, act: name, opens, fields: { ...fields } } as const;
  expect(desk.replica.perform(desk.rules(), desk.sent(command, by.actor))).toMatchObject({ ok: true });
  return by.id;
}
const declare = (actor: Actor = people.county): string =>
  act(
    'emergency',
    'declare',
    {
      emergencyName: '台风“甲”防御',
      field: 'majorPublicEmergency',
      grids: [grid.code],
      basis: '市防指启动Ⅱ级响应',
      commander: '县中心主任',
      commandPhone: '0518-5550110',
    },
    { id: testId(), actor },
  );

function watch() {
  const told: (EmergencyView | null)[] = [];
  feeds.watch({ feed: 'emergency' }, (value) => told.push(value as EmergencyView | null));
  return told;
}

test('ZS-29-4 given a declared emergency, when started, then the desk is told its board: grids hit, people needing help, direct task lines', () => {
  proves('ZS-29-4');
  const told = watch();
  expect(told).toEqual([null]);
  const event = { ...registration({ number: 'ZS20250901-0039999' }), event: testId() } as EventCommand;
  expect(desk.replica.perform(desk.rules(), desk.sent(event, people.county))).toMatchObject({ ok: true });
  const dossier = declare();
  const need = act('emergencyNeed', 'enter', {
    dossier,
    grid: grid.code,
    personName: '子',
    personPhone: '12800001001',
    needKind: 'evacuation',
    needText: '危房两人',
  });
  const dueAt = now + 3_600_000;
  act('emergencyTask', 'give', { dossier, task: '抢修泵站', department: 'shuili', toAccount: null, dueAt });
  timers.run(1_000);
  expect(told.at(-1)).toMatchObject({
    emergency: { id: dossier, title: '台风“甲”防御' },
    grids: [{ code: grid.code, name: grid.name, events: 1, needs: 1 }],
    needs: [{ id: need }],
    helped: 0,
    tasks: [{ task: '抢修泵站', who: 'shuili', phone: '0518-5550100', state: 'given', due: dueAt }],
  });
  act('emergencyNeed', 'help', { helpText: '安置在村部' }, { id: need, actor: people.county });
  act('emergency', 'end', { endReason: '市防指解除' }, { id: dossier, actor: people.county });
  timers.run(1_000);
  expect(told.at(-1)).toBeNull();
});

test('given an emergency of the county, then the desk of a town that is hit has the board and that of another town has none', () => {
  const dossier = declare();
  reader = people.town;
  expect(watch()).toMatchObject([{ emergency: { id: dossier } }]);
  reader = people.otherTown;
  expect(watch()).toEqual([null]);
});
