import { type Count, clauseStates, type Ledger, type LedgerRow } from './clause-ledger.ts';

const cell = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('<', '&lt;');
const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');

const counts = (title: string, list: readonly Count[]): string =>
  table(
    [title, 'rows', ...clauseStates],
    list.map((count) => [count.key, String(count.rows), ...clauseStates.map((state) => String(count[state]))]),
  );

function why(row: LedgerRow): string {
  if (row.reason) return cell(`${row.reason.zh} · ${row.reason.en}`);
  const named = (tests: LedgerRow['provenBy'], note: string): string[] =>
    tests.map(({ file, name }) => `${note}\`${file}\` › ${cell(name)}`);
  return [...named(row.provenBy, ''), ...named(row.partlyBy, 'part: ')].join('<br>');
}

function area({ key, rows, proven }: Count, clauses: readonly LedgerRow[]): string {
  const lines = clauses
    .filter((row) => row.area === key)
    .map((row) => [row.id, cell(`${row.zh} · ${row.en}`), row.strength, row.state, why(row)]);
  return [
    `## ${key} (${proven} of ${rows} proven)`,
    table(['clause', 'words', 'strength', 'state', 'tests or reason'], lines),
  ].join('\n\n');
}

/** docs/clauses.md. Nothing in it depends on when or where it was made, so equal code gives an equal file. */
export function ledgerText(ledger: Ledger, journeys: boolean): string {
  return `${[
    '# Clause ledger',
    `Written by \`npm run clauses\`, never by hand: every row of \`resources/clauses.json\` (${ledger.version}) with what
proves it. A test names its clauses with \`proves('LYG-30-1')\` (\`tests/support/proves.ts\`), and counts only where it ran
and passed. **proven**: a test would fail without the behaviour · **partly**: tests show a part of it · **open**: no test
yet · **outside software**: nothing a program can do, with the reason. Journeys in the browser were ${journeys ? 'run too' : 'not run'}.`,
    counts('', [ledger.total]),
    '## By place',
    counts('place', ledger.byPlace),
    '## By strength',
    counts('strength', ledger.byStrength),
    '## By area',
    counts('area', ledger.byArea),
    ...ledger.byArea.map((count) => area(count, ledger.clauses)),
  ].join('\n\n')}\n`;
}

/** The totals in a few lines for the terminal, e.g. `LYG  12 of 142 proven, 3 partly, 127 open, 14 outside software`. */
export const totalsText = (ledger: Ledger): string =>
  [...ledger.byPlace, ledger.total]
    .map((count) => {
      const rest = clauseStates.slice(1).map((state) => `${count[state]} ${state}`);
      const provable = count.rows - count['outside software'];
      return `${count.key.padEnd(4)} ${count.proven} of ${provable} proven, ${rest.join(', ')}`;
    })
    .join('\n');
