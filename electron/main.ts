import path from 'node:path';
import { app, dialog, protocol } from 'electron';
import { HostProblem } from './host/host-problem.ts';
import { appSchemes } from './shell/protocol.ts';
import { readEnvironment } from './shell/settings.ts';
import { startConsole } from './shell/start-console.ts';

/** Says what stands against it in a box, as there is no window yet, and ends. */
function giveUp(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  console.error(error instanceof HostProblem ? message : error);
  dialog.showErrorBox('网格值守台 GridDesk', message);
  app.exit(1);
}

try {
  // Whatever it and its processes write is their owner's alone.
  process.umask(0o077);
  const environment = readEnvironment(process.env);
  if (environment.GRIDDESK_DATA !== undefined) app.setPath('userData', environment.GRIDDESK_DATA);
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged(appSchemes);
  if (app.requestSingleInstanceLock()) {
    const bundles = import.meta.dirname;
    const resources = app.isPackaged ? process.resourcesPath : app.getAppPath();
    app
      .whenReady()
      .then(() => startConsole({ environment, bundles, resourcesDir: path.join(resources, 'resources') }, giveUp))
      .catch(giveUp);
  } else {
    // The first one opens its desk instead.
    app.quit();
  }
} catch (error) {
  giveUp(error);
}
