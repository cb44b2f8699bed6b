import path from 'node:path';
import { build } from 'vite';

/** The bare table as one script for a page that has `#root` and `rowCount`. */
export async function buildBareTable(): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      lib: { entry: path.join(import.meta.dirname, 'page.mjs'), formats: ['iife'], name: 'bare' },
    },
  });
  const [first] = Array.isArray(made) ? made : [made];
  if (first === undefined || !('output' in first)) throw new Error('vite built no bare table');
  return first.output[0].code;
}
