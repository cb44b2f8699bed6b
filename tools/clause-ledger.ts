/** A row of resources/clauses.json, as the ledger reads it. */
export type ClauseRow = {
  readonly id: string;
  readonly place: string;
  readonly article: string;
  readonly area: string;
  readonly strength: string;
  readonly fits: string;
  readonly zh: string;
  readonly en: string;
  readonly reason?: { readonly zh: string; readonly en: string };
};

/** What one test that ran says of clauses. Only `passed: true` counts; a skipped or failed test proves nothing. */
export type Proof = {
  /** Path from the root, e.g. `shared/domain/event/main-path.test.ts`. */
  readonly file: string;
  readonly name: string;
  readonly passed: boolean;
  readonly proves: readonly string[];
  readonly provesPartly: readonly string[];
};

export const clauseStates = ['proven', 'partly', 'open', 'outside software'] as const;
export type ClauseState = (typeof clauseStates)[number];

type TestName = Pick<Proof, 'file' | 'name'>;
export type LedgerRow = ClauseRow & {
  readonly state: ClauseState;
  readonly provenBy: readonly TestName[];
  readonly partlyBy: readonly TestName[];
};

/** How many rows of a group are in each state; `rows` is their sum. */
export type Count = { readonly key: string; readonly rows: number } & Readonly<Record<ClauseState, number>>;

export type Ledger = {
  readonly version: string;
  readonly total: Count;
  readonly byPlace: readonly Count[];
  readonly byArea: readonly Count[];
  readonly byStrength: readonly Count[];
  readonly clauses: readonly LedgerRow[];
};

/**
 * The ledger of a run: every row of the table with its state. A proof that names an unknown row, or one outside software,
 * is an error: the table and the tests have parted.
 */
export function clauseLedger(
  table: { version: string; clauses: readonly ClauseRow[] },
  proofs: readonly Proof[],
): Ledger {
  const provenBy = testsByClause(proofs, 'proves');
  const partlyBy = testsByClause(proofs, 'provesPartly');
  const provable = new Set(table.clauses.filter((row) => row.fits !== 'outside-software').map((row) => row.id));
  for (const [id, tests] of [...provenBy, ...partlyBy]) {
    if (!provable.has(id)) throw new Error(`${tests[0]?.file ?? 'a test'} names ${id}, which no test can prove`);
  }
  const clauses = table.clauses.map((row): LedgerRow => {
    const tests = { provenBy: provenBy.get(row.id) ?? [], partlyBy: partlyBy.get(row.id) ?? [] };
    return { ...row, state: stateOf(row, tests), ...tests };
  });
  const countedBy = (key: 'place' | 'area' | 'strength'): Count[] =>
    [...new Set(clauses.map((row) => row[key]))].map((value) =>
      count(
        value,
        clauses.filter((row) => row[key] === value),
      ),
    );
  return {
    version: table.version,
    total: count('all', clauses),
    byPlace: countedBy('place'),
    byArea: countedBy('area'),
    byStrength: countedBy('strength'),
    clauses,
  };
}

/** Tests by clause, in the order of their names so that equal runs give an equal ledger whatever ran first. */
function testsByClause(
  proofs: readonly Proof[],
  key: 'proves' | 'provesPartly',
): ReadonlyMap<string, readonly TestName[]> {
  const tests = new Map<string, Map<string, TestName>>();
  for (const proof of proofs.filter((one) => one.passed)) {
    for (const id of proof[key]) {
      const named = tests.get(id) ?? new Map<string, TestName>();
      tests.set(id, named.set(`${proof.file} › ${proof.name}`, { file: proof.file, name: proof.name }));
    }
  }
  const order = (a: [string, unknown], b: [string, unknown]): number => (a[0] < b[0] ? -1 : 1);
  return new Map([...tests].map(([id, named]) => [id, [...named].sort(order).map(([, test]) => test)]));
}

function stateOf(row: ClauseRow, tests: Pick<LedgerRow, 'provenBy' | 'partlyBy'>): ClauseState {
  if (row.fits === 'outside-software') return 'outside software';
  if (tests.provenBy.length > 0) return 'proven';
  return tests.partlyBy.length > 0 ? 'partly' : 'open';
}

function count(key: string, rows: readonly LedgerRow[]): Count {
  const of = (state: ClauseState): number => rows.filter((row) => row.state === state).length;
  return {
    key,
    rows: rows.length,
    proven: of('proven'),
    partly: of('partly'),
    open: of('open'),
    'outside software': of('outside software'),
  };
}
