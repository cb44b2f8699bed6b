import { z } from '../../std/shape.ts';
import { levelShape, levelsShape, parameter, statutoryPeriodShape, textShape, words } from './parameter-shape.ts';

/** Collaboration, platform, data, archive, dedicated and sea grids, liability (profiles.md §24–§26). */
export const platformParameters = {
  'collab.threeOfficials': parameter(
    z.strictObject({
      roles: words([
        'judge',
        'procurator',
        'policeOfficer',
        'lawyer',
        'petitionWorker',
        'mediator',
        'lawPublicist',
        'gridStaff',
        'lawOfficer',
      ]),
      coveragePercent: z.number().gt(0).max(100).optional(),
    }),
  ),
  'collab.mass': parameter(words(['tradeUnion', 'youthLeague', 'womensFederation', 'disabledPersonsFederation'])),
  'collab.purchase': parameter(
    words(['governmentPurchase', 'openCompetition', 'ventureCharity', 'centerStaffPurchase']),
  ),
  'collab.liaison': parameter(
    z.strictObject({ named: z.literal(true).optional(), ways: words(['regularMeeting', 'stationed', 'online']) }),
  ),

  'platform.name': parameter(z.array(textShape).min(1)),
  'integration.systems': parameter(
    words([
      'hotline12345',
      'police110NonPolice',
      'onePlusFourReform',
      'emergencyManagement',
      'peaceBuilding',
      'disputeMediation',
      'petitionReception',
      'publicLegalService',
      'gridManagement',
      'departmentData',
      'securityInformationSystem',
      'serviceCenters',
      'relatedGovernmentSystems',
    ]),
  ),
  'data.sharingLevels': parameter(
    z.strictObject({
      way: z.enum(['departmentsToDataCenter', 'sharingList', 'peersInformed', 'lawfulExchange']),
      levels: z
        .array(z.enum(['city', 'county', 'town', 'village', 'grid']))
        .min(1)
        .optional(),
      operations: words(['collect', 'exchange', 'share', 'process', 'analyse', 'feedback']).optional(),
    }),
  ),
  'data.elements': parameter(
    z.strictObject({
      elements: words([
        'population',
        'house',
        'unit',
        'standardAddress',
        'person',
        'affair',
        'place',
        'thing',
        'sentiment',
        'organisation',
      ]),
      standard: z.literal('GB/T 31000').optional(),
    }),
  ),
  'data.dualManaged': parameter(
    z.strictObject({ origin: words(['land', 'forest']), destination: words(['house', 'person']) }),
  ),
  'security.access': parameter(
    words([
      'securityResponsibility',
      'emergencyMechanism',
      'gradedAuthorisation',
      'changesKeepDataSafe',
      'personalInformationRule',
    ]),
  ),
  'archive.event': parameter(
    z.strictObject({
      scope: z.enum(['visitRegister', 'wholeProcess', 'managementLog']),
      levels: levelsShape.optional(),
    }),
  ),
  'archive.staff': parameter(z.literal(true)),
  'archive.retention': parameter(statutoryPeriodShape),

  'dedicated.runBy': parameter(
    z.strictObject({
      runBy: z.literal('hostUnit').optional(),
      supervisors: words(['competentDepartment', 'locality', 'town']).optional(),
      hostUnitNamesStaff: z.literal(true).optional(),
      chief: z.literal('unitSafetyHead').optional(),
    }),
  ),
  maritime: parameter(
    z.strictObject({
      anchors: words(['wharf', 'berth']),
      team: words(['department', 'coastGuard', 'fisheryAssociation', 'homeVillageGridStaff']),
      data: words(['fishingBoat', 'fisher', 'seaDispute', 'hazard', 'emergency']),
    }),
  ),
  'liability.damage': parameter(
    z.strictObject({ liable: levelShape, determinedBy: z.literal('countyGovernment').optional() }),
  ),
  'liability.harass': parameter(
    z.strictObject({
      protects: words(['staff', 'closeRelative']).optional(),
      kinds: words([
        'harass',
        'intimidate',
        'threaten',
        'insult',
        'assault',
        'falseAccusation',
        'frameUp',
        'invadePrivacy',
        'personalHarm',
        'propertyDamage',
        'obstructDuty',
      ]),
    }),
  ),
};
