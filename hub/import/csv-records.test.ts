import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countLines, nextLine, readRecord } from './csv-records.ts';

const cellsOf = (text: string, delimiter = ','): readonly (readonly string[])[] => {
  const rows: (readonly string[])[] = [];
  for (let at = 0; at < text.length; ) {
    const record = readRecord(text, at, delimiter, true);
    if (record === null || record === 'unclosed') throw new Error(String(record));
    rows.push(record.cells);
    at = record.end;
  }
  return rows;
};

describe('I8: CSV records', () => {
  test.each([
    [
      'a,b\n1,2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r\n1,2\r\n',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      'a,b\r1,2\r',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    [
      '"a","b"\n"1,5","2\r\n2"',
      [
        ['a', 'b'],
        ['1,5', '2\r\n2'],
      ],
    ],
    ['"say ""yes""",x', [['say "yes"', 'x']]],
    [
      '5" pipe,x\n"quoted" tail,y',
      [
        ['5" pipe', 'x'],
        ['quoted tail', 'y'],
      ],
    ],
    ['a,,\n', [['a', '', '']]],
    ['"",""', [['', '']]],
  ])('given %j, when read, then the cells are told apart', (text, rows) => {
    expect(cellsOf(text)).toEqual(rows);
  });

  test('given a quote without an end, when all the text is there, then it is told and not guessed', () => {
    expect(readRecord('1,"open\n2,x\n', 0, ',', true)).toBe('unclosed');
    expect(readRecord('1,"open\n2,x\n', 0, ',', false)).toBeNull();
  });

  test('given any rows, when written and read back, then they are the same, with the right number of lines, in one piece or two', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '网', '"', ',', '\n', '\r', ' '), maxLength: 8 });
    const row = fc.array(cell, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('\n', '\r\n'),
        fc.nat(),
        (rows, end, cut) => {
          const text = rows
            .map((cells) => `${cells.map((c) => `"${c.replaceAll('"', '""')}"`).join(',')}${end}`)
            .join('');
          expect(cellsOf(text)).toEqual(rows);
          const first = readRecord(text, 0, ',', true);
          if (first === null || first === 'unclosed') throw new Error(String(first));
          expect(first.lines).toBe(countLines(text.slice(0, first.end)));
          const short = readRecord(text.slice(0, cut % first.end), 0, ',', false);
          expect(short, 'a piece that ends inside the record is not taken for it').toBeNull();
        },
      ),
      { numRuns: 1000, seed: 8 },
    );
  });

  test('given lines, when the next is looked for, then any line end counts', () => {
    expect([nextLine('a\nb', 0), nextLine('a\r\nb', 0), nextLine('a\rb', 0), nextLine('ab', 0)]).toEqual([2, 3, 2, 2]);
  });
});
