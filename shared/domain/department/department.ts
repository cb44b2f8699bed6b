import { z } from '../../std/shape.ts';

/** A linked department or public-service company that can hold an event (网格化联动部门). */
export const departmentShape = z.object({
  id: z.string(),
  name: z.string(),
  shortName: z.string(),
  /** Pinyin initials, lower case. */
  pinyin: z.string(),
  phone: z.string(),
  /** Item codes its duty covers. */
  items: z.array(z.string()),
  /** Named contact (联络人); null = none on record, which warns at dispatch. */
  liaison: z.string().nullable(),
  kind: z.enum(['department', 'publicService']),
  level: z.enum(['county', 'city']),
});
export type Department = z.infer<typeof departmentShape>;
