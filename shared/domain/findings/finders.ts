import { careTasksDue } from './care-findings.ts';
import { clueCaseTwice } from './clue-case-twice.ts';
import {
  liaisonMissing,
  officialsBelowTarget,
  outOfContact,
  partyTierMissing,
  projectNotEvaluated,
} from './collaboration-findings.ts';
import { dedicatedChief, dedicatedFullTimeMissing, dedicatedNotDescribed } from './dedicated-findings.ts';
import type { Finder, Finding, FindingBooks } from './finding.ts';
import { gridToFile, toSync } from './grid-change-findings.ts';
import { lateByLocalTarget, slowResponse } from './local-target-findings.ts';
import { chiefToTell, majorEventWaits, onwardReportDue } from './major-findings.ts';
import {
  centreStaffing,
  fullTimeMissing,
  gridSizes,
  meetingMissed,
  organisationTree,
} from './organisation-findings.ts';
import { postingOutdated } from './posting-outdated.ts';
import {
  campaignOverdue,
  clockToRecount,
  itemExpiring,
  itemSupportMissing,
  itemWithoutOwner,
} from './rule-findings.ts';
import { seaTeamGap } from './sea-findings.ts';

/** Every check. A new one adds a line here. */
export const finders: readonly Finder[] = [
  postingOutdated,
  clueCaseTwice,
  liaisonMissing,
  outOfContact,
  partyTierMissing,
  officialsBelowTarget,
  projectNotEvaluated,
  careTasksDue,
  seaTeamGap,
  dedicatedNotDescribed,
  dedicatedFullTimeMissing,
  dedicatedChief,
  organisationTree,
  centreStaffing,
  meetingMissed,
  gridSizes,
  fullTimeMissing,
  gridToFile,
  toSync,
  itemExpiring,
  itemWithoutOwner,
  itemSupportMissing,
  clockToRecount,
  campaignOverdue,
  majorEventWaits,
  onwardReportDue,
  chiefToTell,
  slowResponse,
  lateByLocalTarget,
];

/** What all checks find, gravest first. */
export const findingsOf = (books: FindingBooks): readonly Finding[] =>
  finders
    .flatMap((finder) => finder.find(books))
    .sort((a, b) => gravities.indexOf(a.gravity) - gravities.indexOf(b.gravity));

const gravities = ['gap', 'warn', 'info'] as const;
