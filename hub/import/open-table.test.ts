import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tinyXlsx, tinyZip } from '../../tests/support/tiny-zip.ts';
import { openTable } from './open-table.ts';
import type { TableRow } from './table.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'griddesk-table-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

let files = 0;
async function read(
  bytes: string | Buffer,
  sheet?: string,
): Promise<{ encoding: string; header: readonly string[]; rows: TableRow[] }> {
  const path = join(dir, `file-${++files}`);
  writeFileSync(path, bytes);
  const table = await openTable(path, sheet);
  const rows: TableRow[] = [];
  for await (const row of table.rows) rows.push(row);
  return { encoding: table.encoding, header: table.header, rows };
}
const cells = (rows: readonly TableRow[]) => rows.map((row) => ('cells' in row ? row.cells : row.broken));

const text = '编号,标题,内容\r\n1,路灯不亮,"牛山街道,\r\n第二行"\r\n2,"说""好""",x\r\n';
const rows = [
  { line: 2, cells: ['1', '路灯不亮', '牛山街道,\r\n第二行'] },
  { line: 4, cells: ['2', '说"好"', 'x'] },
];

describe('I8: CSV is read whatever it is written in', () => {
  test.each([
    ['utf-8', Buffer.from(text)],
    ['utf-8', Buffer.from(`\uFEFF${text}`)],
    ['utf-8', gzipSync(text)],
    ['gbk', iconv.encode(text, 'gbk')],
    ['gbk', gzipSync(iconv.encode(text, 'gbk'))],
    ['gb18030', iconv.encode(`${text}3,㐀𠮷,y\r\n`, 'gb18030')],
    ['utf-16le', iconv.encode(text, 'utf-16le', { addBOM: true })],
  ])(
    'given %s (%#), when opened, then titles, cells and the line each row begins in are right',
    async (encoding, bytes) => {
      const found = await read(bytes);
      expect(found.encoding).toBe(encoding);
      expect(found.header).toEqual(['编号', '标题', '内容']);
      expect(found.rows.slice(0, 2)).toEqual(rows);
      if (encoding === 'gb18030') expect(found.rows[2]).toEqual({ line: 5, cells: ['3', '㐀𠮷', 'y'] });
    },
  );

  test('given tabs or semicolons, when opened, then they part the cells', async () => {
    expect((await read('a\tb\n1,5\t2\n')).rows).toEqual([{ line: 2, cells: ['1,5', '2'] }]);
    expect((await read('a;b\n1,5;2\n')).rows).toEqual([{ line: 2, cells: ['1,5', '2'] }]);
  });

  test('given empty lines and no end to the last, when read, then rows and lines are right', async () => {
    expect((await read('a,b\n\n1,2\n\n\n3,4')).rows).toEqual([
      { line: 3, cells: ['1', '2'] },
      { line: 6, cells: ['3', '4'] },
    ]);
  });

  test('given a row too short, too long, and one with empty cells too many, when read, then the first two are told', async () => {
    expect((await read('a,b\n1\n1,2,3\n1,2,,\n')).rows).toEqual([
      { line: 2, broken: 'columns', detail: '1/2' },
      { line: 3, broken: 'columns', detail: '3/2' },
      { line: 4, cells: ['1', '2', '', ''] },
    ]);
  });

  test('given a quote that is never closed, when read, then its line is told and every row behind it still comes', async () => {
    const good = Array.from({ length: 50 }, (_, i) => `${i},"x, ${i}",z\n`).join('');
    const found = await read(`a,b,c\n1,"open,z\n${good}`);
    expect(found.rows[0]).toEqual({ line: 2, broken: 'quotes', detail: '' });
    expect(found.rows).toHaveLength(51);
    expect(found.rows.at(-1)).toEqual({ line: 52, cells: ['49', 'x, 49', 'z'] });
  });

  test('given an unclosed quote before a million characters, when read, then it is given up and not held in memory', async () => {
    const found = await read(`a,b\n1,"open\n${'2,yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\n'.repeat(30_000)}`);
    expect(found.rows[0]).toEqual({ line: 2, broken: 'quotes', detail: '' });
    expect(found.rows).toHaveLength(30_001);
  });

  test('given bytes that are no text, when read, then their rows are told and the others come', async () => {
    const utf8 = Buffer.concat([
      Buffer.from('编号,标题\n1,路灯\n2,坏'),
      Buffer.from([0xff]),
      Buffer.from('灯\n3,好\n'),
    ]);
    expect(cells((await read(utf8)).rows)).toEqual([['1', '路灯'], 'bytes', ['3', '好']]);
    const gbk = Buffer.concat([
      iconv.encode('编号,标题\n1,路灯不亮\n2,', 'gbk'),
      Buffer.from([0xff]),
      iconv.encode('\n3,好\n', 'gbk'),
    ]);
    const found = await read(gbk);
    expect([found.encoding, cells(found.rows)]).toEqual(['gbk', [['1', '路灯不亮'], 'bytes', ['3', '好']]]);
  });

  test('given U+FFFD that the source itself wrote, when read, then the row is whole', async () => {
    expect(cells((await read('a,b\n1,was\uFFFDbroken\n')).rows)).toEqual([['1', 'was\uFFFDbroken']]);
  });

  test('given a gz cut short, when read, then it breaks off with a sentence and does not look like the end', async () => {
    const whole = gzipSync(Array.from({ length: 5000 }, (_, i) => `${i},${Math.sin(i)}\n`).join(''));
    await expect(read(whole.subarray(0, whole.length - 200))).rejects.toThrow(/broke off/);
  });

  test.each([
    ['an empty file', '', /no line of titles/],
    ['an old .xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), /old Excel file/],
    ['a ZIP that is no workbook', tinyZip({ 'a.txt': 'x' }), /no \.xlsx workbook/],
    ['half a ZIP', tinyZip({ 'xl/workbook.xml': 'x'.repeat(99) }).subarray(0, 40), /no sound \.xlsx/],
  ])('given %s, when opened, then a sentence says so', async (_name, bytes, words) => {
    await expect(read(bytes)).rejects.toThrow(words);
  });

  test('given no file or a folder, when opened, then a sentence says so', async () => {
    await expect(openTable(join(dir, 'none.csv'), undefined)).rejects.toThrow(/no such file/);
    await expect(openTable(dir, undefined)).rejects.toThrow(/not a file|cannot be read/);
  });
});

describe('I8: XLSX is read row by row', () => {
  const header =
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="str"><v>时间</v></c></row>';
  const shared = [
    '<t>编号</t>',
    '<r><t>标</t></r><r><t xml:space="preserve">题</t></r><rPh sb="0" eb="1"><t>biao</t></rPh>',
  ];

  test('given shared, inline, formula, number, boolean and error cells, when read, then each is its text', async () => {
    const xml = `${header}
      <row r="3"><c r="A3"><v>188006</v></c><c r="C3" s="1"><v>43771.42917</v></c></row>
      <row r="4" spans="1:3"><c r="A4" t="inlineStr"><is><t>a &amp; b &#x4E00;</t></is></c><c r="B4" t="b"><v>1</v></c><c r="C4" t="e"><v>#N/A</v></c></row>
      <row r="5"/><row r="6"><c r="A6"/><c r="B6" t="str"><f>A1</f><v>x_x000d_
y</v></c></row>`;
    const found = await read(tinyXlsx(xml, shared));
    expect(found).toEqual({
      encoding: 'xlsx',
      header: ['编号', '标题', '时间'],
      rows: [
        { line: 3, cells: ['188006', '', '43771.42917'] },
        { line: 4, cells: ['a & b 一', 'TRUE', ''] },
        { line: 6, cells: ['', 'x\r\ny', ''] },
      ],
    });
  });

  test('given namespace prefixes and no references, when read, then cells come in order', async () => {
    const xml =
      '<x:row><x:c t="str"><x:v>a</x:v></x:c><x:c t="str"><x:v>b</x:v></x:c></x:row><x:row><x:c><x:v>1</x:v></x:c></x:row>';
    expect(await read(tinyXlsx(xml))).toMatchObject({ header: ['a', 'b'], rows: [{ line: 2, cells: ['1', ''] }] });
  });

  test('given 5,000 rows that come in many pieces, when read, then none is lost or doubled', async () => {
    const xml = Array.from(
      { length: 5000 },
      (_, i) =>
        `<row r="${i + 2}"><c r="A${i + 2}"><v>${i}</v></c><c r="C${i + 2}" t="str"><v>${'字'.repeat(i % 97)}</v></c></row>`,
    );
    const found = await read(tinyXlsx(header + xml.join(''), shared));
    expect(found.rows.map((row) => 'cells' in row && row.cells[0])).toEqual(
      Array.from({ length: 5000 }, (_, i) => String(i)),
    );
  });

  test('given another sheet asked for, or days from 1904, when opened, then a sentence says what to do', async () => {
    await expect(read(tinyXlsx(header, shared), '二月')).rejects.toThrow(/it has: Sheet1/);
    await expect(read(tinyXlsx(header, shared, '<workbookPr date1904="1"/>'))).rejects.toThrow(/1904/);
  });
});
