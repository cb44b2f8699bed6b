import type { Result } from '../../shared/std/result.ts';
import { parseWith, type ShapeError, z } from '../../shared/std/shape.ts';
import { compileTimeFormat } from './time-format.ts';
import { isTimeZone } from './time-zone.ts';

/** Title of a column as it stands in the first row of the file. */
const columnName = z.string().min(1).max(200);

/**
 * How a text is made from a row. A missing cell gives nothing, and so does a rule all of whose parts give nothing.
 * - `column`: the cell; with `table` what the table says of it, `else` where the table does not know it
 * - `value`: always this text
 * - `first`: the first of these that gives something
 * - `join`: all that give something, with `with` between them
 * - `label` + `of`: the label before what `of` gives
 */
export type TextRule =
  | {
      readonly column: string;
      readonly table?: Readonly<Record<string, string>> | undefined;
      readonly else?: string | undefined;
    }
  | { readonly value: string }
  | { readonly first: readonly TextRule[] }
  | { readonly join: readonly TextRule[]; readonly with: string }
  | { readonly label: string; readonly of: TextRule };

const textRuleShape: z.ZodType<TextRule> = z.lazy(() =>
  z.union(
    [
      z.strictObject({
        column: columnName,
        table: z.record(z.string(), z.string().min(1)).optional(),
        else: z.string().min(1).optional(),
      }),
      z.strictObject({ value: z.string().min(1).max(4000) }),
      z.strictObject({ first: z.array(textRuleShape).min(1) }),
      z.strictObject({ join: z.array(textRuleShape).min(1), with: z.string() }),
      z.strictObject({ label: z.string().min(1), of: textRuleShape }),
    ],
    'must be {column}, {value}, {first}, {join, with} or {label, of}',
  ),
);

const timeFormat = z.string().superRefine((text, context) => {
  const compiled = compileTimeFormat(text);
  if (!compiled.ok) context.addIssue({ code: 'custom', message: compiled.error });
});
const timeZone = z.string().refine(isTimeZone, 'is no time zone of the tz database, such as Asia/Shanghai');
const timesShape = z.strictObject({ formats: z.array(timeFormat).min(1), zone: timeZone });

/** A time column; formats and zone are those of `times` unless it has its own. */
const timeRuleShape = z.strictObject({
  column: columnName,
  formats: z.array(timeFormat).min(1).optional(),
  zone: timeZone.optional(),
});
export type TimeRule = z.infer<typeof timeRuleShape>;

/** True where the cell is one of these; a list of conditions is true where any is. */
const conditionShape = z.strictObject({ column: columnName, in: z.array(z.string().min(1)).min(1) });
export type Condition = z.infer<typeof conditionShape>;

const closingShape = z
  .strictObject({
    at: timeRuleShape.optional(),
    /** State columns that say it is over; without them a closing time says so. */
    when: z.array(conditionShape).min(1).optional(),
    /** What a row is that says it is over but not when: a bad row, still open, or ended at an unknown time. */
    withoutTime: z.enum(['bad', 'open', 'ended']).default('bad'),
  })
  .refine((c) => c.at !== undefined || c.when !== undefined, 'needs `at`, `when` or both');

const placeShape = z.strictObject({
  text: textRuleShape.optional(),
  /** Degrees, GCJ-02 inside China (where it differs from WGS-84). */
  lon: columnName.optional(),
  lat: columnName.optional(),
  /** Points [lon, lat] a source writes when it does not know the place. */
  ignore: z.array(z.tuple([z.number(), z.number()])).default([]),
  /** Division or grid code, 4 to 15 digits; the hub's own place where the map or the row says nothing. */
  area: textRuleShape.optional(),
});

const mapShape = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be a short name in lower case'),
  title: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
  /** The other system, written with every event; with the foreign number it says what is the same event. */
  system: z.string().min(1).max(40),
  /** Stands before the foreign number in the receipt number, e.g. `BOS` gives BOS-101001240734. */
  prefix: z.string().regex(/^[A-Za-z0-9]{1,12}$/, 'must be 1 to 12 letters or digits'),
  /** Sheet of a workbook by name; the first one where it is left out. */
  sheet: z.string().min(1).optional(),
  /** Cells that mean "nothing", besides an empty one. */
  missing: z.array(z.string()).default([]),
  times: timesShape,
  number: columnName,
  openedAt: timeRuleShape,
  targetAt: timeRuleShape.optional(),
  closing: closingShape.optional(),
  /** A row closed before it was opened: a bad row, or kept as it stands with a warning. */
  closedBeforeOpened: z.enum(['refuse', 'keep']).default('refuse'),
  eventTitle: textRuleShape,
  content: textRuleShape,
  item: textRuleShape.default({ value: 'unclassified' }),
  place: placeShape.default({ ignore: [] }),
  department: z
    .strictObject({
      id: textRuleShape,
      name: textRuleShape,
      /** Foreign id → department of this hub; the others stay as `system:id`. */
      table: z.record(z.string(), z.string().min(1).max(64)).default({}),
    })
    .optional(),
  requester: z.strictObject({ name: columnName, phone: columnName.optional() }).optional(),
  result: textRuleShape.optional(),
  statedLate: z
    .strictObject({ late: z.array(conditionShape).min(1), inTime: z.array(conditionShape).min(1) })
    .optional(),
});

/** How the rows of another system's file become events: a mapping file, checked. */
export type ImportMap = z.infer<typeof mapShape>;

/** Checks the data of a mapping file; what does not fit is named with its path, e.g. `closing.at.column`. */
export const parseImportMap = (data: unknown): Result<ImportMap, ShapeError> => parseWith(mapShape, data);
