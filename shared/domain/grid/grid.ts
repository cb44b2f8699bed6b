import { z } from '../../std/shape.ts';

/** Who runs a dedicated grid (专属网格; LYG-42-1, JS-42-1, ZG-8-2-2). */
export const dedicatedRecordShape = z.object({
  category: z.string(),
  hostUnit: z.string().min(1).max(80),
  hostPhone: z.string(),
  /** Competent department; null where none is named. */
  department: z.string().nullable(),
  /** Full-time person the host unit named (ZS-15-3). */
  fullTimeName: z.string().nullable(),
});
export type DedicatedRecord = z.infer<typeof dedicatedRecordShape>;

/** A grid (网格): 12-digit village code + 3-digit number (LYG-8-1, LYG-8-2). */
export const gridShape = z.object({
  code: z.string().regex(/^\d{15}$/),
  name: z.string(),
  village: z.string(),
  villageName: z.string(),
  town: z.string(),
  townName: z.string(),
  kind: z.enum(['comprehensive', 'dedicated']),
  households: z.number().int().nonnegative(),
  persons: z.number().int().nonnegative(),
  lon: z.number(),
  lat: z.number(),
  /** Ids of the people serving in it, chief first. */
  staff: z.array(z.string()),
  /** Only of a dedicated grid whose host unit is on record. */
  dedicated: dedicatedRecordShape.optional(),
  /** `YYYY-MM-DD`; only of a grid that a change retired. Its code is never used again (LYG-8-2). */
  retiredOn: z.string().optional(),
});
export type Grid = z.infer<typeof gridShape>;

export const staffShape = z.object({
  id: z.string(),
  name: z.string(),
  role: z.string(),
  grid: z.string(),
  phone: z.string(),
});
export type Staff = z.infer<typeof staffShape>;

export const divisionShape = z.object({
  code: z.string().regex(/^\d{2,12}$/),
  name: z.string(),
  level: z.enum(['city', 'county', 'town', 'village']),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
});
export type Division = z.infer<typeof divisionShape>;
