import { z } from '../../std/shape.ts';
import { itemKeys } from '../profile/profile-shape.ts';

const nameShape = z.string().min(1).max(40);

/**
 * What may be done with an item: `publicService` goes to 12345 where the profile says so (LYG-28-3); `adminPower` is licence,
 * punishment or coercion and never for grid staff (LYG-16-3-2, JS-16-3-2, ZG-10-3); `restricted` shows as a total only (invariant 9).
 */
export const itemKinds = ['normal', 'publicService', 'adminPower', 'restricted'] as const;
export type ItemKind = (typeof itemKinds)[number];

const itemShape = z.strictObject({
  /** Digits a desk types; stable for ever. */
  code: z.string().regex(/^\d{4}$/),
  key: z.string().regex(/^[a-z][a-zA-Z]{1,39}$/),
  name: nameShape,
  nameEn: z.string().min(1).max(80),
  /** One of the 18 keys of profiles.md §9: the clause of an item is that of its parent in the profile in force. */
  parent: z.enum(itemKeys),
  kind: z.enum(itemKinds),
  /** Gravity proposed at intake: 1 特别重大 · 2 重大 · 3 较大 · 4 一般. */
  severity: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  /** Department recommended first (D1); null where no single one is. */
  department: z.string().min(1).max(40).nullable(),
  /** First letters of the pinyin, e.g. `bllj`. */
  initials: z.string().regex(/^[a-z]+$/),
  /** Syllables without tones, apart by a space; ü is written v as an input method does. */
  pinyin: z.string().regex(/^[a-z]+( [a-z]+)*$/),
  synonyms: z.array(nameShape),
  numbering: z.enum(['CJ/T 214', 'own']),
  /** Goes straight into the triage of the town centre (LYG-16-4, JS-16-4). */
  route: z.literal('townCenter').optional(),
  /** Added here beside the list compiled above (C3, LYG-10-2); absent: an item of the list itself. */
  layer: z.literal('supplement').optional(),
});
export type Item = z.infer<typeof itemShape>;

const listFields = z.strictObject({
  version: z.string().regex(/^items@\d{4}\.\d{2}(\.\d+)?(\+\d+)?$/, 'must look like items@2026.11'),
  groups: z.array(z.strictObject({ key: z.enum(itemKeys), name: nameShape, nameEn: z.string().min(1).max(80) })).min(1),
  departments: z.array(z.strictObject({ id: z.string().regex(/^[a-z]{2,20}$/), name: nameShape })),
  items: z.array(itemShape).min(1),
  /** Items that left the list: events opened under an earlier version are finished with them (AK-10.3-1). */
  exited: z.array(itemShape).optional(),
  /** Matters that never come to a grid, whatever was approved (AK-10.1). */
  negative: z
    .array(z.strictObject({ name: nameShape, code: z.string().nullable(), document: z.string().max(200) }))
    .optional(),
});

type Fields = z.infer<typeof listFields>;
type Issue = { readonly path: (string | number)[]; readonly message: string };

function repeats(list: readonly string[], path: (at: number) => (string | number)[]): Issue[] {
  return list.flatMap((value, at) =>
    list.indexOf(value) < at
      ? [{ path: path(at), message: `${value} is already used by entry ${list.indexOf(value)}` }]
      : [],
  );
}

function inconsistencies({ groups, departments, items }: Fields): Issue[] {
  const parents = new Set<string>(groups.map((g) => g.key));
  const known = new Set<string | null>([null, ...departments.map((d) => d.id)]);
  return [
    ...repeats(
      groups.map((g) => g.key),
      (at) => ['groups', at, 'key'],
    ),
    ...repeats(
      departments.map((d) => d.id),
      (at) => ['departments', at, 'id'],
    ),
    ...repeats(
      items.map((i) => i.code),
      (at) => ['items', at, 'code'],
    ),
    ...repeats(
      items.map((i) => i.key),
      (at) => ['items', at, 'key'],
    ),
    ...items.flatMap((item, at): Issue[] => [
      ...(parents.has(item.parent)
        ? []
        : [{ path: ['items', at, 'parent'], message: `${item.parent} is not among the groups` }]),
      ...(known.has(item.department)
        ? []
        : [{ path: ['items', at, 'department'], message: `${item.department} is not among the departments` }]),
      ...(item.initials ===
      item.pinyin
        .split(' ')
        .map((s) => s[0])
        .join('')
        ? []
        : [{ path: ['items', at, 'initials'], message: 'must be the first letters of pinyin' }]),
    ]),
  ];
}

/** A published item list (事项清单): every event keeps the version it was opened under (C3). */
export const itemListShape = listFields.superRefine((list, context) => {
  for (const issue of inconsistencies(list)) context.addIssue({ code: 'custom', ...issue });
});
export type ItemList = z.infer<typeof itemListShape>;
