import { expect, test } from 'vitest';
import { actNames } from '../../shared/domain/act-names.ts';
import { roles } from '../../shared/domain/actor/actor.ts';
import { channels, states } from '../../shared/domain/event/event.ts';
import { channelNames, clockNames, roleNames, stateNames } from '../../shared/domain/names.ts';
import { commandKinds } from '../../shared/domain/verbs.ts';
import { clockKinds } from '../../shared/time/clock.ts';
import { texts } from './texts.ts';
import { actTexts } from './texts-acts.ts';
import { alarmTexts } from './texts-alarms.ts';
import { archiveTexts } from './texts-archive.ts';
import { deskTexts } from './texts-desks.ts';
import { dossierTexts } from './texts-dossiers.ts';
import { eventTexts } from './texts-event.ts';
import { factTexts } from './texts-facts.ts';
import { fileTexts } from './texts-files.ts';
import { formTexts } from './texts-forms.ts';
import { intakeTexts } from './texts-intake.ts';
import { lawTexts } from './texts-law.ts';
import { meetingTexts } from './texts-meeting.ts';
import { noteTexts } from './texts-notes.ts';
import { paletteTexts } from './texts-palette.ts';
import { queueTexts } from './texts-queue.ts';
import { roomTexts } from './texts-room.ts';
import { searchTexts } from './texts-search.ts';
import { settingTexts } from './texts-settings.ts';
import { sheetTexts } from './texts-sheet.ts';
import { shellTexts } from './texts-shell.ts';
import { stateTexts } from './texts-states.ts';
import { wallsTexts } from './texts-walls.ts';

const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? '').sort();

test('given every text, when both languages are read, then neither is empty and both take the same parameters', () => {
  for (const [key, words] of Object.entries(texts)) {
    expect(words.zh, key).not.toBe('');
    expect(words.en, key).not.toBe('');
    expect(placeholders(words.zh), key).toEqual(placeholders(words.en));
  }
});

test('given the areas of the texts, when put together, then no key of one hides a key of another', () => {
  const areas = [
    shellTexts,
    stateTexts,
    queueTexts,
    meetingTexts,
    eventTexts,
    factTexts,
    actTexts,
    formTexts,
    lawTexts,
    intakeTexts,
    dossierTexts,
    paletteTexts,
    roomTexts,
    deskTexts,
    searchTexts,
    alarmTexts,
    archiveTexts,
    settingTexts,
    noteTexts,
    sheetTexts,
    wallsTexts,
    fileTexts,
  ];
  expect(Object.keys(texts)).toHaveLength(areas.reduce((sum, area) => sum + Object.keys(area).length, 0));
});

test.each([
  ['command kinds', commandKinds, actNames],
  ['states', states, stateNames],
  ['roles', roles, roleNames],
  ['clock kinds', clockKinds, clockNames],
  ['channels', channels, channelNames],
] as const)('given all %s, when named, then each has its words in Chinese and English', (_name, keys, names) => {
  for (const key of keys) {
    const words = (names as Record<string, { zh: string; en: string } | undefined>)[key];
    expect(words?.zh, key).toMatch(/\S/);
    expect(words?.en, key).toMatch(/\S/);
  }
});
