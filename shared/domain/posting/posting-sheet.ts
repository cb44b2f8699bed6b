import type { Dossier, Value } from '../dossier/dossier.ts';
import { fieldsOf } from '../dossier/field.ts';
import type { Words } from '../names.ts';
import type { Rules } from '../verb.ts';
import { sheetFields } from './posting-fields.ts';

export type SheetLine = Words & { readonly key: string; readonly value: Value };

/**
 * The sheet as it is printed: exactly what the text in force wants on it, in the order of the form, and the supervision phones and channels
 * (LYG-19-1, LYG-19-3, JS-19-1, ZS-21-1-1, ZG-21, AK-7.2-4). Nothing else of the dossier comes out.
 */
export const postingSheet = (posting: Dossier, rules: Rules): readonly SheetLine[] =>
  fieldsOf(sheetFields, rules).flatMap(({ key, zh, en }) => {
    const value = posting.data[key];
    return value === undefined || value === null ? [] : [{ key, zh, en, value }];
  });
