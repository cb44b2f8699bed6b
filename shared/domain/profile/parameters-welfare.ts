import { z } from '../../std/shape.ts';
import { countShape, levelShape, levelsShape, parameter, strengthShape, textShape, words } from './parameter-shape.ts';

const whoWords = words([
  'gridChief',
  'fullTimeStaff',
  'partTimeStaff',
  'gridStaff',
  'villageCadreFullTime',
  'partTimeWithoutWorkInjury',
]);

/** Posting, complaints, cards, pay, insurance, reward (profiles.md §19–§23). */
export const welfareParameters = {
  'post.fields': parameter(
    words([
      'gridName',
      'area',
      'gridDivision',
      'chiefName',
      'fullTimeNames',
      'partTimeNames',
      'guideName',
      'staffNames',
      'contacts',
      'staffPhones',
      'supervisionPhone',
      'duties',
      'serviceItems',
      'servedOverview',
    ]),
  ),
  'post.place': parameter(
    words(['mainActivityPlace', 'prominentSpot', 'villagePublicPlace', 'chiefHome', 'servedHome']),
  ),
  'post.update': parameter(words(['fullTimeStaffChange', 'areaChange', 'gridNameChange', 'staffChange'])),

  'complaint.channels': parameter(
    z.union([
      z.strictObject({ publishedBy: levelsShape, on: words(['posting', 'workCard']).optional() }),
      z.strictObject({ suggestionsOnly: z.literal(true) }),
    ]),
  ),
  'complaint.handle': parameter(z.strictObject({ by: levelsShape, vague: textShape })),

  'card.for': parameter(whoWords),
  'card.issuer': parameter(z.strictObject({ level: levelShape, leadBy: levelsShape.optional() })),
  'card.fields': parameter(words(['name', 'photo', 'contact', 'supervisionPhone', 'duties', 'seal'])),
  'card.onChange': parameter(words(['recoverOld', 'issueNew'])),
  equip: parameter(z.union([z.strictObject({ by: levelsShape }), z.strictObject({ inBudget: words(['terminals']) })])),

  'pay.fullTime': parameter(
    words([
      'base',
      'performance',
      'communityWorkerScale',
      'villageWorkerScale',
      'bonusMay',
      'countySets',
      'onTime',
      'inFull',
    ]),
  ),
  'pay.partTimeMin': parameter(
    z.union([
      z.strictObject({ yuanPerMonthMin: countShape, force: z.literal('inPrinciple') }),
      z.strictObject({ rule: z.enum(['may', 'chiefSubsidyBudgeted', 'countySets']) }),
    ]),
  ),
  'pay.noDouble': parameter(z.strictObject({ for: whoWords })),
  'ins.social': parameter(z.strictObject({ for: whoWords, five: z.literal(true).optional() })),
  'ins.fund': parameter(strengthShape),
  'ins.accident': parameter(z.strictObject({ strength: strengthShape, buyer: levelShape, for: whoWords })),
  contract: parameter(z.strictObject({ strength: strengthShape, for: whoWords })),

  'reward.commend': parameter(
    z.strictObject({
      targets: words(['unit', 'person', 'gridChief']),
      sharePerLevel: z.literal('configurable').optional(),
    }),
  ),
  'reward.volunteerPoints': parameter(strengthShape),
  'incentive.perCase': parameter(z.strictObject({ strength: strengthShape, principle: z.literal('allDueIsPaid') })),
  'incentive.clue': parameter(
    z.strictObject({
      strength: strengthShape,
      principles: words([
        'firstReporter',
        'investigatorRewards',
        'oneCaseOneReward',
        'noRepeat',
        'confidential',
        'falsePunished',
      ]),
    }),
  ),
};
