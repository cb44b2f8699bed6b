import { expect, test } from 'vitest';
import { joinParts, partChars, partsOf } from './message-parts.ts';

test('given a message longer than a part, when its parts arrive, then it is handed on once and whole', () => {
  const message = { t: 'feed', watch: 1, value: '网格'.repeat(partChars) };
  const heard: unknown[] = [];
  const listen = joinParts((m) => heard.push(m));
  const parts = partsOf(7, JSON.stringify(message));
  expect(parts.length).toBeGreaterThan(1);
  for (const part of parts) {
    expect(new TextEncoder().encode(JSON.stringify(part)).length).toBeLessThan(64 * 1024);
    listen(part);
  }
  expect(heard).toEqual([message]);
});

test('given parts of two messages mixed, when they arrive, then both come whole; other messages pass', () => {
  const heard: unknown[] = [];
  const listen = joinParts((m) => heard.push(m));
  const [a, b] = [partsOf(1, JSON.stringify('a'.repeat(partChars))), partsOf(2, JSON.stringify('b'.repeat(partChars)))];
  listen(a[0]);
  listen(b[0]);
  listen({ t: 'hello', v: 1 });
  listen(b[1]);
  listen(a[1]);
  expect(heard.map((m) => (typeof m === 'string' ? m[0] : 'hello'))).toEqual(['hello', 'b', 'a']);
});

test('given a part that is missing, when the next comes, then the message is not handed on', () => {
  const heard: unknown[] = [];
  const listen = joinParts((m) => heard.push(m));
  const parts = partsOf(1, JSON.stringify('x'.repeat(3 * partChars)));
  listen(parts[0]);
  listen(parts[2]);
  listen(parts[3]);
  expect(heard).toEqual([]);
});
