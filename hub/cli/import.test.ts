import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testHub } from '../../tests/support/test-hub.ts';
import { createHub } from '../hub.ts';
import type { Io } from './cli-verb.ts';
import { runHub, type VerbTable } from './run-hub.ts';

const verbs: VerbTable = {
  import: () => import('./import.ts'),
  verify: () => import('./verify.ts'),
};

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []];
  const io: Io = { out: (text) => void out.push(text), err: (text) => void err.push(text) };
  const code = await runHub(verbs, args, io);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

let dir: string;
const at = (name: string): string => join(dir, name);
/** Five rows in GBK, two of them good; synthetic. */
const gbk = readFileSync(new URL('../../tests/fixtures/import/five-rows-gbk.csv', import.meta.url));

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'griddesk-import-'));
  writeFileSync(at('gbk.csv'), gbk);
  writeFileSync(at('utf8.csv.gz'), gzipSync(`\uFEFF${new TextDecoder('gbk').decode(gbk)}`));
  writeFileSync(
    at('map.json'),
    JSON.stringify({
      name: 'mine',
      title: { zh: '某平台', en: 'Some platform' },
      system: 'mine',
      prefix: 'M',
      times: { formats: ['YYYY-MM-DD HH:mm:ss'], zone: 'Asia/Shanghai' },
      number: '工单号',
      openedAt: { column: '时间' },
      closing: { at: { column: '办结' } },
      eventTitle: { column: '标题' },
      content: { column: '标题' },
      department: { id: { column: '部门' }, name: { column: '部门' }, table: { 城管: 'chengguan' } },
    }),
  );
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('I8: npm run hub -- import', () => {
  test('given a new folder, when a GBK file is imported twice and once more in UTF-8, then it is loaded once and the journal is whole', async () => {
    const data = ['--data', at('new')];
    const first = await run(
      'import',
      at('gbk.csv'),
      '--map',
      at('map.json'),
      ...data,
      '--json',
      '--errors',
      at('bad.csv'),
    );
    expect(first.code).toBe(0);
    expect(JSON.parse(first.out)).toMatchObject({
      rows: 5,
      loaded: 2,
      already: 0,
      bad: 3,
      encoding: 'gbk',
      complete: true,
    });
    expect(Object.keys(JSON.parse(first.out) as object)).toEqual(expect.arrayContaining(['seconds', 'rowsPerSecond']));
    const listed = readFileSync(at('bad.csv'), 'utf8').split('\r\n');
    expect(listed.map((line) => line.split(',').slice(0, 3).join())).toEqual([
      '\uFEFFline,column,code',
      '4,"时间",time-unreadable',
      '5,"工单号",number-twice',
      '6,"办结",closed-before-opened',
      '',
    ]);
    const again = await run('import', at('utf8.csv.gz'), '--map', at('map.json'), ...data, '--json');
    expect(JSON.parse(again.out)).toMatchObject({ rows: 5, loaded: 0, already: 2, bad: 3, encoding: 'utf-8' });
    expect(await run('verify', ...data)).toMatchObject({ code: 0, out: expect.stringContaining('2 条') });
  });

  test('given a hub that runs on the folder, when a file is imported, then that hub takes it and knows its own departments', async () => {
    const folder = at('running');
    const hub = await createHub(
      testHub({
        store: { kind: 'pglite', dir: folder },
      }),
    );
    try {
      const { code, out } = await run('import', at('gbk.csv'), '--map', at('map.json'), '--data', folder);
      expect([code, out]).toEqual([0, expect.stringContaining('5 rows read: 2 loaded, 0 already there, 3 bad')]);
      expect(out).toContain('第 4 行 line 4 [时间]: 时间格式无法识别');
      const [event] = await hub.events(['closed']);
      expect(event).toMatchObject({ number: 'M-A1', channel: 'import', departments: ['chengguan'], state: 'closed' });
      const [open] = await hub.events(['inHandling']);
      expect(open?.holder).toEqual({ kind: 'department', id: 'mine:住建', name: '住建' });
    } finally {
      await hub.stop();
    }
  });

  test('given --preview, when run, then rows and problems by column are shown and no folder is made', async () => {
    const { code, out } = await run(
      'import',
      at('gbk.csv'),
      '--map',
      at('map.json'),
      '--preview',
      '5',
      '--data',
      at('none'),
    );
    expect(code).toBe(0);
    expect(out).toContain('标题 title: 路灯不亮');
    expect(out).toContain('时间: 1 行 rows · 时间格式无法识别');
    expect(() => readFileSync(at('none'))).toThrow(/ENOENT/);
    const json = await run('import', at('gbk.csv'), '--map', at('map.json'), '--preview', '2', '--json');
    expect(JSON.parse(json.out)).toMatchObject({
      encoding: 'gbk',
      rows: [
        { ok: true, line: 2 },
        { ok: true, line: 3 },
      ],
    });
  });

  test.each([
    [[], '请给出要导入的文件'],
    [['x.csv'], '请用 --map 指定映射'],
    [['no.csv', '--map', 'boston311'], '找不到文件'],
    [['gbk.csv', '--map', 'berlin'], '找不到映射 berlin'],
    [['gbk.csv', '--map', 'boston311'], '没有映射 boston311 所需的列：CASE_ENQUIRY_ID'],
    [['gbk.csv', '--map', 'map.json', '--fast'], '参数有误'],
    [['gbk.csv', '--map', 'map.json', '--limit', '0'], '--limit 应为'],
    [['gbk.csv', '--map', 'map.json', '--preview', '1', '--errors', 'e.csv'], '--preview 不写任何文件'],
    [['gbk.csv', '--map', 'map.json', '--errors', 'no/such/e.csv', '--data', 'made'], '无法写入错误清单'],
  ])('given %j, when run, then a sentence in both languages and exit code 2', async (args, words) => {
    const placed = args.map((word) => (/\.(csv|json)$/.test(word) || word === 'made' ? at(word) : word));
    const { code, err } = await run('import', ...placed);
    expect(code).toBe(2);
    expect(err).toContain(words);
    expect(err.trim().split('\n').length).toBeGreaterThan(1);
  });

  test('given Ctrl-C, when an import is under way, then it ends after its batch, says how far it came, and the next run does the rest', async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => `B${i},2026-01-05 09:00:00,,行 ${i},住建`);
    writeFileSync(at('many.csv'), ['工单号,时间,办结,标题,部门', ...rows].join('\n'));
    const args = ['import', at('many.csv'), '--map', at('map.json'), '--data', at('stopped'), '--json'];
    const child = spawn(process.execPath, [join(import.meta.dirname, '../main.ts'), ...args]);
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      // Said before the store is opened, when the import already listens for signals.
      if (err === '') child.kill('SIGINT');
      err += chunk.toString();
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    const summary = JSON.parse(out) as { rows: number; loaded: number; complete: boolean };
    expect(code).toBe(130);
    expect(summary.complete).toBe(false);
    expect(summary.loaded).toBe(summary.rows);
    expect(summary.rows).toBeLessThan(3000);
    const rest = JSON.parse((await run(...args)).out) as { loaded: number; already: number };
    expect(rest).toMatchObject({ already: summary.loaded, loaded: 3000 - summary.loaded });
  });
});
