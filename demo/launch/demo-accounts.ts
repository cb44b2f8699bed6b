import { randomBytes, randomInt } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Actor } from '../../shared/domain/actor/actor.ts';
import { parseWith, z } from '../../shared/std/shape.ts';
import type { DemoState } from '../../shared/wire/session-view.ts';
import type { County } from '../county/county.ts';
import { DemoProblem } from './demo-problem.ts';

const fileName = 'accounts.json';
const fileShape = z.record(z.string(), z.string().min(8));

const syllables = 'bai chun dong feng guang hai he hua jiang lan lin ming nan qing shan tian xin yun zhi zhou'.split(
  ' ',
);

/** Read aloud and typed with ease, e.g. `hailan-4821`: for a demo on this machine, under the hub's try limit. */
export function readablePassword(): string {
  const word = (): string => syllables[randomInt(syllables.length)] as string;
  return `${word()}${word()}-${randomInt(1000, 10_000)}`;
}

type Passwords = Readonly<Record<string, string>>;

/** Passwords of the sign-in accounts from the demo's folder, made on the first start. `isNew` where the file was not there. */
export function readOrMakePasswords(
  dir: string,
  county: County,
): { readonly passwords: Passwords; readonly isNew: boolean } {
  const file = path.join(dir, fileName);
  if (existsSync(file)) {
    let data: unknown;
    try {
      data = JSON.parse(readFileSync(file, 'utf8'));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
    const read = parseWith(fileShape, data);
    if (read.ok) return { passwords: read.value, isNew: false };
    throw new DemoProblem(
      `演示账号文件 ${file} 已损坏。请删除它（下次启动会换新密码），或加 --fresh 重新开始。`,
      `The demo's account file ${file} is damaged. Delete it (the next start makes new passwords), or begin anew with --fresh.`,
    );
  }
  const passwords = Object.fromEntries(
    county.accounts.filter((a) => a.use === 'signIn').map((a) => [a.account, readablePassword()]),
  );
  writeFileSync(file, `${JSON.stringify(passwords, null, 2)}\n`, { flag: 'wx', mode: 0o600 });
  return { passwords, isNew: true };
}

/** Accounts of the demo as the hub takes them; players get a password nobody knows. */
export const accountsToSeed = (
  county: County,
  passwords: Passwords,
  players: boolean,
): (Actor & { readonly password: string })[] =>
  county.accounts
    .filter((a) => players || a.use === 'signIn')
    .map(({ use: _use, ...actor }) => ({
      ...actor,
      password: passwords[actor.account] ?? randomBytes(24).toString('base64url'),
    }));

/** The sign-in page's one-press accounts. */
export const accountsToShow = (county: County, passwords: Passwords): DemoState['accounts'] =>
  county.accounts
    .filter((a) => a.use === 'signIn')
    .map(({ account, name, role, unit }) => ({ account, name, role, unit, password: passwords[account] ?? '' }));
