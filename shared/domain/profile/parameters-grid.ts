import { z } from '../../std/shape.ts';
import {
  byRuleShape,
  countShape,
  levelShape,
  levelsShape,
  parameter,
  statutoryPeriodShape,
  strengthShape,
  vagueShape,
  words,
} from './parameter-shape.ts';

/**
 * Bounds of a grid's size. `force` says how hard the number is (stated, usual 一般, in principle 原则上; C7);
 * `or` names the other measure of which one fitting is enough (C6); `unitAssumed` marks a number whose unit the text lost.
 */
const boundsShape = z
  .strictObject({
    min: countShape.optional(),
    max: countShape.optional(),
    usual: countShape.optional(),
    force: z.enum(['stated', 'usual', 'inPrinciple']),
    or: z.enum(['households', 'persons']).optional(),
    unitAssumed: z.literal(true).optional(),
    counts: z.literal('residentHouseholds').optional(),
    gridLevel: z.literal(3).optional(),
  })
  .refine((b) => b.min !== undefined || b.max !== undefined || b.usual !== undefined, 'bounds need min, max or usual')
  .refine((b) => b.min === undefined || b.max === undefined || b.min <= b.max, 'min must not exceed max');

const sizeShape = z.union([byRuleShape, boundsShape]);

const unitWords = words([
  'residentialCompound',
  'residentsGroup',
  'building',
  'street',
  'naturalVillage',
  'villagerGroup',
  'householdBlock',
  'administrativeVillage',
  'partOfVillage',
]);

const siteWords = words([
  'administrativeCenter',
  'park',
  'industrialPark',
  'seaProductionArea',
  'enterprise',
  'publicInstitution',
  'officeBuilding',
  'marketDistrict',
  'factory',
  'scenicArea',
  'school',
  'hospital',
  'station',
  'airport',
]);

const dividerShape = z.strictObject({
  by: levelShape,
  jointWith: words(['civilAffairs', 'relatedDepartments', 'relatedUnits']).optional(),
  under: z.enum(['countyMethod', 'cityCountyPlan', 'sectorStandard']).optional(),
});

/** Grid types, size bounds, division, filing, code (profiles.md §3–§5). */
export const gridParameters = {
  'grid.types': parameter(words(['comprehensive', 'dedicated', 'ordinary'])),
  'grid.levels': parameter(
    z.strictObject({
      depth: z.int().min(1).max(3),
      names: words(['village', 'area', 'group']).optional(),
      minPerVillage: countShape.optional(),
    }),
  ),
  'grid.urbanUnits': parameter(unitWords),
  'grid.ruralUnits': parameter(unitWords),
  'grid.dedicatedCategories': parameter(z.strictObject({ named: siteWords, optional: siteWords.optional() })),

  'size.urban.households': parameter(sizeShape),
  'size.urban.persons': parameter(sizeShape),
  'size.rural.households': parameter(sizeShape),
  'size.rural.persons': parameter(sizeShape),
  'size.personsMax': parameter(boundsShape),
  'size.streetCompoundMax': parameter(boundsShape),
  'size.highRise': parameter(boundsShape),
  'size.mergeBelow': parameter(z.strictObject({ below: countShape })),
  'size.vacantExemption': parameter(z.strictObject({ overPercent: countShape })),
  'size.resettlement': parameter(
    z.strictObject({ withGroupUpTo: countShape, ownGridFrom: countShape, atBoth: z.literal('choose') }),
  ),
  'size.changeRule': parameter(z.strictObject({ needs: words(['reason', 'approver']) })),
  'size.geometry': parameter(words(['fullCover', 'noGap', 'noOverlap', 'clearBoundary'])),

  'division.comprehensive': parameter(dividerShape),
  'division.dedicated': parameter(dividerShape),
  'division.noOtherGrids': parameter(
    z.strictObject({ strength: strengthShape, exception: z.enum(['lawProvidesOtherwise', 'specialRequirement']) }),
  ),
  'change.approval': parameter(
    z.strictObject({
      by: z.enum(['county', 'divider']),
      prior: z.literal(true).optional(),
      writtenRequestBy: levelShape.optional(),
    }),
  ),
  'filing.grid.to': parameter(
    z.strictObject({ division: levelsShape, changes: levelsShape, codeChanges: levelsShape.optional() }),
  ),
  'filing.grid.limit': parameter(
    z.union([
      vagueShape,
      z.strictObject({ noneStated: z.literal(true) }),
      statutoryPeriodShape.extend({ after: words(['layoutAdjustment', 'codeAdjustment']) }),
    ]),
  ),
  'filing.staff': parameter(
    z.strictObject({ path: levelsShape, peersInformed: z.boolean(), reviewFiled: z.literal('halfYear') }),
  ),
  'code.authority': parameter(z.strictObject({ level: z.enum(['county', 'city']) })),
  'code.spec': parameter(z.enum(['provincial', 'unifiedStandard'])),
  'code.unique': parameter(z.literal(true)),
  'code.sync': parameter(words(['securityInformationSystem'])),
};
