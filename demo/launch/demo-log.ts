import { appendFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Log } from '../../hub/db/log.ts';

/** Longest log, bytes; the one before is kept once. */
const longest = 4 * 1024 * 1024;

export type DemoLog = { readonly file: string; readonly line: (line: string) => void; readonly hub: Log };

/** What hub, console and generator say goes into a file, so that the window of the start shows addresses and nothing else. */
export function createDemoLog(dir: string): DemoLog {
  const file = path.join(dir, 'demo.log');
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > longest) renameSync(file, `${file}.1`);
  let told = false;
  const line = (text: string): void => {
    try {
      appendFileSync(file, `${new Date().toISOString()} ${text}\n`, { mode: 0o600 });
    } catch (error) {
      // A full disk must not end the demo: the screen says it, and so does this line, once.
      if (!told) process.stderr.write(`无法写日志 / cannot write the log ${file}: ${String(error)}\n`);
      told = true;
    }
  };
  return {
    file,
    line,
    hub: (level, message, fields) =>
      line(`hub ${level}: ${message}${fields === undefined ? '' : ` ${JSON.stringify(fields)}`}`),
  };
}
