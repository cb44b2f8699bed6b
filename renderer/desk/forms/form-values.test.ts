import { describe, expect, test } from 'vitest';
import type { Field, FieldType } from '../../../shared/domain/dossier/field.ts';
import { filled, rawOf, valueOf } from './form-values.ts';

const field = (type: FieldType, optional = false): Field => ({
  key: 'x',
  zh: '项',
  en: 'field',
  type,
  ...(optional && { optional: true as const }),
});

describe('words of a form', () => {
  test.each([
    ['line', ' 三号楼 ', '三号楼'],
    ['number', '12', 12],
    ['money', '12.50', 1250],
    ['date', '2026-02-28', '2026-02-28'],
    ['instant', '2026-11-22 08:00', Date.parse('2026-11-22T08:00+08:00')],
    ['lines', '甲\n\n 乙 ', ['甲', '乙']],
  ] as const)('given a %s typed, then it becomes its value and comes back the same', (type, typed, value) => {
    const read = valueOf(field(type), typed);
    expect(read).toEqual({ value });
    expect(valueOf(field(type), rawOf(field(type), value as never))).toEqual({ value });
  });
  test.each([
    ['number', '十二'],
    ['money', '12.345'],
    ['date', '2026-02-30'],
    ['instant', '明天'],
  ] as const)('given a %s that is none, then the field is named', (type, typed) => {
    expect(filled([field(type)], { x: typed })).toEqual({ field: field(type) });
  });
  test('given nothing, then a required field is named and an optional one left out', () => {
    expect(filled([field('line')], {})).toEqual({ field: field('line') });
    expect(filled([field('line', true)], {})).toEqual({ values: {} });
    expect(filled([field('yes')], {})).toEqual({ values: { x: false } });
    expect(filled([field('departments')], { x: [] })).toEqual({ field: field('departments') });
  });
});
