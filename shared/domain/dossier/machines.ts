import { campaign } from '../activity/campaign.ts';
import { deliberation } from '../activity/deliberation.ts';
import { roles } from '../actor/actor.ts';
import { alarmHandling } from '../alarm/alarm-handling.ts';
import { dutyRoster } from '../alarm/duty-roster.ts';
import { assignment } from '../assignment/assignment.ts';
import { backgroundCheck } from '../assignment/background-check.ts';
import { courtRequest } from '../care/court-request.ts';
import { keyPerson } from '../care/key-person.ts';
import { psychCare } from '../care/psych-care.ts';
import { rentalRecord } from '../care/rental-record.ts';
import { departmentDuty, departmentSupport } from '../collaboration/department-support.ts';
import { liaison } from '../collaboration/liaison.ts';
import { partner } from '../collaboration/partner.ts';
import { partyTier } from '../collaboration/party-tier.ts';
import { project } from '../collaboration/project.ts';
import { stationedOfficer } from '../collaboration/stationed-officer.ts';
import { volunteerActivity } from '../collaboration/volunteer-activity.ts';
import { volunteerBody } from '../collaboration/volunteer-body.ts';
import { complaint } from '../complaint/complaint.ts';
import { commendation } from '../conduct/commendation.ts';
import { conductFinding } from '../conduct/conduct-finding.ts';
import { dedicatedGrid } from '../dedicated/dedicated-grid.ts';
import { emergency } from '../emergency/emergency.ts';
import { emergencyNeed } from '../emergency/emergency-need.ts';
import { emergencyTask } from '../emergency/emergency-task.ts';
import { gridChange } from '../grid/grid-change.ts';
import { gridSize } from '../grid/grid-size.ts';
import { teamSync } from '../grid/team-sync.ts';
import { caseSubsidy } from '../incentive/case-subsidy.ts';
import { clueReward } from '../incentive/clue-reward.ts';
import { departmentClosing } from '../item/department-closing.ts';
import { itemAdmission } from '../item/item-admission.ts';
import { itemList } from '../item/item-list.ts';
import { negativeItem } from '../item/negative-item.ts';
import { damageClaim } from '../liability/damage-claim.ts';
import { staffHarm } from '../liability/staff-harm.ts';
import { boat } from '../maritime/boat.ts';
import { seaGrid } from '../maritime/sea-grid.ts';
import { visitingOfficial } from '../officials/visiting-official.ts';
import { areaLayer } from '../organisation/area-layer.ts';
import { meeting } from '../organisation/meeting.ts';
import { meetingPack } from '../organisation/meeting-pack.ts';
import { meetingTask } from '../organisation/meeting-task.ts';
import { orgBody } from '../organisation/org-body.ts';
import { staffRecord } from '../personnel/staff-record.ts';
import { posting } from '../posting/posting.ts';
import { calendarYear } from '../rules/calendar-year.ts';
import { methodLimits } from '../rules/method-limits.ts';
import { parameterOverride } from '../rules/parameter-override.ts';
import { shiftHandover } from '../shift/shift-handover.ts';
import type { Act, Machine } from './machine.ts';

/** Every machine beside the event. A new one adds a line here and nothing elsewhere. */
const all: readonly Machine[] = [
  complaint,
  conductFinding,
  damageClaim,
  staffHarm,
  assignment,
  posting,
  staffRecord,
  caseSubsidy,
  clueReward,
  backgroundCheck,
  parameterOverride,
  methodLimits,
  calendarYear,
  itemList,
  itemAdmission,
  negativeItem,
  departmentClosing,
  campaign,
  deliberation,
  gridChange,
  teamSync,
  partner,
  volunteerBody,
  project,
  volunteerActivity,
  commendation,
  liaison,
  stationedOfficer,
  departmentSupport,
  departmentDuty,
  partyTier,
  visitingOfficial,
  keyPerson,
  courtRequest,
  rentalRecord,
  psychCare,
  dedicatedGrid,
  gridSize,
  areaLayer,
  orgBody,
  meeting,
  meetingTask,
  seaGrid,
  boat,
  emergency,
  emergencyNeed,
  emergencyTask,
  alarmHandling,
  dutyRoster,
  shiftHandover,
  meetingPack,
];

const byKey = new Map(all.map((machine) => [machine.key, machine]));

export const machines: readonly Machine[] = all;

/** The machine of a key; undefined for one this product does not know. */
export const machineOf = (key: string): Machine | undefined => byKey.get(key);

/** Acts every machine has: they add a line to the journal and change no state. */
const common: readonly Act[] = [
  {
    key: 'note',
    zh: '备注',
    en: 'Note',
    clauses: ['local'],
    from: 'any',
    to: null,
    roles,
    fields: [{ key: 'note', zh: '备注', en: 'Note', type: 'text' }],
  },
  {
    key: 'dropRefused',
    zh: '放弃被退回的操作',
    en: 'Drop a refused act',
    clauses: ['local'],
    from: 'any',
    to: null,
    roles,
    fields: [
      { key: 'droppedCommand', zh: '操作编号', en: 'Command', type: 'line' },
      { key: 'droppedReason', zh: '原因', en: 'Reason', type: 'text' },
    ],
  },
];

/** An act of a machine by its key, the common ones included. */
export const actOf = (machine: Machine, key: string): Act | undefined =>
  machine.acts.find((act) => act.key === key) ?? common.find((act) => act.key === key);
