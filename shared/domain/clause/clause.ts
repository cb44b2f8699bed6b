import { err, ok, type Result } from '../../std/result.ts';
import { parseWith, type ShapeError, z } from '../../std/shape.ts';

/** A clause id as it is quoted everywhere: place, article, item and sub-item, e.g. `LYG-30-1`, `AK-11.4-2`. */
export const clauseIdShape = z.string().regex(/^(LYG|ZS|AK|JS|ZG)-\d[\w.-]*$/, 'must look like LYG-30-1');

/** How binding the text is: 应当 · 一般/注重 · 可以. */
export const clauseStrengths = ['must', 'should', 'may'] as const;
/** Where the software meets the clause; `outside-software` rows carry their reason and are never proven. */
export const clauseFits = ['both', 'console', 'hub', 'outside-software'] as const;

const wordsShape = z.strictObject({ zh: z.string().min(1).max(60), en: z.string().min(1).max(160) });
const { zh, en } = wordsShape.shape;

/** One row of the shipped table `resources/clauses.json`. `zh` and `en` are short names of the duty, not the text itself. */
export const clauseShape = z.strictObject({
  id: clauseIdShape,
  place: z.enum(['LYG', 'ZS', 'AK', 'JS', 'ZG']),
  /** Article or section number as the text counts, e.g. `30`, `11.2.1`. */
  article: z.string().min(1).max(12),
  area: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  strength: z.enum(clauseStrengths),
  fits: z.enum(clauseFits),
  zh,
  en,
  reason: wordsShape.optional(),
});
export type Clause = z.infer<typeof clauseShape>;

const fileShape = z.strictObject({
  version: z.string().regex(/^clauses@\d{4}\.\d{2}(\.\d+)?$/, 'must look like clauses@2026.11'),
  clauses: z.array(clauseShape).min(1),
});

/** Every clause of the five regulations by its id, in the order of the texts. */
export type ClauseTable = { readonly version: string; readonly byId: ReadonlyMap<string, Clause> };

/** What a screen shows beside a clause id. */
export type ClauseWords = Pick<Clause, 'zh' | 'en' | 'strength' | 'place'>;

/** Checks the table; an id given twice, one of another place, or a reason where none belongs is refused with its path. */
export function loadClauses(data: unknown): Result<ClauseTable, ShapeError> {
  const parsed = parseWith(fileShape, data);
  if (!parsed.ok) return parsed;
  const { version, clauses } = parsed.value;
  const byId = new Map<string, Clause>();
  for (const [at, clause] of clauses.entries()) {
    const problem = problemOf(clause, byId);
    if (problem) {
      return err({ code: 'bad-shape', path: `clauses.${at}.${problem.field}`, message: problem.message });
    }
    byId.set(clause.id, clause);
  }
  return ok({ version, byId });
}

function problemOf(clause: Clause, before: ReadonlyMap<string, Clause>): { field: string; message: string } | null {
  const { id, place, fits, reason } = clause;
  if (before.has(id)) return { field: 'id', message: `${id} is given twice` };
  if (!id.startsWith(`${place}-`)) return { field: 'place', message: `${id} is no clause of ${place}` };
  if ((fits === 'outside-software') !== (reason !== undefined)) {
    return { field: 'reason', message: `${id} needs a reason exactly where it lies outside software` };
  }
  return null;
}

/** The clause of an id; undefined where no text has it. */
export const clauseOf = (table: ClauseTable, id: string): Clause | undefined => table.byId.get(id);

/** The words for a clause in both languages, offline; undefined where no text has the id, so a screen shows the id alone. */
export function clauseWords(table: ClauseTable, id: string): ClauseWords | undefined {
  const clause = clauseOf(table, id);
  return clause && { zh: clause.zh, en: clause.en, strength: clause.strength, place: clause.place };
}
