import { z } from '../../std/shape.ts';
import {
  byRuleShape,
  clauseShape,
  countShape,
  dispatchLevelsShape,
  levelShape,
  parameter,
  statutoryPeriodShape,
  textShape,
  vagueShape,
  words,
} from './parameter-shape.ts';

/** A handling time: a number, a word without number, or left to a rule to come. */
const handlingTimeShape = z.union([statutoryPeriodShape, vagueShape, byRuleShape]);
export type HandlingTime = z.infer<typeof handlingTimeShape>;

/** The five kinds with a fast path (LYG-29-7, ZS-28-1, JS-30-1). */
export const majorKindWords = [
  'majorDispute',
  'majorHazard',
  'massIncident',
  'suddenIncident',
  'otherMajorEmergency',
] as const;

const dutyShape = z.strictObject({
  from: z.enum(['department', 'center']),
  /** `center` told by a `center`: the city's result is passed down to the one the event came from (LYG-30-5). */
  to: z.enum(['center', 'requester', 'gridStaff']),
  content: z.array(z.enum(['result', 'progress'])).min(1),
  /** Where handling must stand for the duty to exist; absent = everywhere. */
  when: z.enum(['aboveTown', 'city']).optional(),
  /** Cleared by the result itself (T23) or by an entry of its own. */
  clearedBy: z.enum(['submitResult', 'ownEntry']),
  clause: clauseShape,
});
/** One feedback duty as a text lays it down (C16). */
export type StatedDuty = z.infer<typeof dutyShape>;

const dutiesParameter = parameter(z.array(dutyShape).min(1)).refine(
  (cell) => cell.value === null || cell.value.every((duty) => cell.clauses.includes(duty.clause)),
  { message: 'every duty must rest on one of the clauses of its parameter', path: ['value'] },
);

/** Intake and flow (profiles.md §12, §13). */
export const flowParameters = {
  'intake.channels': parameter(
    words([
      'patrol',
      'gridStaff',
      'platform',
      'app',
      'hotline12345',
      'police110NonPolice',
      'onePlusFourReform',
      'emergencyManagement',
      'windows',
      'upperAssigned',
      'letterVisit',
      'suggestion',
      'other',
    ]),
  ),
  'intake.mustEnter': parameter(z.strictObject({ when: z.enum(['always', 'atOnce', 'byCategory', 'ifNotSettled']) })),

  'flow.onSpot': parameter(z.strictObject({ by: words(['gridStaff', 'gridChief']) })),
  'flow.firstReportTo': parameter(words(['village', 'townCenter', 'platform', 'app', 'gridAdmin', 'gridAgency'])),
  'flow.villageStep': parameter(
    z.strictObject({
      step: z.enum(['required', 'optional', 'none']),
      by: z.enum(['villageCommittee', 'gridAdmin']),
      does: words(['report', 'sort', 'collate', 'collect', 'assist']),
    }),
  ),
  /** Levels that triage and dispatch; the first is where staff reports land (T7). */
  'flow.dispatchBy': parameter(z.strictObject({ levels: dispatchLevelsShape })),
  'flow.whistle': parameter(
    z.strictObject({
      caller: z.enum(['town', 'grid']),
      steps: words(['townWhistles', 'deptReportsIn', 'gridOrders', 'deptSends', 'grassRootsRates']),
    }),
  ),
  'flow.tiered': parameter(
    z.strictObject({ levels: dispatchLevelsShape, basis: z.enum(['levelAndGravity', 'competence']) }),
  ),
  'flow.joint': parameter(z.literal(true)),
  'flow.to12345': parameter(z.strictObject({ loopGuard: z.literal(true) })),
  'flow.supervise': parameter(words(['tracking', 'inspection', 'notice', 'urge', 'supervise'])),
  'flow.rateByGrassRoots': parameter(
    z.strictObject({ by: words(['grid', 'village']), of: z.literal('department'), clause: clauseShape }),
  ),
  'flow.standard': parameter(z.enum(['GB/T 34300', 'provincial'])),
};

const patrolShape = z.union([
  vagueShape,
  z.strictObject({
    duties: z
      .array(
        z.strictObject({
          role: z.enum(['gridStaff', 'gridChief', 'gridAdmin']),
          per: z.enum(['day', 'week']),
          min: countShape,
        }),
      )
      .min(1),
  }),
]);

/** Deadlines and frequencies (profiles.md §14). */
export const timeParameters = {
  'time.deptHandle': parameter(handlingTimeShape),
  'time.cityHandle': parameter(handlingTimeShape),
  'time.cityMajor': parameter(handlingTimeShape),
  'time.onTimeRate': parameter(z.strictObject({ minPercent: z.number().gt(0).max(100) })),
  'time.patrol': parameter(patrolShape),
  'time.keyVisits': parameter(
    vagueShape.extend({
      groups: words(['rentalHouse', 'migrantTenant', 'hardshipFamily', 'keyPerson', 'specialGroup']),
    }),
  ),
  'time.dataRefresh': parameter(vagueShape),
  'time.leadMeeting': parameter(z.strictObject({ per: z.literal('quarter'), min: countShape })),
  'time.workMeeting': parameter(z.union([vagueShape, z.strictObject({ ruleRequired: z.literal(true) })])),
};

/** Major-event chain, feedback, follow-up (profiles.md §15, §16). */
export const majorParameters = {
  'major.kinds': parameter(words(majorKindWords)),
  'major.reporter': parameter(
    z.strictObject({ roles: words(['gridChief', 'fullTimeStaff', 'anyStaff']), via: z.literal('grid').optional() }),
  ),
  'major.to': parameter(z.strictObject({ level: levelShape, body: z.enum(['center', 'government', 'gridBody']) })),
  'major.onward': parameter(
    z.strictObject({ to: z.enum(['competentDepartments', 'relatedDepartments']), urgency: textShape.optional() }),
  ),
  'major.urgency': parameter(vagueShape),
  'major.specialBoard': parameter(z.strictObject({ fields: words(['majorPublicEmergency', 'seaProduction']) })),

  'feedback.toCenter': dutiesParameter,
  'feedback.toRequester': dutiesParameter,
  'feedback.toStaff': dutiesParameter,
  'followUp.duty': parameter(
    z.strictObject({
      by: z.enum(['department', 'center', 'grassRoots']),
      way: z.enum(['visit', 'rating', 'trackAndFeedBack']),
      cadence: vagueShape.optional(),
      /** 跟踪问效: later it is looked at whether the result lasts. */
      tracksEffect: z.literal(true).optional(),
    }),
  ),
  'followUp.goal': parameter(words(['settled', 'satisfied'])),
};
