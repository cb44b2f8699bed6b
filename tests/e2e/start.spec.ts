import { expect } from '@playwright/test';
import { isLocal } from './support/watched-pages.ts';
import { signInFields } from './support/world.ts';
import { test } from './support/world-test.ts';

// In a world of its own: nothing else may have gone wrong in it.
test('given a console, when it opens, then the desk asks who is there and nothing is wrong', async ({ world }) => {
  const { desk, console: host } = world;
  await expect(desk).toHaveTitle(/网格值守台/);
  const fields = signInFields(desk);
  await expect(fields.account).toBeVisible();
  await expect(fields.password).toBeVisible();
  // The desk once more, now that everything it loads is listened to.
  await desk.reload();
  await expect(fields.account).toBeVisible();
  expect(host.watched.errors).toEqual([]);
  expect(host.watched.requests.length).toBeGreaterThan(2);
  expect(host.watched.requests.filter((address) => !isLocal(address))).toEqual([]);
  // The wall beside it is a page of its own.
  const wall = await host.wall();
  await expect(wall).toHaveTitle(/大屏/);
  await expect(wall.getByText('在途').first()).toBeVisible();
  expect(host.watched.errors).toEqual([]);
});

test('given a page, when looked at from inside, then it is confined (R9)', async ({ sharedWorld: world }) => {
  const { desk } = world;
  const policy = await desk.evaluate(async () => (await fetch(location.href)).headers.get('content-security-policy'));
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  const inside = await desk.evaluate(() => ({
    require: typeof Reflect.get(globalThis, 'require'),
    process: typeof Reflect.get(globalThis, 'process'),
    module: typeof Reflect.get(globalThis, 'module'),
  }));
  expect(inside).toEqual({ require: 'undefined', process: 'undefined', module: 'undefined' });
});

test('given a page, when it reaches out or makes code of text, then the policy stops it (R9)', async ({
  sharedWorld: world,
}) => {
  const { desk } = world;
  const outcomes = await desk.evaluate(async () => {
    const stopped = async (act: () => unknown): Promise<boolean> => {
      try {
        await act();
        return false;
      } catch {
        return true;
      }
    };
    const runs = (source: string, text: string): Promise<boolean> =>
      new Promise((resolve) => {
        const script = document.createElement('script');
        Reflect.set(globalThis, '__ran', false);
        if (source === '') script.textContent = text;
        else script.src = source;
        script.onload = () => resolve(true);
        script.onerror = () => resolve(false);
        document.head.append(script);
        setTimeout(() => resolve(Reflect.get(globalThis, '__ran') === true), 300);
      });
    // By a timer: what the debugger runs itself is exempt from the policy.
    const textRuns = (): Promise<boolean> =>
      new Promise((resolve) => {
        setTimeout(async () => resolve(!(await stopped(() => Reflect.construct(Function, ['return 1'])()))));
      });
    return {
      fetch: await stopped(() => fetch('http://127.0.0.1:9/')),
      code: await textRuns(),
      inline: await runs('', 'globalThis.__ran = true'),
      remote: await runs('http://127.0.0.1:9/lib.js', ''),
      dataScript: await runs('data:text/javascript,globalThis.__ran=true', ''),
    };
  });
  expect(outcomes).toEqual({ fetch: true, code: false, inline: false, remote: false, dataScript: false });
});
