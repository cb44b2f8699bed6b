import { knowScheme } from './address.ts';
import { standInApp } from './app.ts';
import { strict } from './strict.ts';

type Handler = (request: Request) => Response | Promise<Response>;
type Scheme = {
  readonly scheme: string;
  readonly privileges?: { readonly standard?: boolean; readonly secure?: boolean };
};

const handlers = new Map<string, Handler>();

export const handlerOf = (scheme: string): Handler | undefined => handlers.get(scheme);

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(schemes: readonly Scheme[]): void {
    if (standInApp.isReady())
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme, privileges } of schemes) {
      if (privileges?.standard !== true || privileges.secure !== true) {
        throw new Error(`stand-in: ${scheme} must be a standard and secure scheme`);
      }
      knowScheme(scheme);
    }
  },
  handle(scheme: string, handler: Handler): void {
    handlers.set(scheme, handler);
  },
});
