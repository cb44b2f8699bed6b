import type { FileLine } from '../../../shared/wire/files.ts';
import type { Params } from '../../i18n/language.ts';
import type { TextKey } from '../../i18n/texts.ts';
import type { TagTone } from '../../parts/tag.tsx';

export type FileMark = {
  readonly tone: TagTone;
  readonly text: TextKey;
  readonly params: Params;
  readonly problem: TextKey | null;
};

const percent = (part: number, whole: number): number => Math.floor((100 * part) / Math.max(1, whole));

/** Where a file is, for its mark: violet while only this console has all of it. @param size bytes */
export function fileMark(line: FileLine | undefined, size: number): FileMark | null {
  if (line === undefined) return null;
  const problem: TextKey | null = line.problem === null ? null : `files.problem.${line.problem}`;
  const mark = (tone: TagTone, text: TextKey, params: Params = {}): FileMark => ({ tone, text, params, problem });
  if (line.state === 'failed') return mark('red', 'files.failed');
  if (line.state === 'here') return mark('pend', 'files.here');
  if (line.state === 'sending') return mark('pend', 'files.sending', { percent: percent(line.sent, size) });
  if (line.wanted) return mark('blue', 'files.fetching', { percent: percent(line.got, size) });
  return mark('ok', 'files.hub');
}
