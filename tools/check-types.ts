import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { readSources } from './check-imports.ts';
import { binOf, root, runStep } from './run-step.ts';

/** One TypeScript project a room, two where its tests may see what the room itself may not. */
export const projects = [
  'tsconfig.json',
  'shared/tsconfig.json',
  'shared/tsconfig.test.json',
  'electron/tsconfig.json',
  'electron/tsconfig.preload.json',
  'renderer/tsconfig.json',
  'renderer/tsconfig.test.json',
  'hub/tsconfig.json',
  'demo/tsconfig.json',
  'tests/tsconfig.json',
  'bench/tsconfig.json',
  'tools/tsconfig.json',
] as const;

function parsed(project: string): ts.ParsedCommandLine {
  const file = path.join(root, project);
  const { config } = ts.readConfigFile(file, ts.sys.readFile);
  return ts.parseJsonConfigFileContent(config, ts.sys, path.dirname(file), undefined, file);
}

/** The files a project names by itself (what it imports comes on top), as paths from the root. */
export function projectFiles(project: string): readonly string[] {
  return parsed(project)
    .fileNames.filter(ts.sys.fileExists)
    .map((name) => path.relative(root, name));
}

/** The TypeScript files of the repository that no project checks. */
export function uncheckedFiles(): readonly string[] {
  const checked = new Set(projects.flatMap(projectFiles));
  return [...readSources(root).keys()].filter((file) => /\.[cm]?tsx?$/.test(file) && !checked.has(file));
}

/** Projects with the same options, so that what they share (the pure room, the libraries) is checked once for all of them. */
function projectsAlike(): readonly (readonly [first: string, ...more: string[]])[] {
  const alike = new Map<string, [string, ...string[]]>();
  for (const project of projects) {
    const { configFilePath: _, ...options } = parsed(project).options;
    const key = JSON.stringify(Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1)));
    const others = alike.get(key);
    if (others === undefined) alike.set(key, [project]);
    else others.push(project);
  }
  return [...alike.values()];
}

/** Type-checks every project, two processes at a time, with tsc's incremental memory; answers whether all of it compiles. */
export async function checkTypes(): Promise<boolean> {
  const cache = path.join(root, 'node_modules/.cache/tsc');
  mkdirSync(cache, { recursive: true });
  const waiting = projectsAlike()
    .map((group) => ({ name: group.join(' + '), first: group[0], files: group.flatMap(projectFiles) }))
    .filter(({ files }) => files.length > 0)
    .sort((a, b) => b.files.length - a.files.length);
  let sound = waiting.length > 0;
  const work = async (): Promise<void> => {
    for (let group = waiting.shift(); group !== undefined; group = waiting.shift()) {
      const config = path.join(cache, group.first.replaceAll('/', '-'));
      const files = group.files.map((file) => path.join(root, file));
      writeFileSync(config, JSON.stringify({ extends: path.join(root, group.first), files, include: [] }));
      const args = [binOf('tsc', 'typescript'), '-p', config, '--incremental', '--tsBuildInfoFile', `${config}.info`];
      const result = await runStep(process.execPath, args, { limitMs: 300_000, output: 'keep' });
      if (result.code === 0) continue;
      sound = false;
      console.error(`types: ${group.name} ${result.why}\n${result.output.trim()}`);
    }
  };
  await Promise.all([work(), work()]);
  for (const file of uncheckedFiles()) {
    sound = false;
    console.error(`types: ${file} stands in no tsconfig`);
  }
  return sound;
}

if (import.meta.main) process.exitCode = (await checkTypes()) ? 0 : 1;
