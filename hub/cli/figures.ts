import { endOfDay, isLocalDate, startOfDay } from '../../shared/time/local-date.ts';
import type { FigureLine } from '../db/hub-figures.ts';
import { type CliVerb, type Flags, textOf, UsageError } from './cli-verb.ts';
import { isoInstant } from './iso-instant.ts';
import { withTools } from './open-tools.ts';
import { storeChoice, storeFlags, storeUsage } from './store-flags.ts';

function dateOf(flags: Flags, name: 'from' | 'to'): string | undefined {
  const text = textOf(flags, name);
  if (text !== undefined && !isLocalDate(text))
    throw new UsageError(`--${name} 应为 YYYY-MM-DD：${text}`, `--${name} must be a date written YYYY-MM-DD: ${text}`);
  return text;
}

const lineText = (name: string, line: FigureLine): string => {
  const { numerator, denominator, percent } = line.onTime;
  const rate = percent === null ? '—' : `${percent.toFixed(1)}%`;
  return `${name.padEnd(12)} 受理 ${line.inflow}  在办 ${line.open}  超期 ${line.overdue}  按时 ${numerator}/${denominator} ${rate}`;
};

export const cliVerb: CliVerb = {
  summary: '统计：受理、在办、超期、按时办结率  figures: inflow, open, overdue, on-time rate',
  usage: `npm run hub -- figures [--data DIR] [--from DATE] [--to DATE] [--json]

${storeUsage}
  --from, --to DATE 受理与按时率的起止日（含）  first and last day of inflow and on-time rate
  --json            输出 JSON，按乡镇、部门、事项分列  JSON, also by town, department, item`,
  flags: { ...storeFlags, from: { type: 'string' }, to: { type: 'string' }, json: { type: 'boolean' } },
  words: 0,
  run: async (flags, _words, io) => {
    const from = dateOf(flags, 'from');
    const to = dateOf(flags, 'to');
    const range = {
      ...(from !== undefined && { from: startOfDay(from) }),
      ...(to !== undefined && { to: endOfDay(to) }),
    };
    const figures = await withTools(storeChoice(flags), (tools) => tools.figures(null, range));
    if (flags['json'] === true) {
      io.out(
        JSON.stringify({ ...figures, from: from ?? null, to: to ?? null, asOf: isoInstant(figures.asOf) }, null, 2),
      );
      return 0;
    }
    io.out(`截至 ${isoInstant(figures.asOf)}  as of`);
    io.out(lineText('合计 total', figures.total));
    for (const [code, line] of Object.entries(figures.byTown)) io.out(lineText(code || '未定 unknown', line));
    return 0;
  },
};
