import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wireVersion } from '../../shared/wire/version.ts';
import { readUp } from './read-up.ts';

test('given any JSON, when read, then it is a message or refused with a path, never an exception', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.jsonValue(),
        fc.record({
          t: fc.constantFrom('signIn', 'hello', 'offer', 'pull', 'ping'),
          v: fc.jsonValue(),
          ref: fc.jsonValue(),
          commands: fc.array(fc.jsonValue()),
        }),
        fc.anything(),
      ),
      (data) => {
        const read = readUp(data);
        if (!read.ok) expect(['malformed', 'version']).toContain(read.error.code);
      },
    ),
    { numRuns: 500 },
  );
});

test('given another version, when it says things this one does not know, then it is told of the version, not of the shape', () => {
  expect(readUp({ t: 'hello', v: wireVersion + 1, brand: 'new' })).toMatchObject({
    error: { code: 'version', path: 'v' },
  });
  expect(readUp({ t: 'signIn', v: 0, ref: 'r7' })).toMatchObject({ error: { code: 'version', ref: 'r7' } });
});

test('given names no database column can hold, when read, then they are refused at the door', () => {
  const hello = {
    t: 'hello',
    v: wireVersion,
    station: 'a\0b',
    token: 't',
    cursor: 0,
    epoch: null,
    sight: null,
    registry: null,
    sentAt: 1,
  };
  expect(readUp(hello)).toMatchObject({ error: { code: 'malformed', path: 'station' } });
  expect(readUp({ ...hello, station: 'a\ud800' })).toMatchObject({ error: { path: 'station' } });
  expect(readUp({ ...hello, station: '控制台一' }).ok).toBe(true);
  expect(readUp({ t: 'signIn', ref: 'r', v: wireVersion, station: 's', account: '\0', password: 'x' })).toMatchObject({
    error: { ref: 'r', path: 'account' },
  });
});
