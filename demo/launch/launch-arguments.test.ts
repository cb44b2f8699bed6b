import { expect, test } from 'vitest';
import { readLaunchArguments } from './launch-arguments.ts';

const read = (...args: string[]) => readLaunchArguments(args, '/product');

test('given nothing, then the demo of the defaults', () => {
  expect(read()).toEqual({
    speed: null,
    profile: null,
    seed: null,
    port: 4700,
    hubUrl: null,
    dataDir: '/product/.data/demo',
    open: true,
    fresh: false,
    quiet: false,
    help: false,
  });
});

test('given every argument, then each is read', () => {
  const args = read(
    '--speed',
    '2.5',
    '--profile',
    'zs',
    '--seed',
    'two',
    '--port',
    '0',
    '--data',
    'x',
    '--no-open',
    '--fresh',
    '--quiet',
  );
  expect(args).toMatchObject({
    speed: 2.5,
    profile: 'ZS',
    seed: 'two',
    port: 0,
    dataDir: '/product/x',
    quiet: true,
    open: false,
    fresh: true,
  });
  expect(read('--hub', 'http://10.0.0.5:7700', '--data', '/d')).toMatchObject({
    hubUrl: 'http://10.0.0.5:7700',
    dataDir: '/d',
  });
  expect(read('-h').help).toBe(true);
});

test.each([
  [['--speed', 'fast'], '--speed'],
  [['--speed', '-1'], '--speed'],
  [['--speed', '3601'], '--speed'],
  [['--speed', ''], '--speed'],
  [['--profile', 'BJ'], '--profile'],
  [['--seed', 'a b'], '--seed'],
  [['--port', '70000'], '--port'],
  [['--port', '1.5'], '--port'],
  [['--hub', 'ftp://x'], '--hub'],
  [['--hub', 'http://x', '--fresh'], '--hub'],
  [['--hub', 'http://x', '--speed', '2'], '--hub'],
  [['--data', ''], '--data'],
  [['--colour'], '--colour'],
  [['serve'], 'serve'],
])('given %j, then it is named and the usage shown', (args, word) => {
  expect(() => read(...args)).toThrow(word);
  expect(() => read(...args)).toThrow('npm start --');
});
