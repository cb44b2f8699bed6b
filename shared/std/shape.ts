import { z } from 'zod';
import { err, ok, type Result } from './result.ts';

export { z };

/** Where and why data did not fit its shape. `path` is dotted, e.g. `command.place.lon`; empty for the whole value. */
export type ShapeError = { readonly code: 'bad-shape'; readonly path: string; readonly message: string };

/** The one door to zod: checks `data` against `schema`; the first issue is reported with its path. */
export function parseWith<S extends z.ZodType>(schema: S, data: unknown): Result<z.output<S>, ShapeError> {
  const parsed = schema.safeParse(data);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  const unknownKeys = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const path = [...(issue?.path ?? []), ...unknownKeys].map(String).join('.');
  return err({ code: 'bad-shape', path, message: issue?.message ?? 'does not fit its shape' });
}
