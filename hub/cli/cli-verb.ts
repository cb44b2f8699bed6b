import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

/** Where a verb writes its answer and its troubles; tests put arrays here. */
export type Io = { readonly out: (text: string) => void; readonly err: (text: string) => void };

/** Values of the flags as typed; a flag that was not given is absent. */
export type Flags = Readonly<Record<string, string | boolean | undefined>>;

/** One verb of `npm run hub -- VERB …`. */
export type CliVerb = {
  /** One line for the list of verbs: Chinese, then English. */
  readonly summary: string;
  /** The whole help of the verb. */
  readonly usage: string;
  /** Flags beside `--help`. */
  readonly flags: ParseArgsOptionsConfig;
  /** Most words after the verb. */
  readonly words: number;
  /** @returns the exit code: 0 done, 1 the answer is bad news. Throws UsageError (2) or HubError (1). */
  readonly run: (flags: Flags, words: readonly string[], io: Io) => Promise<number>;
};

/** Something typed that makes no sense: shown as its sentence, exit code 2. */
export class UsageError extends Error {
  constructor(zh: string, en: string) {
    super(`${zh}\n${en}`);
    this.name = 'UsageError';
  }
}

/** Reads flags and words of a verb. Throws UsageError on an unknown flag, a missing value or a word too many. */
export function readArguments(
  verb: CliVerb,
  args: readonly string[],
): { readonly flags: Flags; readonly words: readonly string[] } {
  const options = { ...verb.flags, help: { type: 'boolean' } } satisfies ParseArgsOptionsConfig;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    if (positionals.length > verb.words)
      throw new UsageError(`多余的参数：${positionals[verb.words]}`, `Unexpected word: ${positionals[verb.words]}`);
    return { flags: values as Flags, words: positionals };
  } catch (error) {
    if (error instanceof UsageError || !(error instanceof Error)) throw error;
    throw new UsageError(`参数有误：${error.message}`, `Wrong arguments: ${error.message}. See --help.`);
  }
}

/** A flag that takes text, as text. */
export function textOf(flags: Flags, name: string): string | undefined {
  const value = flags[name];
  return typeof value === 'string' ? value : undefined;
}

/** A flag that takes a whole number within bounds. Throws UsageError. */
export function numberOf(flags: Flags, name: string, min: number, max: number): number | undefined {
  const text = textOf(flags, name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new UsageError(
      `--${name} 应为 ${min}–${max} 的整数：${text}`,
      `--${name} must be a whole number from ${min} to ${max}: ${text}`,
    );
  }
  return value;
}
