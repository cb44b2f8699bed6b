import type { Tally } from './import-table.ts';

/** Where progress goes: standard error, so that standard output holds the answer alone. */
export type ProgressStream = { readonly isTTY?: boolean | undefined; readonly write: (text: string) => unknown };

export type Progress = {
  /** @param share part of the file read, 0 to 1; @param at monotonic ms */
  readonly show: (tally: Tally, share: number, at: number) => void;
  /** Takes the bar away, so that the next line stands alone. */
  readonly clear: () => void;
};

const WIDTH = 24;
const [BAR_EVERY, LINE_EVERY] = [100, 5_000];

const counts = ({ rows, loaded, already, bad }: Tally): string =>
  `${rows} 行 rows · 载入 loaded ${loaded} · 已有 already ${already} · 有误 bad ${bad}`;

/** A bar on a terminal, drawn at most ten times a second; elsewhere (a log file, CI) a plain line every 5 s. */
export function createProgress(stream: ProgressStream, startedAt: number): Progress {
  let shownAt = startedAt;
  let drawn = false;
  const tty = stream.isTTY === true;
  return {
    show: (tally, share, at) => {
      if (at - shownAt < (tty ? BAR_EVERY : LINE_EVERY)) return;
      shownAt = at;
      const percent = `${Math.min(100, Math.floor(share * 100))}%`.padStart(4);
      if (!tty) {
        stream.write(`${percent} ${counts(tally)}\n`);
        return;
      }
      const full = Math.round(Math.min(1, share) * WIDTH);
      stream.write(`\r\u001B[2K${'█'.repeat(full)}${'░'.repeat(WIDTH - full)}${percent} ${counts(tally)}`);
      drawn = true;
    },
    clear: () => {
      if (drawn) stream.write('\r\u001B[2K');
      drawn = false;
    },
  };
}
