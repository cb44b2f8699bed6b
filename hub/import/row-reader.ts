import type { Condition, ImportMap, TextRule, TimeRule } from './import-map.ts';
import type { ProblemCode, RowProblem, WarningCode } from './row-problem.ts';
import { compileTimeFormat, type TimeFormat } from './time-format.ts';
import { type ZoneClock, zoneClock } from './time-zone.ts';

/** One row while it is read: its cells, and what was found wrong with it so far. */
export type Reading = {
  readonly line: number;
  readonly cells: readonly string[];
  readonly problems: RowProblem[];
  readonly warnings: WarningCode[];
};

export type TextReader = (row: Reading) => string;
export type TimeReader = (row: Reading) => number | null;
export type Test = (row: Reading) => boolean;

export const fail = (row: Reading, code: ProblemCode, column: string | null, value = ''): void => {
  row.problems.push({ line: row.line, code, column, value: value.length > 80 ? `${value.slice(0, 79)}…` : value });
};

/** Readers for the rules of one map over one header; every column the map names must be in the header. */
export type Readers = {
  /** The cell, trimmed; '' where it means nothing. */
  readonly cell: (column: string) => TextReader;
  readonly text: (rule: TextRule | undefined) => TextReader;
  readonly time: (rule: TimeRule | undefined) => TimeReader;
  readonly any: (conditions: readonly Condition[] | undefined) => Test;
};

const [EARLIEST, LATEST] = [0, Date.UTC(2100, 0, 1)];

/** Compiles the rules of a map once, so that a row costs a few calls. */
export function createReaders(map: ImportMap, header: readonly string[]): Readers {
  const missing = new Set(map.missing);
  const clocks = new Map<string, ZoneClock>();
  const clockOf = (zone: string): ZoneClock => {
    const clock = clocks.get(zone) ?? zoneClock(zone);
    clocks.set(zone, clock);
    return clock;
  };
  const cell = (column: string): TextReader => {
    const at = header.indexOf(column);
    return ({ cells }) => {
      const value = (cells[at] ?? '').trim();
      return missing.has(value) ? '' : value;
    };
  };
  const text = (rule: TextRule | undefined): TextReader => {
    if (rule === undefined) return () => '';
    if ('value' in rule) return () => rule.value;
    if ('column' in rule) return tableReader(cell(rule.column), rule);
    if ('of' in rule) {
      const inner = text(rule.of);
      return (row) => {
        const value = inner(row);
        return value === '' ? '' : rule.label + value;
      };
    }
    const parts = ('first' in rule ? rule.first : rule.join).map(text);
    if ('join' in rule)
      return (row) =>
        parts
          .map((p) => p(row))
          .filter((p) => p !== '')
          .join(rule.with);
    return (row) => {
      for (const part of parts) {
        const value = part(row);
        if (value !== '') return value;
      }
      return '';
    };
  };
  const time = (rule: TimeRule | undefined): TimeReader =>
    rule === undefined
      ? () => null
      : timeReader(
          cell(rule.column),
          rule.column,
          formatsOf(rule.formats ?? map.times.formats),
          clockOf(rule.zone ?? map.times.zone),
        );
  const any = (conditions: readonly Condition[] | undefined): Test => {
    const tests = (conditions ?? []).map(({ column, in: values }): Test => {
      const [read, wanted] = [cell(column), new Set(values)];
      return (row) => wanted.has(read(row));
    });
    return (row) => tests.some((test) => test(row));
  };
  return { cell, text, time, any };
}

function tableReader(
  read: TextReader,
  rule: { readonly table?: Readonly<Record<string, string>> | undefined; readonly else?: string | undefined },
): TextReader {
  if (rule.table === undefined) return rule.else === undefined ? read : (row) => read(row) || (rule.else ?? '');
  const table = new Map(Object.entries(rule.table));
  return (row) => {
    const value = read(row);
    return table.get(value) ?? rule.else ?? value;
  };
}

const formatsOf = (patterns: readonly string[]): readonly TimeFormat[] =>
  patterns.flatMap((pattern) => {
    const compiled = compileTimeFormat(pattern);
    return compiled.ok ? [compiled.value] : [];
  });

function timeReader(read: TextReader, column: string, formats: readonly TimeFormat[], clock: ZoneClock): TimeReader {
  return (row) => {
    const text = read(row);
    if (text === '') return null;
    for (const format of formats) {
      const found = format(text);
      if (found === null) continue;
      const { at, doubt } = 'at' in found ? { at: found.at, doubt: null } : clock.toInstant(found.wall);
      if (at < EARLIEST || at >= LATEST) {
        fail(row, 'time-implausible', column, text);
        return null;
      }
      if (doubt !== null) row.warnings.push(doubt === 'twice' ? 'local-time-twice' : 'local-time-never');
      return at;
    }
    fail(row, 'time-unreadable', column, text);
    return null;
  };
}
