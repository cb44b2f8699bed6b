import { parseWith, z } from '../../../shared/std/shape.ts';

/** One assisting department with its share, as a form is begun with it; `due` in ms. */
export type WrittenShare = { readonly id: string; readonly share: string; readonly due: number | null };

const shape = z
  .array(z.object({ id: z.string(), share: z.string(), due: z.number().nullable().default(null) }))
  .max(20);

/** Rows of assistants as one word of a form's filling, for an act that is changed after it was refused (O4). */
export const writtenShares = (
  rows: readonly { readonly id: string; readonly share: string; readonly due?: number | null | undefined }[],
): string => JSON.stringify(rows.map(({ id, share, due }) => ({ id, share, due: due ?? null })));

/** The rows of a filling; none where it has none or cannot be read. */
export function readShares(text: string | undefined): readonly WrittenShare[] {
  if (text === undefined) return [];
  try {
    const parsed = parseWith(shape, JSON.parse(text));
    return parsed.ok ? parsed.value : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
