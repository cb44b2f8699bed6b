import path from 'node:path';
import { type Page, test } from '@playwright/test';

const folder = path.resolve('docs/pictures/journeys');

/** Keeps what is on screen for the guide, only when asked (`JOURNEY_PICTURES=1`) and on one host: a test run changes no tracked file. */
export async function keepPicture(desk: Page, name: string): Promise<void> {
  if (process.env['JOURNEY_PICTURES'] === undefined || test.info().project.name !== 'kiosk') return;
  await desk.screenshot({ path: path.join(folder, `${name}.png`) });
}
