import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type ImportMap, parseImportMap } from './import-map.ts';
import { ImportProblem } from './import-problem.ts';
import { mapColumns } from './map-columns.ts';

const shippedFolder = join(import.meta.dirname, '../../resources/import-maps');

/** Names of the maps that come with the product. */
export const shippedMaps = (): readonly string[] =>
  readdirSync(shippedFolder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => basename(name, '.json'))
    .sort();

/** Loads a mapping by the name of a shipped one or the path of a file. Throws ImportProblem with the path of what is wrong in it. */
export function loadMap(nameOrPath: string): ImportMap {
  const shipped = shippedMaps();
  const path = shipped.includes(nameOrPath) ? join(shippedFolder, `${nameOrPath}.json`) : nameOrPath;
  const parsed = parseImportMap(readJson(path, nameOrPath, shipped));
  if (parsed.ok) return parsed.value;
  const where = parsed.error.path || '（整体）';
  throw new ImportProblem(
    `映射文件 ${nameOrPath} 有误，位置 ${where}：${parsed.error.message}`,
    `The mapping ${nameOrPath} is wrong at ${parsed.error.path || '(whole)'}: ${parsed.error.message}`,
  );
}

function readJson(path: string, asked: string, shipped: readonly string[]): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const names = shipped.join(', ');
    throw new ImportProblem(
      `找不到映射 ${asked}。自带的映射：${names}；也可给出映射文件的路径。`,
      `There is no mapping ${asked}. Shipped are: ${names}; or give the path of a mapping file.`,
      error,
    );
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new ImportProblem(
      `映射文件 ${asked} 不是 JSON：${words}`,
      `The mapping ${asked} is no JSON: ${words}`,
      error,
    );
  }
}

const firstOf = (words: readonly string[], most: number): string =>
  words.length <= most ? words.join(', ') : `${words.slice(0, most).join(', ')} … (${words.length})`;

/** Throws ImportProblem where the map names columns the file does not have, or the file has a title of them twice. */
export function checkColumns(map: ImportMap, header: readonly string[]): void {
  const named = mapColumns(map);
  const absent = named.filter(({ column }) => !header.includes(column));
  if (absent.length > 0) {
    const pathOf = new Map(absent.map(({ column, path }) => [column, path]));
    const list = firstOf(
      [...pathOf].map(([column, path]) => `${column} (${path})`),
      6,
    );
    const has = firstOf(header, 20);
    throw new ImportProblem(
      `文件中没有映射 ${map.name} 所需的列：${list}。文件的列：${has}`,
      `The file lacks columns of the mapping ${map.name}: ${list}. Its columns are: ${has}`,
    );
  }
  const twice = named.find(({ column }) => header.indexOf(column) !== header.lastIndexOf(column));
  if (twice !== undefined)
    throw new ImportProblem(
      `文件中列名 ${twice.column} 出现两次，无法判断用哪一列。`,
      `The file has the title ${twice.column} twice: which of them is meant?`,
    );
}
