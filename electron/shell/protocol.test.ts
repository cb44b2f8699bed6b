import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { contentPolicy } from '../../shared/wire/page-policy.ts';
import { answerPage } from './protocol.ts';

const work = mkdtempSync(path.join(tmpdir(), 'griddesk-pages-'));
const root = path.join(work, 'renderer');
mkdirSync(root);
writeFileSync(path.join(root, 'index.html'), '<!doctype html><title>desk</title>');
writeFileSync(path.join(work, 'secret.js'), 'a file outside');
afterAll(() => rmSync(work, { recursive: true, force: true }));

const ask = (url: string, method = 'GET') => answerPage(root, { url, method });

test('given our own scheme, when a page is asked for, then it comes with the strict policy (R9)', async () => {
  const answer = await ask('griddesk://app/index.html');
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('desk');
  expect(answer.headers.get('content-security-policy')).toBe(contentPolicy);
});

test.each([
  'griddesk://app/nowhere.html',
  'griddesk://app/%2e%2e%2fsecret.js',
  'griddesk://app/..%2fsecret.js',
  'griddesk://app/..%5csecret.js',
  'griddesk://other/index.html',
])('given %s, when asked for, then nothing outside the pages is read', async (url) => {
  const answer = await ask(url);
  expect(answer.status).toBe(404);
  expect(await answer.text()).not.toContain('outside');
});

test('given another method than GET, when asked, then it is refused', async () => {
  expect((await ask('griddesk://app/index.html', 'POST')).status).toBe(405);
});
