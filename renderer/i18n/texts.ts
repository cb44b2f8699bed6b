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

/** Every text of the screens in both languages side by side: a key cannot exist in one of them alone. */
export const texts = {
  ...shellTexts,
  ...stateTexts,
  ...queueTexts,
  ...eventTexts,
  ...factTexts,
  ...actTexts,
  ...formTexts,
  ...lawTexts,
  ...intakeTexts,
  ...dossierTexts,
  ...meetingTexts,
  ...archiveTexts,
  ...settingTexts,
  ...noteTexts,
  ...sheetTexts,
  ...paletteTexts,
  ...roomTexts,
  ...deskTexts,
  ...searchTexts,
  ...alarmTexts,
  ...wallsTexts,
  ...fileTexts,
} as const;
export type TextKey = keyof typeof texts;
