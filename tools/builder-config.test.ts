import { createRequire } from 'node:module';
import path from 'node:path';
import type { Configuration } from 'electron-builder';
import { expect, test } from 'vitest';
import { projectFiles, projects } from './check-types.ts';
import { root } from './run-step.ts';

// electron-builder offers its checks to programs only below its front door.
const load = createRequire(createRequire(path.join(root, 'package.json')).resolve('electron-builder'));
const { getConfig, validateConfiguration } = load('app-builder-lib/out/util/config/config') as {
  getConfig(folder: string, file: string | null, options: null): Promise<Configuration>;
  validateConfiguration(config: Configuration, log: { add(): void; isEnabled: boolean }): Promise<void>;
};
const silent = { isEnabled: false, add: () => undefined };

test('given electron-builder.yml, when electron-builder validates it, then it is sound', async () => {
  const config = await getConfig(root, 'electron-builder.yml', null);
  await expect(validateConfiguration(config, silent)).resolves.toBeUndefined();
  expect(config).toMatchObject({
    appId: 'cn.griddesk.console',
    productName: 'GridDesk',
    asar: true,
    npmRebuild: false,
  });
});

test('given a misspelt key, when electron-builder validates it, then it is refused', async () => {
  const config = await getConfig(root, 'electron-builder.yml', null);
  const misspelt: object = { ...config, apId: 'x' };
  await expect(validateConfiguration(misspelt, silent)).rejects.toThrow('apId');
});

test("given Electron's fuses, when read, then each stands as Electron advises (R9)", async () => {
  const config = await getConfig(root, 'electron-builder.yml', null);
  expect(config.electronFuses).toEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });
});

test('given the rooms, when their projects are listed, then production code sees neither tests nor the DOM', () => {
  const production = projects.filter((project) => /^(?:shared|renderer)\/tsconfig\.json$/.test(project));
  expect(production).toHaveLength(2);
  for (const project of production) expect(projectFiles(project).filter((file) => file.includes('.test.'))).toEqual([]);
});
