import { mkdirSync } from 'node:fs';
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

/** The files a project names by itself (what it imports comes on top), as paths from the root. */
export function projectFiles(project: string): readonly string[] {
  const file = path.join(root, project);
  const { config } = ts.readConfigFile(file, ts.sys.readFile);
  const parsed = ts.parseJsonConfigFileContent(config, ts.sys, path.dirname(file), undefined, file);
  return parsed.fileNames.filter(ts.sys.fileExists).map((name) => path.relative(root, name));
}

/** The TypeScript files of the repository that no project checks. */
export function uncheckedFiles(): readonly string[] {
  const checked = new Set(projects.flatMap(projectFiles));
  return [...readSources(root).keys()].filter((file) => /\.[cm]?tsx?$/.test(file) && !checked.has(file));
}

/** Type-checks every project, two at a time, with tsc's incremental memory; answers whether all of it compiles. */
export async function checkTypes(): Promise<boolean> {
  const cache = path.join(root, 'node_modules/.cache/tsc');
  mkdirSync(cache, { recursive: true });
  const waiting = projects.filter((project) => {
    if (projectFiles(project).length > 0) return true;
    console.log(`types: ${project} has no file yet`);
    return false;
  });
  let sound = waiting.length > 0;
  const work = async (): Promise<void> => {
    for (let project = waiting.shift(); project !== undefined; project = waiting.shift()) {
      const memory = path.join(cache, `${project.replaceAll('/', '-')}.tsbuildinfo`);
      const args = [binOf('tsc', 'typescript'), '-p', project, '--incremental', '--tsBuildInfoFile', memory];
      const result = await runStep(process.execPath, args, { limitMs: 300_000, output: 'keep' });
      if (result.code === 0) continue;
      sound = false;
      console.error(`types: ${project} ${result.why}\n${result.output.trim()}`);
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
