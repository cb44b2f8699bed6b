import { z } from '../../std/shape.ts';
import { detailsSectionShape, sourcesSectionShape } from './details-shape.ts';
import { localShape } from './local-shape.ts';
import { clauseShape, profileIdShape, textShape } from './parameter-shape.ts';
import { flowParameters, majorParameters, timeParameters } from './parameters-flow.ts';
import { gridParameters } from './parameters-grid.ts';
import { assessParameters, itemParameters } from './parameters-item.ts';
import { platformParameters } from './parameters-platform.ts';
import { ruleParameters } from './parameters-rule.ts';
import { staffParameters } from './parameters-staff.ts';
import { welfareParameters } from './parameters-welfare.ts';

/** Every parameter of profiles.json. Strict and complete: a key too many, a key missing or a wrong value is refused with its path. */
export const parametersShape = z.strictObject({
  ...ruleParameters,
  ...gridParameters,
  ...staffParameters,
  ...itemParameters,
  ...flowParameters,
  ...timeParameters,
  ...majorParameters,
  ...assessParameters,
  ...welfareParameters,
  ...platformParameters,
});
export type Parameters = z.infer<typeof parametersShape>;
export type ParameterKey = keyof Parameters;
export const parameterKeys = Object.keys(parametersShape.shape) as ParameterKey[];

/** The 18 item keys of profiles.md §9. */
export const itemKeys = [
  'baseData',
  'publicOpinion',
  'serviceAgency',
  'dispute',
  'hazard',
  'complianceCheck',
  'safetyProtection',
  'nationalSecurity',
  'keyPopulationCare',
  'judicialAssist',
  'rentalFloatingPopulation',
  'psychService',
  'lawPublicity',
  'selfGovernance',
  'civicInitiatives',
  'urbanEnvironment',
  'situationAnalysis',
  'otherAssigned',
] as const;
export type ItemKey = (typeof itemKeys)[number];

const itemClauses = Object.fromEntries(itemKeys.map((key) => [key, z.array(clauseShape).min(1).optional()])) as Record<
  ItemKey,
  z.ZodOptional<z.ZodArray<typeof clauseShape>>
>;

type Issue = { readonly path: (string | number)[]; readonly message: string };

/** A profile speaks for its own text: clauses of another text belong into that text's profile and come by inheritance. */
function foreignClauses(file: {
  id: string;
  parameters: Parameters;
  items: Record<string, string[] | undefined>;
  details: Record<string, { clauses: string[] } | undefined>;
  sources: Record<string, string[] | undefined>;
}): Issue[] {
  const own = (clause: string) => clause.startsWith(`${file.id}-`);
  const cells = parameterKeys.flatMap((key) =>
    file.parameters[key].clauses.map((clause, at) => ({ clause, path: ['parameters', key, 'clauses', at] })),
  );
  const items = Object.entries(file.items).flatMap(([key, list]) =>
    (list ?? []).map((clause, at) => ({ clause, path: ['items', key, at] })),
  );
  const details = Object.entries(file.details).flatMap(([key, group]) =>
    (group?.clauses ?? []).map((clause, at) => ({ clause, path: ['details', key, 'clauses', at] })),
  );
  const sources = Object.entries(file.sources).flatMap(([key, list]) =>
    (list ?? []).map((clause, at) => ({ clause, path: ['sources', key, at] })),
  );
  return [...cells, ...items, ...details, ...sources]
    .filter(({ clause }) => !own(clause))
    .map(({ clause, path }) => ({ path, message: `${clause} is not a clause of ${file.id}` }));
}

/** One file of resources/profiles: what one text says (`parameters`, `items`) and what a centre sets (`local`). */
export const profileFileShape = z
  .strictObject({
    id: profileIdShape,
    /** Rule version carried by every event and clock, e.g. `LYG@2026.11`. */
    version: z.string().regex(/^[A-Z]{2,6}@\d{4}\.\d{2}(\.\d+)?$/, 'must look like LYG@2026.11'),
    place: textShape,
    placeEn: textShape,
    /** Division code the text rules over: 2 digits a province, 4 a city. */
    cityCode: z.string().regex(/^\d{2}(\d{2})?$/),
    /** Profile whose values stand in where this text is silent. */
    parent: profileIdShape.nullable(),
    /** The text is not in force (C15): every screen that shows it says so. */
    draft: z.boolean(),
    parameters: parametersShape,
    items: z.strictObject(itemClauses),
    /** What the text asks of an event by item group. */
    details: detailsSectionShape.default({}),
    /** Where events come from, by clause. */
    sources: sourcesSectionShape.default({}),
    local: localShape.prefault({}),
  })
  .superRefine((file, context) => {
    const issues = foreignClauses(file);
    if (!file.version.startsWith(`${file.id}@`))
      issues.push({ path: ['version'], message: `must start with ${file.id}@` });
    if (file.parent !== file.parameters['rule.parentProfile'].value) {
      issues.push({ path: ['parent'], message: 'must equal parameters.rule.parentProfile' });
    }
    for (const issue of issues) context.addIssue({ code: 'custom', ...issue });
  });
export type ProfileFile = z.infer<typeof profileFileShape>;
