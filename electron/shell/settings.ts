import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseWith, z } from '../../shared/std/shape.ts';
import { HostProblem, systemCode } from '../host/host-problem.ts';

const hubAddress = z.url({ protocol: /^https?$/, message: 'must be an address such as https://hub.example:4710' });
const environment = z.object({
  GRIDDESK_HUB: hubAddress.optional(),
  /** Where the demo's launcher has its switches. */
  GRIDDESK_DEMO: z.url({ protocol: /^http$/, hostname: /^127\.0\.0\.1$/ }).optional(),
  GRIDDESK_DATA: z.string().refine(path.isAbsolute, 'must be an absolute path').optional(),
});
const kept = z.strictObject({ hub: hubAddress.nullable().default(null) });

export type Environment = z.infer<typeof environment>;

/** Name of the settings file in the console's own folder. */
export const settingsFileName = 'settings.json';

/**
 * Our variables of the environment: `GRIDDESK_HUB` (address of the county hub), `GRIDDESK_DATA` (the console's folder).
 * Empty means unset. Throws a HostProblem that names the wrong one.
 */
export function readEnvironment(env: NodeJS.ProcessEnv): Environment {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = parseWith(environment, set);
  if (read.ok) return read.value;
  const { path: name, message } = read.error;
  throw new HostProblem(
    `环境变量 ${name} 有误：${message}。请更正或取消设置。`,
    `The variable ${name} ${message}. Correct or unset it.`,
  );
}

function readKept(folder: string): { readonly hub: string | null } {
  const file = path.join(folder, settingsFileName);
  const wrong = (what: string): HostProblem =>
    new HostProblem(
      `设置文件 ${file} 有误：${what}。请更正或删除该文件。`,
      `The settings file ${file} is wrong: ${what}. Correct or delete it.`,
    );
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return { hub: null };
    throw wrong(String(error));
  }
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error));
  }
  const read = parseWith(kept, data);
  if (!read.ok) throw wrong(`${read.error.path} ${read.error.message}`.trim());
  return read.value;
}

/** Address of the county hub, or null when this console runs one of its own: the environment first, then the file. */
export const hubAddressOf = (env: Environment, folder: string): string | null =>
  env.GRIDDESK_HUB ?? readKept(folder).hub;
