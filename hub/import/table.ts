/** A row of a file: where it begins (line of the file, or row of the sheet, from 1) and its cells, or why it cannot be read. */
export type TableRow =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly broken: 'quotes' | 'bytes' | 'columns'; readonly detail: string };

/** A file as a table, opened: its titles are known, its rows come as they are asked for. */
export type Table = {
  /** Shown in the summary: `utf-8`, `gbk`, `gb18030`, … or `xlsx`. */
  readonly encoding: string;
  readonly header: readonly string[];
  readonly rows: AsyncIterable<TableRow>;
  /** Bytes of the file read so far, for the progress bar. */
  readonly progress: () => number;
  readonly size: number;
};
