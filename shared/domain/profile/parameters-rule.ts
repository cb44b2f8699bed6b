import { z } from '../../std/shape.ts';
import {
  countShape,
  levelsShape,
  parameter,
  profileIdShape,
  strengthShape,
  textShape,
  vagueShape,
  words,
} from './parameter-shape.ts';

const bodyFunctions = words([
  'organise',
  'coordinate',
  'guide',
  'supervise',
  'commandDispatch',
  'jointHandling',
  'trackFeedback',
  'assess',
  'teamBuilding',
  'carryOutAssignments',
  'runPlatform',
  'accept',
  'route',
  'assign',
  'urge',
]);

const departmentWords = words([
  'agricultureRural',
  'bigData',
  'cityManagement',
  'civilAffairs',
  'ecology',
  'emergencyManagement',
  'finance',
  'fireRescue',
  'forestry',
  'governmentServices',
  'governmentServicesDigital',
  'health',
  'housingConstruction',
  'humanResources',
  'integratedLawEnforcement',
  'justice',
  'marketRegulation',
  'medicalInsurance',
  'meteorology',
  'naturalResourcesPlanning',
  'organisation',
  'petition',
  'police',
  'ruralRevitalisation',
  'transport',
  'water',
]);

const staffCountShape = z.union([
  z.strictObject({ min: countShape, max: countShape, count: z.literal('dedicated') }),
  vagueShape,
]);

/** Identity, legal force, organisation (profiles.md §1, §2). */
export const ruleParameters = {
  'rule.name': parameter(textShape),
  'rule.kind': parameter(
    z.enum(['cityNormativeDocument', 'draftLocalRegulation', 'localStandard', 'provincialRule', 'municipalRule']),
  ),
  'rule.effectiveFrom': parameter(
    z.union([
      z.strictObject({ date: z.iso.date(), by: z.enum(['publication', 'statedDate']) }),
      z.strictObject({ unset: z.literal(true) }),
    ]),
  ),
  'rule.parentProfile': parameter(profileIdShape),
  'rule.detailBy': parameter(
    z.strictObject({ levels: levelsShape, functionalZonesLikewise: z.literal(true).optional() }),
  ),

  'org.bodyName': parameter(z.array(textShape).min(1)),
  'org.levels': parameter(levelsShape),
  'org.withSecurityCenter': parameter(strengthShape),
  'org.functions': parameter(bodyFunctions),
  'org.director': parameter(z.strictObject({ directors: countShape, deputiesMin: countShape, mayDouble: z.boolean() })),
  'org.centerStaff.city': parameter(staffCountShape),
  'org.centerStaff.county': parameter(staffCountShape),
  'org.centerStaff.town': parameter(staffCountShape),
  'org.centerStaff.village': parameter(staffCountShape),
  'org.leadGroup': parameter(
    z.strictObject({
      head: z.literal('politicalLegalSecretary'),
      parts: words(['deputies', 'memberDepartments', 'office']),
    }),
  ),
  'org.departments': parameter(
    z.strictObject({
      linked: departmentWords,
      divisionHelpers: departmentWords.optional(),
      /** Each acts within its duties: what the list does not give it, it is not given without a reason. */
      byDuty: z.literal(true).optional(),
    }),
  ),
  'org.rulebook': parameter(
    words([
      'postPublicity',
      'regularMeeting',
      'patrolVisit',
      'situationReport',
      'itemAdmission',
      'tieredTraining',
      'assessmentIncentive',
      'selectionExit',
      'workStandard',
      'assessment',
      'training',
      'pensionCare',
      'personnelFile',
      'organisationCoordination',
      'jointLinkage',
      'superviseUrge',
      'assessmentReward',
      'rewardAccountability',
      'rewardMechanism',
      'eventFlow',
      'hiring',
      'management',
      'incentive',
    ]),
  ),
};
