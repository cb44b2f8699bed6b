import type { Progress } from './write-history.ts';

/** A line that is written over on a terminal, a line at every quarter elsewhere. */
export function createProgress(out: NodeJS.WriteStream): Progress {
  let lastQuarter = -1;
  return ({ zh, en }, share) => {
    const percent = Math.floor(share * 100);
    const line = `${zh} ${en} … ${String(percent).padStart(3)} %`;
    if (out.isTTY) {
      out.write(`\r${line}${share >= 1 ? '\n' : ''}`);
      return;
    }
    const quarter = Math.floor(share * 4);
    if (quarter === lastQuarter) return;
    lastQuarter = quarter;
    out.write(`${line}\n`);
  };
}
