/** What the files of a home may import beside their own home: `rooms` by path, `words` for packages and the like. */
export type ImportRule = { readonly rooms: readonly string[]; readonly words: readonly string[] };

/** The homes of the house and what each may import, as read from `import-table.txt`. */
export type ImportTable = {
  /** A home is a folder or a single file, from the root. */
  readonly rules: ReadonlyMap<string, ImportRule>;
  /** What is wrong with the table itself: a doubled home, a word that is neither a room nor a package, a cycle. */
  readonly problems: readonly string[];
};

/** The line of the table whose words every test file beside its source may import on top of its home's own. */
export const testHome = '*.test';

/** Words that stand for something else than a room or a package. */
const specialWords = new Set(['node:', 'import()', 'resources']);

/** True where `path` is `home` itself or lies under it. */
export const liesUnder = (path: string, home: string): boolean => path === home || path.startsWith(`${home}/`);

/**
 * Reads the table: a line is `home : word word …`, `#` begins a comment. A word is a package of `packages`, `node:`
 * (every Node module), `resources` (data files), `import()` (imports computed at run time), else a home or a folder of
 * homes; so `electron` is the package, never the folder.
 */
export function parseImportTable(text: string, packages: ReadonlySet<string>): ImportTable {
  const rules = new Map<string, ImportRule>();
  const problems: string[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.replace(/#.*$/, '').trim();
    if (line === '') continue;
    const match = /^(\S+)\s*:(?:\s+(.*))?$/.exec(line);
    const home = match?.[1];
    if (home === undefined) problems.push(`table line ${index + 1}: expected "home : words", found "${line}"`);
    else if (rules.has(home)) problems.push(`table line ${index + 1}: ${home} stands twice`);
    else {
      const all = (match?.[2] ?? '').split(/\s+/).filter(Boolean);
      const isWord = (word: string): boolean => specialWords.has(word) || packages.has(word);
      rules.set(home, { rooms: all.filter((word) => !isWord(word)), words: all.filter(isWord) });
    }
  }
  for (const [home, { rooms }] of rules) {
    for (const room of rooms) {
      if ([...rules.keys()].some((other) => liesUnder(other, room))) continue;
      problems.push(`table: ${home} names ${room}, which is neither a room of the table nor a package of package.json`);
    }
  }
  return { rules, problems };
}

/** The home of a file: the deepest line of the table that the path lies under, or null where no line covers it. */
export function homeOf(path: string, table: ImportTable): string | null {
  let best: string | null = null;
  for (const home of table.rules.keys()) {
    if (liesUnder(path, home) && (best === null || home.length > best.length)) best = home;
  }
  return best;
}

/** The table as a graph of homes: a word that names a folder stands for every home under it, its own home excepted. */
export function tableGraph(table: ImportTable): ReadonlyMap<string, readonly string[]> {
  const homes = [...table.rules.keys()];
  const edges = (home: string, rooms: readonly string[]): readonly string[] =>
    homes.filter((other) => other !== home && rooms.some((room) => liesUnder(other, room)));
  return new Map([...table.rules].map(([home, { rooms }]) => [home, edges(home, rooms)]));
}
