import { z } from '../../std/shape.ts';
import { countShape, levelShape, parameter, words } from './parameter-shape.ts';

/** Roles the texts give to people of a grid; not the console roles of actor.ts. */
const roleWords = words([
  'gridChief',
  'fullTimeStaff',
  'partTimeStaff',
  'volunteer',
  'gridGuide',
  'gridPartyOrg',
  'serviceTeam',
  'gridAdmin',
]);

const poolWords = words([
  'partyOrgMainHead',
  'committeeMainHead',
  'partyOrgMember',
  'partyBackbone',
  'partyOrgMemberNotHead',
  'committeeMemberNotHead',
  'fullTimeStaff',
  'villageSecretary',
  'twoCommitteeMember',
  'groupHead',
  'ablePartyMember',
  'npcDeputy',
  'cppccMember',
  'centerHouseholdHead',
  'buildingHead',
  'owner',
  'localWorthy',
  'enthusiasticResident',
  'publicWelfarePost',
  'villageLiaisonCadre',
  'fourForces',
  'politicalLegalOfficer',
  'informationOfficer',
  'stateEmployee',
  'peoplesMediator',
  'villagerRepresentative',
  'servingPartyCadre',
  'fiveElders',
  'publicOrderActivist',
  'villagePartyMember',
  'villagerGroupHead',
  'volunteer',
  'townResidentCadre',
  'cityCountyLiaisonCadre',
  /** The text ends its list with “等”: another background with a note. */
  'other',
]);

/** What is done with somebody outside of the pool: not taken, or taken with a reason. */
const outsideShape = z.enum(['refuse', 'reason']);

const chiefPoolShape = z.union([
  z.strictObject({ pool: poolWords, excluded: words(['mainHead']).optional(), outside: outsideShape }),
  z.strictObject({
    byGridLevel: z
      .array(
        z.strictObject({
          gridLevel: z.int().min(1).max(3),
          pool: poolWords,
          supplement: poolWords.optional(),
          outside: outsideShape,
        }),
      )
      .min(1),
  }),
]);

const gridKinds = words(['comprehensive', 'dedicated', 'urbanComprehensive', 'ruralComprehensive']);

const fullTimeRequiredShape = z.union([
  z.strictObject({
    force: z.enum(['aim', 'must']),
    grids: gridKinds,
    optional: gridKinds.optional(),
    dedicatedNamedBy: z.literal('hostUnit').optional(),
  }),
  z.strictObject({ decidedBy: levelShape }),
]);

/** A class of conduct that is forbidden; `protects` and `acts` only where the text lists them. */
const conductShape = z.strictObject({
  classes: words([
    'leakSecretOrPrivacy',
    'leakSecret',
    'personalInformationAbuse',
    'privateGain',
    'falsification',
    'shirking',
    'rudeConduct',
    'otherBreach',
  ]),
  protects: words(['stateSecret', 'commercialSecret', 'personalPrivacy']).optional(),
  acts: words(['illegalCollect', 'use', 'process', 'transmit', 'trade', 'provide', 'disclose']).optional(),
});

/** Roles, eligibility, forbidden tasks and conduct (profiles.md §6, §7, §10, §11). */
export const staffParameters = {
  'staff.roles': parameter(roleWords),
  'staff.chief.pool': parameter(chiefPoolShape),
  'staff.chief.decidedBy': parameter(
    z.strictObject({ level: levelShape, jointWith: words(['communityPartyOrg', 'villageCommittee']).optional() }),
  ),
  'staff.chief.count': parameter(
    z.union([z.strictObject({ exactly: countShape }), z.strictObject({ min: countShape })]),
  ),
  'staff.chief.isPartyLeader': parameter(z.strictObject({ grids: gridKinds })),
  'staff.fullTime.required': parameter(fullTimeRequiredShape),
  'staff.fullTime.source': parameter(
    words(['communityWorker', 'departmentAuxiliary', 'jointRecruitment', 'dutyRoster', 'labourContract']),
  ),
  'staff.partTime.pool': parameter(poolWords),
  'staff.guide': parameter(z.strictObject({ minPerGrid: countShape, pool: poolWords })),
  'staff.gridAdmin': parameter(z.strictObject({ minPerGeneralGrid: countShape, pool: poolWords })),
  'staff.partyOrg': parameter(z.strictObject({ perGrid: countShape, kinds: words(['partyBranch', 'partyGroup']) })),
  'staff.team': parameter(
    z.strictObject({
      communityWorker: words(['comprehensiveChief', 'comprehensiveFullTime', 'urbanFullTime']),
      villageWorker: words(['villageFullTime']).optional(),
    }),
  ),
  'staff.managedBy': parameter(
    words(['townCenter', 'townBody', 'town', 'villageCommittee', 'gridAdmin', 'centers', 'countyAgency']),
  ),
  'staff.periodicReview': parameter(z.literal('halfYear')),

  'elig.conditions': parameter(
    words([
      'politicalAndCharacterReview',
      'nationalityAndAge',
      'educationAndAbility',
      'fourGoods',
      'physicalFitness',
      'willing',
      'able',
      'knownInsideGrid',
    ]),
  ),
  'elig.minAge': parameter(z.strictObject({ fullYears: countShape })),
  'elig.disqualified': parameter(
    words([
      'criminalRecordOrOpenCase',
      'detention',
      'expelledFromPublicOffice',
      'jointPunishmentListed',
      'otherLegalGround',
    ]),
  ),

  'task.outOfList': parameter(
    z.strictObject({ rule: z.enum(['refuse', 'admissionStandard', 'consentRule', 'admission']) }),
  ),
  'task.adminPower': parameter(
    z.strictObject({
      rule: z.enum(['refuse', 'excludedFromList']),
      powers: words(['administrativeLicence', 'administrativePunishment', 'administrativeCoercion']),
    }),
  ),
  'task.illegal': parameter(z.strictObject({ rule: z.literal('refuse') })),

  'conduct.secret': parameter(conductShape),
  'conduct.personalInfo': parameter(conductShape),
  'conduct.gain': parameter(conductShape),
  'conduct.fraud': parameter(conductShape),
  'conduct.rude': parameter(conductShape),
  'conduct.other': parameter(conductShape),
  'conduct.subjects': parameter(words(['gridStaff', 'gridGuide', 'gridPartyOrg', 'serviceTeam', 'other'])),
};
