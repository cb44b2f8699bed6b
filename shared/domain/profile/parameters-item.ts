import { z } from '../../std/shape.ts';
import { countShape, levelShape, levelsShape, parameter, statutoryPeriodShape, words } from './parameter-shape.ts';

/** Making, admitting and leaving the item list (profiles.md §8; layers per C3, approver per C4). */
export const itemParameters = {
  'item.compiledBy': parameter(
    z.strictObject({
      base: levelsShape,
      supplement: levelsShape.optional(),
      by: z.enum(['center', 'authority', 'leadGroup', 'body', 'agency']),
      negativeList: z.literal(true).optional(),
    }),
  ),
  'item.publish': parameter(z.strictObject({ beforeEffect: z.boolean() })),
  'item.adjust': parameter(
    z.strictObject({
      by: levelShape.optional(),
      steps: words(['addDynamically', 'study', 'review', 'approve', 'publish', 'request', 'exit']),
    }),
  ),
  'item.admissionApprover': parameter(
    z.strictObject({
      approver: z.enum(['notNamed', 'sameLevelLeadGroup', 'cityAgency']),
      checks: words(['abilityMatch', 'expertReview']).optional(),
      temporaryFrom: levelShape.optional(),
    }),
  ),
  'item.temporaryMax': parameter(statutoryPeriodShape),
  'item.exit': parameter(words(['filedByDepartment', 'automatic', 'forcedByLeadGroup'])),
  'item.excluded': parameter(
    words([
      'beyondStaffAbility',
      'negativeList',
      'administrativeLicence',
      'administrativePunishment',
      'administrativeCoercion',
      'notMatchingGridDuty',
    ]),
  ),
  'item.resources': parameter(
    words([
      'staff',
      'resources',
      'funds',
      'fullFunding',
      'training',
      'guidance',
      'workSupport',
      'workingConditions',
      'information',
    ]),
  ),
  'item.otherBy': parameter(
    z.strictObject({
      deciders: words(['government', 'partyCommittee', 'authority', 'upperDepartment']),
      levelMin: levelShape.optional(),
    }),
  ),
};

const cadenceShape = z.enum(['day', 'week', 'month', 'quarter', 'halfYear', 'year']);
const yearlyShape = z.strictObject({
  perYearMin: countShape,
  groups: words(['gridInstructor', 'gridChief', 'gridStaff']).optional(),
});

/** Assessment, stars, accountability, training (profiles.md §17, §18). */
export const assessParameters = {
  'assess.cadence': parameter(
    z.strictObject({
      windows: z.array(cadenceShape).min(1),
      routine: z.literal(true).optional(),
      staffReview: cadenceShape.optional(),
    }),
  ),
  'assess.by': parameter(words(['centers', 'city', 'county', 'departmentsGiveIndicators', 'gridBody', 'agency'])),
  'assess.govPerformance': parameter(z.literal(true)),
  'assess.inspection': parameter(words(['onlineInspection', 'fieldInspection', 'superviseEvaluate'])),
  'star.grade': parameter(z.strictObject({ levelsStated: z.boolean() })),
  'account.staff': parameter(
    words([
      'reassign',
      'dismiss',
      'byLawAndRules',
      'keep',
      'adjust',
      'orderCorrection',
      'circulateCriticism',
      'disciplinaryHandling',
    ]),
  ),
  'account.dept': parameter(
    words([
      'notice',
      'interview',
      'accountability',
      'sanction',
      'itemExitAfterUrging',
      'orderCorrection',
      'circulateCriticism',
    ]),
  ),
  'train.city': parameter(yearlyShape),
  'train.county': parameter(yearlyShape),
  'train.cityPersons': parameter(yearlyShape),
  'train.induction': parameter(z.strictObject({ required: z.literal(true), onSchedule: z.literal(true).optional() })),
  'train.rotation': parameter(z.union([yearlyShape, z.strictObject({ routine: z.literal(true) })])),
  'train.days': parameter(yearlyShape),
  'train.kinds': parameter(
    words([
      'academy',
      'college',
      'online',
      'offline',
      'digitalSkills',
      'induction',
      'sector',
      'homeCoaching',
      'mechanism',
    ]),
  ),
};
