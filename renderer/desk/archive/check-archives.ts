import { type BytesFault, bytesFaults } from '../../../shared/journal/archive-attachments.ts';
import { type BundleHead, strayFiles } from '../../../shared/journal/archive-bundle.ts';
import type { ArchiveFile } from '../../../shared/journal/archive-file.ts';
import type { ArchiveChecked } from '../../../shared/wire/archive.ts';
import type { Bridge } from '../../bridge/bridge.ts';

/** What is wrong with a line of a checked file; null when it is as it was made. */
export type CheckedLine = {
  readonly name: string;
  readonly fault: Exclude<ArchiveChecked['fault'], null> | BytesFault | 'no-json' | 'unreadable' | null;
};
export type Checked = {
  /** Who took it out and what for; null where the file says no such thing. */
  readonly head: Pick<BundleHead, 'madeAt' | 'by' | 'purpose'> | null;
  readonly lines: readonly CheckedLine[];
};

const alone = (fault: CheckedLine['fault']): Checked => ({ head: null, lines: [{ name: '', fault }] });

/** Checks an export, or a single archive, part by part at the station: nothing of it is kept. */
export async function checkArchives(bridge: Pick<Bridge, 'read'>, text: string): Promise<Checked> {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    // Told as a fault: a file that is no JSON was never an archive, or was cut off.
    return alone('no-json');
  }
  const check = async (part: unknown): Promise<ArchiveChecked | null> => {
    const answer = await bridge.read({ ask: 'archiveCheck', data: part });
    return answer.ok ? answer.value : null;
  };
  if (typeof data !== 'object' || data === null) return alone('shape');
  if (!('head' in data && 'files' in data && Array.isArray(data.files))) {
    const one = await check(data);
    return one === null ? alone('unreadable') : { head: null, lines: [lineOf(one)] };
  }
  const { head, files } = data;
  const headChecked = await check(head);
  if (headChecked === null) return alone('unreadable');
  if (headChecked.fault !== null) return alone(headChecked.fault);
  const whole = head as BundleHead;
  const lines: CheckedLine[] = [];
  const found: { number: string; seal: string }[] = [];
  for (const file of files as readonly unknown[]) {
    const one = await check(file);
    if (one === null) return alone('unreadable');
    const seal: unknown = typeof file === 'object' && file !== null ? Reflect.get(file, 'seal') : null;
    if (one.number !== null && typeof seal === 'string') found.push({ number: one.number, seal });
    lines.push(lineOf(one));
  }
  const told = new Set(lines.filter((line) => line.fault !== null).map((line) => line.name.split(' ')[0]));
  const stray = strayFiles(whole, found).filter((number) => !told.has(number));
  const sound = lines.filter((line) => !stray.some((n) => line.name.startsWith(n)));
  const isSound = stray.length === 0 && lines.every((line) => line.fault === null);
  return {
    head: whole,
    // Which files are owed is known from sound archives only.
    lines: [...sound, ...stray.map(strayLine), ...(isSound ? await wrongBytes(whole, data) : [])],
  };
}

/** Files of the events that are not as their archives name them; exports from before they went along owe none. */
async function wrongBytes(head: BundleHead, data: { files: unknown; attachments?: unknown }): Promise<CheckedLine[]> {
  if (head.attachments === undefined) return [];
  const given: readonly unknown[] = Array.isArray(data.attachments) ? data.attachments : [];
  const found = await Promise.all(given.map(hashed));
  return bytesFaults(data.files as readonly ArchiveFile[], found).map(({ number, name, fault }) => ({
    name: `${number} ${name}`,
    fault,
  }));
}

async function hashed(one: unknown) {
  const word = (field: string): string => {
    const value: unknown = typeof one === 'object' && one !== null ? Reflect.get(one, field) : null;
    return typeof value === 'string' ? value : '';
  };
  return { number: word('number'), name: word('name'), sha256: word('sha256'), hash: await hashOf(word('data')) };
}

/** SHA-256 of base64, hex; null where it is none. */
async function hashOf(data: string): Promise<string | null> {
  let text: string;
  try {
    text = atob(data);
  } catch {
    // Told as changed bytes: what is no base64 was not put there by an export.
    return null;
  }
  const digest = await crypto.subtle.digest(
    'SHA-256',
    Uint8Array.from(text, (c) => c.charCodeAt(0)),
  );
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

const lineOf = ({ number, title, fault }: ArchiveChecked): CheckedLine => ({
  name: [number ?? '', title ?? ''].join(' ').trim(),
  fault,
});
const strayLine = (name: string): CheckedLine => ({ name, fault: 'stray' });
