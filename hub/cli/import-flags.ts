import { type Flags, numberOf, textOf, UsageError } from './cli-verb.ts';

export type ImportArguments = {
  readonly file: string;
  readonly map: string;
  /** Rows to show instead of loading; null loads. */
  readonly preview: number | null;
  readonly limit: number | null;
  readonly errors: string | null;
  readonly json: boolean;
};

const most = 1_000_000_000;

/** What the command line of `import` means. Throws UsageError. */
export function importArguments(flags: Flags, words: readonly string[], maps: readonly string[]): ImportArguments {
  const [file] = words;
  if (file === undefined)
    throw new UsageError('请给出要导入的文件。', 'Name the file to import: npm run hub -- import FILE --map MAP');
  const map = textOf(flags, 'map');
  if (map === undefined)
    throw new UsageError(
      `请用 --map 指定映射：${maps.join(', ')}，或映射文件的路径。`,
      `Say with --map how its columns are to be read: ${maps.join(', ')}, or the path of a mapping file.`,
    );
  const preview = numberOf(flags, 'preview', 1, 1000) ?? null;
  const errors = textOf(flags, 'errors') ?? null;
  if (preview !== null && errors !== null)
    throw new UsageError(
      '--preview 不写任何文件，不能与 --errors 同用。',
      '--preview writes nothing, so --errors has no use with it.',
    );
  return { file, map, preview, limit: numberOf(flags, 'limit', 1, most) ?? null, errors, json: flags['json'] === true };
}
