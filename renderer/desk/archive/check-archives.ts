import { type BundleHead, strayFiles } from '../../../shared/journal/archive-bundle.ts';
import type { ArchiveChecked } from '../../../shared/wire/archive.ts';
import type { Bridge } from '../../bridge/bridge.ts';

/** What is wrong with a line of a checked file; null when it is as it was made. */
export type CheckedLine = {
  readonly name: string;
  readonly fault: Exclude<ArchiveChecked['fault'], null> | 'stray' | 'no-json' | 'unreadable' | null;
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
  return {
    head: whole,
    lines: [...lines.filter((line) => !stray.some((n) => line.name.startsWith(n))), ...stray.map(strayLine)],
  };
}

const lineOf = ({ number, title, fault }: ArchiveChecked): CheckedLine => ({
  name: [number ?? '', title ?? ''].join(' ').trim(),
  fault,
});
const strayLine = (name: string): CheckedLine => ({ name, fault: 'stray' });
