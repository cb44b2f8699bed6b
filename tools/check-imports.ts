import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { fileImports } from './file-imports.ts';
import { findCycles } from './find-cycles.ts';
import { homeOf, type ImportTable, liesUnder, parseImportTable, tableGraph, testHome } from './import-table.ts';

/** What the check saw. It is green only where `problems` is empty. */
export type ImportReport = {
  readonly problems: readonly string[];
  readonly files: number;
  readonly imports: number;
  readonly homes: number;
};

/** Where an import leads: to a file of the house, to data, or to a word the table must allow. */
type Target = { readonly file: string } | { readonly word: string } | { readonly problem: string };

const sourceFile = /\.(?:[cm]?ts|tsx|[cm]?js)$/;
const testFile = /\.test\.tsx?$/;

/**
 * Checks every import of `files` (path from the root with `/` → text) against the table, and that neither the table nor
 * the files import in a circle. An empty tree is a problem too: a check that saw nothing must not be green.
 */
export function checkImports(files: ReadonlyMap<string, string>, table: ImportTable): ImportReport {
  const problems = [...table.problems];
  if (files.size === 0) problems.push('no source file was found: the check looked in the wrong place');
  for (const cycle of findCycles(tableGraph(table))) problems.push(`cycle in the table: ${cycle.join(' → ')}`);
  const graph = new Map<string, readonly string[]>();
  let imports = 0;
  for (const [file, text] of files) {
    const home = homeOf(file, table);
    if (home === null) {
      problems.push(`${file}: unknown room, no line of the table covers it`);
      continue;
    }
    const edges: string[] = [];
    for (const { specifier, line } of fileImports(file, text)) {
      imports += 1;
      const target = targetOf(file, specifier, files);
      if ('file' in target) edges.push(target.file);
      const problem = 'problem' in target ? target.problem : forbidden(file, home, target, table);
      if (problem !== null) problems.push(`${file}:${line}: ${problem}`);
    }
    graph.set(file, edges);
  }
  for (const cycle of findCycles(graph)) problems.push(`cycle between files: ${cycle.join(' → ')}`);
  return { problems, files: files.size, imports, homes: table.rules.size };
}

function targetOf(from: string, specifier: string, files: ReadonlyMap<string, string>): Target {
  if (specifier.startsWith('.')) {
    const file = path.posix.join(path.posix.dirname(from), specifier.replace(/\?.*$/, ''));
    if (files.has(file)) return { file };
    if (liesUnder(file, 'resources')) return { word: 'resources' };
    if (file.startsWith('..')) return { problem: `${specifier} leads out of the repository` };
    if (sourceFile.test(file)) return { problem: `${specifier} does not exist` };
    if (path.posix.extname(file) === '') return { problem: `${specifier} carries no file ending` };
    return { file };
  }
  if (specifier.startsWith('types:') || specifier.startsWith('lib:') || specifier === 'import()') {
    return { word: specifier };
  }
  if (specifier.startsWith('node:')) return { word: 'node:' };
  if (isBuiltin(specifier)) return { problem: `write node:${specifier} for ${specifier}` };
  const parts = specifier.split('/');
  return { word: parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/') };
}

/** Why the table does not allow `file` to import `target`, or null where it does. */
function forbidden(file: string, home: string, target: Exclude<Target, { problem: string }>, table: ImportTable) {
  const rules = [table.rules.get(home), testFile.test(file) ? table.rules.get(testHome) : undefined];
  if ('word' in target) {
    return rules.some((rule) => rule?.words.includes(target.word)) ? null : `${home} may not import ${target.word}`;
  }
  const targetHome = homeOf(target.file, table);
  if (targetHome === null) return `${target.file} lies in no room of the table`;
  if (targetHome === home) return null;
  if (rules.some((rule) => rule?.rooms.some((room) => liesUnder(targetHome, room)))) return null;
  return `${home} may not import ${targetHome}`;
}

const ignoredFolders = new Set(['node_modules', 'out', 'release', 'resources', 'docs', 'test-results']);

/** Every source file of the repository with its text; a folder with a manifest of its own is another package's (bench/peers). */
export function readSources(root: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const walk = (folder: string): void => {
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const name = path.posix.join(folder, entry.name);
      if (entry.isDirectory()) {
        const isForeign = existsSync(path.join(root, name, 'package.json'));
        if (!isForeign && !ignoredFolders.has(entry.name) && !entry.name.startsWith('.')) walk(name);
      } else if (sourceFile.test(entry.name)) files.set(name, readFileSync(path.join(root, name), 'utf8'));
    }
  };
  walk('.');
  return files;
}

/** The packages that package.json declares, of every kind. */
export function declaredPackages(root: string): ReadonlySet<string> {
  const manifest: { dependencies?: object; devDependencies?: object; optionalDependencies?: object } = JSON.parse(
    readFileSync(path.join(root, 'package.json'), 'utf8'),
  );
  return new Set(
    [manifest.dependencies, manifest.devDependencies, manifest.optionalDependencies].flatMap((group) =>
      Object.keys(group ?? {}),
    ),
  );
}

if (import.meta.main) {
  const root = path.resolve(import.meta.dirname, '..');
  const table = parseImportTable(
    readFileSync(path.join(root, 'tools/import-table.txt'), 'utf8'),
    declaredPackages(root),
  );
  const report = checkImports(readSources(root), table);
  for (const problem of report.problems) console.error(problem);
  const verdict = report.problems.length === 0 ? 'ok' : `${report.problems.length} problems`;
  console.log(`imports: ${report.files} files, ${report.imports} imports, ${report.homes} homes: ${verdict}`);
  process.exitCode = report.problems.length === 0 ? 0 : 1;
}
