import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseWith, z } from '../../shared/std/shape.ts';
import { HostProblem } from '../host/host-problem.ts';
import { writeOwnerOnly } from '../host/key-file.ts';

const tokensShape = z.array(
  z.strictObject({
    id: z.string().regex(/^[0-9a-f]{8}$/),
    name: z.string().min(1).max(40),
    /** SHA-256 of the token, hex; the token itself is shown once and kept nowhere. */
    hash: z.string().regex(/^[0-9a-f]{64}$/),
    madeAt: z.number().int(),
  }),
);
export type WallToken = z.infer<typeof tokensShape>[number];

const fileOf = (dataDir: string): string => path.join(dataDir, 'wall-tokens.json');
const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The walls that may look on. Throws a HostProblem where the file cannot be read: then none may, and nothing is written over it. */
export function readWallTokens(dataDir: string): readonly WallToken[] {
  if (!existsSync(fileOf(dataDir))) return [];
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(fileOf(dataDir), 'utf8'));
  } catch (error) {
    throw damaged(error instanceof Error ? error.message : String(error));
  }
  const read = parseWith(tokensShape, data);
  if (!read.ok) throw damaged(`${read.error.path} ${read.error.message}`);
  return read.value;
}

const damaged = (why: string): HostProblem =>
  new HostProblem(
    `大屏令牌文件损坏，请删除 wall-tokens.json 后重新发放。`,
    `The file of wall tokens is damaged (${why}): delete wall-tokens.json and give new ones.`,
  );

function write(dataDir: string, tokens: readonly WallToken[]): void {
  const next = `${fileOf(dataDir)}.next`;
  rmSync(next, { force: true });
  writeOwnerOnly(next, `${JSON.stringify(tokens, null, 2)}\n`);
  renameSync(next, fileOf(dataDir));
}

/** Makes a token for a wall; its text is the answer and is told this once. @param now ms */
export function addWallToken(
  dataDir: string,
  name: string,
  now: number,
): { readonly id: string; readonly token: string } {
  const token = randomBytes(24).toString('base64url');
  const id = randomBytes(4).toString('hex');
  write(dataDir, [...readWallTokens(dataDir), { id, name, hash: hashOf(token), madeAt: now }]);
  return { id, token };
}

/** Takes a token back; open walls with it are closed within seconds. False where there is none of that id. */
export function revokeWallToken(dataDir: string, id: string): boolean {
  const tokens = readWallTokens(dataDir);
  const rest = tokens.filter((token) => token.id !== id);
  if (rest.length === tokens.length) return false;
  write(dataDir, rest);
  return true;
}

/** Id of the token a visitor brought, or null. */
export function knownToken(tokens: readonly WallToken[], offered: string): string | null {
  const hash = Buffer.from(hashOf(offered), 'hex');
  return tokens.find((token) => timingSafeEqual(Buffer.from(token.hash, 'hex'), hash))?.id ?? null;
}
