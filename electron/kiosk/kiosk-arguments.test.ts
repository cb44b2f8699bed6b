import path from 'node:path';
import { expect, test } from 'vitest';
import { defaultDataDir, readKioskArguments } from './kiosk-arguments.ts';
import { hasDisplay } from './open-browser.ts';

test('given only a hub, when read, then the rest has its defaults', () => {
  expect(readKioskArguments(['--hub', 'http://127.0.0.1:4710'])).toEqual({
    hubUrl: 'http://127.0.0.1:4710',
    dataDir: defaultDataDir,
    port: 4700,
    open: true,
  });
});

test('given every argument, when read, then each is taken', () => {
  const read = readKioskArguments(['--hub', 'https://hub.county', '--data', 'x', '--port', '0', '--no-open']);
  expect(read).toEqual({ hubUrl: 'https://hub.county', dataDir: path.resolve('x'), port: 0, open: false });
});

test.each([
  [[], '--hub'],
  [['--hub', 'nonsense'], '--hub: must be an address'],
  [['--hub', 'file:///etc/passwd'], '--hub: must be an address'],
  [['--hub', 'http://x', '--port', '70000'], '--port'],
  [['--hub', 'http://x', '--port', 'abc'], '--port'],
  [['--hub', 'http://x', '--prot', '1'], '--prot'],
])('given %j, when read, then the wrong argument is named and the usage shown', (args, named) => {
  expect(() => readKioskArguments(args)).toThrow(named);
  expect(() => readKioskArguments(args)).toThrow('node electron/kiosk/main.ts');
});

test('given no display, when asked, then no browser is opened', () => {
  expect(hasDisplay({}, 'linux')).toBe(false);
  expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true);
  expect(hasDisplay({}, 'darwin')).toBe(true);
});
