import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { pageHeaders } from '../../shared/wire/page-policy.ts';
import { HostProblem, systemCode } from './host-problem.ts';

/** A file of the built pages, ready to be sent. */
export type PageFile = { readonly headers: Readonly<Record<string, string>>; readonly body: Uint8Array<ArrayBuffer> };

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ogg': 'audio/ogg',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
  // Tables and fonts for the reader of PDF.
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
};

/** Vite names these after their content: they never change. Pages are asked for anew each time. */
const cachingOf = (name: string): string =>
  name.startsWith(`assets${path.sep}`) ? 'private, max-age=31536000, immutable' : 'no-store';

/** The file below `root` that a request's path names, or null: unknown, of no known type, or trying to leave `root`. */
function nameOf(pathname: string): string | null {
  let plain: string;
  try {
    plain = decodeURIComponent(pathname);
  } catch {
    // Not percent-encoded text: no file has such a name.
    return null;
  }
  if (!plain.startsWith('/') || /[\0\\]/.test(plain)) return null;
  const parts = plain.slice(1).split('/');
  if (parts.some((part) => part.startsWith('.'))) return null;
  return plain === '/' ? 'index.html' : path.join(...parts);
}

/**
 * Reads a built page file with the headers of every page. Null for what is not there; the caller answers 404.
 * @param root folder of the built renderer @param pathname path of the request, still percent-encoded
 */
export async function readPageFile(root: string, pathname: string): Promise<PageFile | null> {
  const name = nameOf(pathname);
  const type = name === null ? undefined : types[path.extname(name).toLowerCase()];
  if (name === null || type === undefined) return null;
  try {
    const body = await readFile(path.join(root, name));
    return { headers: { ...pageHeaders, 'content-type': type, 'cache-control': cachingOf(name) }, body };
  } catch (error) {
    if (['ENOENT', 'EISDIR', 'ENOTDIR'].includes(systemCode(error) ?? '')) return null;
    throw error;
  }
}

/** Throws a sentence with the way out when the pages have not been built into `root`. */
export async function requirePages(root: string): Promise<void> {
  try {
    await stat(path.join(root, 'index.html'));
  } catch (error) {
    throw new HostProblem(
      `界面文件缺失（${root}）。请先执行 npm run build。`,
      `The pages are not built (${root}). Run: npm run build`,
      { cause: error },
    );
  }
}
