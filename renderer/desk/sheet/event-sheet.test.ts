import { expect, test } from 'vitest';
import type { EventView } from '../../../shared/wire/event-view.ts';
import { dispatchTo, people, registration, story } from '../../../tests/support/story.ts';
import { eventSheet, type SheetOf, sheetFields } from './event-sheet.ts';

const caller = { kind: 'named', name: '欧阳守静', phone: '13905187766' } as const;

function sheetOf(over: Partial<SheetOf> = {}) {
  const s = story('LYG')
    .when(people.county, registration({ requester: caller, content: '欧阳守静反映，电话 13905187766，路面塌陷。' }))
    .when(people.county, { kind: 'event.addNote', text: '已回电欧阳守静 13905187766' })
    .when(people.county, { kind: 'event.reportToCenter', reason: '' })
    .when(people.county, dispatchTo());
  const timeline = s.facts.map((fact, n) => ({
    entry: { seq: n + 1, commandId: `c${n}`, actor: people.county, doneAt: s.now, hubAt: s.now, fact },
    pending: false,
  }));
  const view: EventView = { event: s.event, timeline, timelineWhole: true, acts: [], pending: [] };
  return eventSheet({
    view,
    registry: null,
    language: 'zh',
    now: s.now,
    by: '县中心 李明',
    purpose: '现场会用',
    clear: false,
    ...over,
  });
}

test('R2 ZG-13-2 given an event with a named caller, when its sheet is made, then name and number stand nowhere on it, notes included', () => {
  const text = JSON.stringify(sheetOf());
  expect(text).not.toContain(caller.name);
  expect(text).not.toContain(caller.phone);
  expect(text).toContain('139****7766');
  expect(sheetFields(false)).not.toContain('requester');
});

test('R2 given the caller was revealed on record, then the sheet names him, says so, and the journal hears that this field went out', () => {
  const sheet = sheetOf({ clear: true });
  expect(JSON.stringify(sheet)).toContain(caller.phone);
  expect(sheet.foot.join()).toContain('个人信息');
  expect(sheetFields(true)).toContain('requester');
});

test('R3 given an event under way, then its sheet carries number, limits, journal, who took it out and what for', () => {
  const sheet = sheetOf();
  expect(sheet.tables.map((table) => table.title)).toEqual(expect.arrayContaining(['时限', '流转记录']));
  expect(sheet.tables.at(-1)?.rows).toHaveLength(4);
  // The number in the line of its registration is no telephone to be covered.
  expect(JSON.stringify(sheet.tables.at(-1)?.rows)).toContain(sheet.number);
  expect(sheet.foot[0]).toContain('县中心 李明');
  expect(sheet.foot[0]).toContain('现场会用');
});
