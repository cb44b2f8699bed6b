import { ImportProblem } from './import-problem.ts';
import type { SourceFile } from './source-file.ts';
import type { Table, TableRow } from './table.ts';
import { attribute, elements, xmlText } from './xml-text.ts';
import { openZip, type ZipFile } from './zip-file.ts';

/**
 * Opens a sheet of a workbook (.xlsx). Rows are streamed; only the list of shared texts is held whole, as the format has it at
 * another place than the rows. Cells come as the text or number that is stored: a date is its serial number (`excelSerial`),
 * whatever its cell is shown like.
 * @param sheet name of the sheet; the first one where undefined
 */
export async function openXlsx(file: SourceFile, sheet: string | undefined): Promise<Table> {
  const zip = await openZip(file.path);
  try {
    const part = await partOf(zip, file, sheet);
    const texts = await sharedTexts(zip);
    let gone = 0;
    const rows = rowsOf(zip, part, texts, (bytes) => {
      gone = bytes;
    });
    const first = await rows.next();
    if (first.done || !('cells' in first.value))
      throw new ImportProblem(`工作表没有标题行：${file.path}`, `The sheet has no row of titles: ${file.path}`);
    return {
      encoding: 'xlsx',
      header: first.value.cells.map((title) => title.trim()),
      rows,
      progress: () => gone,
      size: zip.sizeOf(part),
    };
  } catch (error) {
    await zip.close();
    throw error;
  }
}

type Relation = { readonly id: string; readonly type: string; readonly target: string };

async function relationsOf(zip: ZipFile): Promise<readonly Relation[]> {
  const found: Relation[] = [];
  for await (const { tag } of elements(zip.read('xl/_rels/workbook.xml.rels'), 'Relationship')) {
    const target = attribute(tag, 'Target') ?? '';
    found.push({
      id: attribute(tag, 'Id') ?? '',
      type: (attribute(tag, 'Type') ?? '').split('/').at(-1) ?? '',
      target: target.startsWith('/') ? target.slice(1) : `xl/${target}`,
    });
  }
  return found;
}

async function partOf(zip: ZipFile, file: SourceFile, wanted: string | undefined): Promise<string> {
  if (!zip.has('xl/workbook.xml'))
    throw new ImportProblem(
      `${file.path} 是压缩包，但不是 .xlsx 工作簿。`,
      `${file.path} is an archive, but no .xlsx workbook.`,
    );
  for await (const { tag } of elements(zip.read('xl/workbook.xml'), 'workbookPr'))
    if (['1', 'true'].includes(attribute(tag, 'date1904') ?? ''))
      throw new ImportProblem(
        `${file.path} 使用 1904 日期系统，请在 Excel 选项中关闭后重新保存。`,
        `${file.path} counts its days from 1904: switch that off in Excel's options and save it again.`,
      );
  const sheets: { name: string; id: string }[] = [];
  for await (const { tag } of elements(zip.read('xl/workbook.xml'), 'sheet'))
    sheets.push({ name: attribute(tag, 'name') ?? '', id: attribute(tag, '(?:\\w+:)?id') ?? '' });
  const chosen = wanted === undefined ? sheets[0] : sheets.find(({ name }) => name === wanted);
  const part = (await relationsOf(zip)).find(({ id }) => id === chosen?.id)?.target;
  if (part !== undefined && zip.has(part)) return part;
  const names = sheets.map(({ name }) => name).join(', ');
  throw new ImportProblem(
    `工作簿 ${file.path} 中没有工作表 ${wanted ?? ''}，现有：${names}`,
    `The workbook ${file.path} has no sheet ${wanted ?? ''}; it has: ${names}`,
  );
}

const textTag = /<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)</g;
const phonetic = /<(?:\w+:)?rPh[\s>][\s\S]*?<\/(?:\w+:)?rPh\s*>/g;

/** The text of an `si` or `is` element: its runs put together, without the phonetic guide. */
function richText(inner: string): string {
  let text = '';
  for (const [, raw] of inner.replace(phonetic, '').matchAll(textTag)) text += raw ?? '';
  return xmlText(text);
}

async function sharedTexts(zip: ZipFile): Promise<readonly string[]> {
  const part = (await relationsOf(zip)).find(({ type }) => type === 'sharedStrings')?.target;
  if (part === undefined || !zip.has(part)) return [];
  const texts: string[] = [];
  for await (const { inner } of elements(zip.read(part), 'si')) texts.push(richText(inner));
  return texts;
}

const cellTag = /<(?:\w+:)?c(?=[\s/>])([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c\s*>)/g;
const valueTag = /<(?:\w+:)?v(?:\s[^>]*)?>([^<]*)</;

/** Column number from 0 of a reference such as `AB12`. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    const code = letter.charCodeAt(0) - 64;
    if (code < 1 || code > 26) break;
    column = column * 26 + code;
  }
  return column - 1;
}

function cellText(tag: string, inner: string, texts: readonly string[]): string {
  const type = attribute(tag, 't');
  if (type === 'inlineStr') return richText(inner);
  const value = valueTag.exec(inner)?.[1] ?? '';
  if (type === 's') return texts[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  // #N/A and the like say nothing.
  if (type === 'e') return '';
  return type === 'str' ? xmlText(value) : value;
}

/** Rows with something in them; shorter rows are filled up to the width of the titles. */
async function* rowsOf(
  zip: ZipFile,
  part: string,
  texts: readonly string[],
  onRead: (bytes: number) => void,
): AsyncGenerator<TableRow, void> {
  let [width, last] = [0, 0];
  try {
    for await (const { tag, inner } of elements(zip.read(part, onRead), 'row')) {
      const line = Number(attribute(tag, 'r') ?? last + 1);
      last = line;
      const cells: string[] = [];
      for (const [, cell = '', content = ''] of inner.matchAll(cellTag)) {
        const reference = attribute(cell, 'r');
        const column = reference === undefined ? cells.length : columnOf(reference);
        while (cells.length < column) cells.push('');
        cells[column] = cellText(cell, content, texts);
      }
      if (cells.every((cell) => cell.trim() === '')) continue;
      if (width === 0) width = cells.length;
      while (cells.length < width) cells.push('');
      yield { line, cells };
    }
  } finally {
    await zip.close();
  }
}
