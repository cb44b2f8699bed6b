import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root, runStep, shortTime } from './run-step.ts';

/**
 * `npm run deck:check`: a month is lived and frozen, its deck written as PPTX, and LibreOffice opens it and makes a PDF of it: the pages
 * must be as many as the slides. Where there is no LibreOffice it says so and checks nothing: every number of the file is read back in the
 * tests anyway.
 */
const programs = ['soffice', 'libreoffice'];
const folders = [
  ...(process.env['PATH'] ?? '').split(path.delimiter),
  '/Applications/LibreOffice.app/Contents/MacOS',
  'C:/Program Files/LibreOffice/program',
];

const office = folders
  .flatMap((folder) => programs.flatMap((name) => [path.join(folder, name), path.join(folder, `${name}.exe`)]))
  .find((file) => existsSync(file));

type Frozen = {
  readonly frozenMonth: () => Promise<{
    readonly view: { readonly pack: unknown; readonly edits: unknown; readonly decisions: unknown };
    readonly clean: () => void;
  }>;
};
type Deck = { readonly deckOf: (pack: unknown, edits: unknown, decisions: unknown) => readonly unknown[] };
type Writer = {
  readonly makePptx: (deck: readonly unknown[], meta: { name: string; period: string }) => Promise<Uint8Array>;
};
/** By address: the pages' own writer has types for bundlers only. */
const load = async <T>(file: string): Promise<T> => (await import(path.join(root, file))) as T;

async function writeDeck(folder: string): Promise<number> {
  const { frozenMonth } = await load<Frozen>('tests/support/frozen-month.ts');
  const { deckOf } = await load<Deck>('shared/meeting/deck.ts');
  const { makePptx } = await load<Writer>('renderer/meeting/export/make-pptx.ts');
  const { view, clean } = await frozenMonth();
  const deck = deckOf(view.pack, view.edits, view.decisions);
  writeFileSync(path.join(folder, 'deck.pptx'), await makePptx(deck, { name: 'deck', period: 'month' }));
  clean();
  return deck.length;
}

async function checkDeck(program: string, folder: string): Promise<readonly string[]> {
  const slides = await writeDeck(folder);
  const args = ['--headless', '--convert-to', 'pdf', '--outdir', folder, path.join(folder, 'deck.pptx')];
  const made = await runStep(program, args, { limitMs: 180_000, output: 'keep' });
  if (made.code !== 0) return [`LibreOffice failed ${made.why}\n${made.output.trim()}`];
  if (!readdirSync(folder).includes('deck.pdf')) return ['LibreOffice made no PDF of the deck'];
  const pages = readFileSync(path.join(folder, 'deck.pdf'), 'latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  console.log(`LibreOffice opened the deck in ${shortTime(made.ms)}: ${pages} pages of ${slides} slides`);
  return pages === slides ? [] : [`${slides} slides became ${pages} pages`];
}

if (office === undefined) {
  console.log('没有找到 LibreOffice，未比对。 No LibreOffice (soffice) on this machine: nothing was compared.');
} else {
  const folder = mkdtempSync(path.join(tmpdir(), 'griddesk-deck-'));
  try {
    const wrong = await checkDeck(office, folder);
    for (const line of wrong) console.error(`deck check: ${line}`);
    process.exitCode = wrong.length === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
