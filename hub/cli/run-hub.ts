import { HubError } from '../db/hub-error.ts';
import { wordsOf } from '../db/log.ts';
import { type CliVerb, type Io, readArguments, UsageError } from './cli-verb.ts';

/** verb → its module, loaded when it is asked for: `due` needs no database, `serve` no import readers. */
export type VerbTable = Readonly<Record<string, () => Promise<{ readonly cliVerb: CliVerb }>>>;

async function helpText(table: VerbTable): Promise<string> {
  const lines = await Promise.all(
    Object.entries(table).map(async ([name, load]) => `  ${name.padEnd(10)}${(await load()).cliVerb.summary}`),
  );
  return `用法 usage: npm run hub -- VERB [flags]\n\n${lines.join('\n')}\n\n每个命令的说明 help of a verb: npm run hub -- VERB --help`;
}

/** Runs one command line. @returns the exit code: 0 done, 1 trouble or bad news, 2 something typed made no sense */
export async function runHub(table: VerbTable, args: readonly string[], io: Io): Promise<number> {
  try {
    return await run(table, args, io);
  } catch (error) {
    if (error instanceof UsageError || error instanceof HubError) {
      io.err(error.message);
      return error instanceof UsageError ? 2 : 1;
    }
    io.err(
      `意外错误，请把以下内容告知维护人员：${wordsOf(error)}\nUnexpected error, please tell your maintainer: ${wordsOf(error)}`,
    );
    if (process.env['GRIDDESK_DEBUG'] !== undefined && error instanceof Error) io.err(error.stack ?? '');
    return 1;
  }
}

async function run(table: VerbTable, [name, ...rest]: readonly string[], io: Io): Promise<number> {
  if (name === undefined || name === '--help' || name === 'help') {
    io.out(await helpText(table));
    return name === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(table, name) ? table[name] : undefined;
  if (load === undefined) {
    const known = Object.keys(table).join(' ');
    throw new UsageError(`没有命令 ${name}；可用：${known}`, `There is no verb ${name}; known: ${known}`);
  }
  const { cliVerb } = await load();
  const { flags, words } = readArguments(cliVerb, rest);
  if (flags['help'] === true) {
    io.out(cliVerb.usage);
    return 0;
  }
  return cliVerb.run(flags, words, io);
}
