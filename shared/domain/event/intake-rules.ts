import { startGivenClock } from '../../time/clock.ts';
import { localDate } from '../../time/local-date.ts';
import { findItem } from '../item/item.ts';
import type { SourceKey } from '../profile/details-shape.ts';
import type { Ground } from '../profile/ground.ts';
import { stated } from '../profile/ground.ts';
import { sourceGround } from '../profile/item-details.ts';
import type { Profile } from '../profile/load-profile.ts';
import { firstTriageLevel } from '../profile/profile.ts';
import { type Refusal, refusal } from '../refusal.ts';
import type { Context } from '../verb.ts';
import type { Warning } from './entries.ts';
import type { Assignment, Channel, GridEvent } from './event.ts';
import { areaAt } from './guards.ts';
import { toTriage } from './triage.ts';

/** Channels that a text names as a source of events, by the word it has in the profile. */
const sourceOfChannel: Readonly<Partial<Record<Channel, SourceKey>>> = {
  gridStaff: 'gridStaff',
  platform: 'platform',
  '12345': 'hotline12345',
  '110': 'police110NonPolice',
  emergencyManagement: 'emergencyManagement',
  onePlusFourReform: 'onePlusFourReform',
  peaceBuilding: 'peaceBuilding',
  disputeMediation: 'disputeMediation',
  petitionReception: 'petitionReception',
  publicLegalService: 'publicLegalService',
  gridManagement: 'gridManagement',
  upperAssigned: 'upperAssigned',
  selfGovernance: 'selfGovernance',
};

/** What makes a channel a source of events here; null for channels no text has a word for, such as the phone. */
export function channelGround(profile: Profile, channel: Channel): Ground | null {
  const source = sourceOfChannel[channel];
  return source === undefined ? null : sourceGround(profile, source);
}

/** An assignment from above is one only with its due date and the duty to answer (ZS-6-2-4). */
export function intakeRefusal(
  { rules }: Context,
  c: { readonly channel: Channel; readonly assignment?: Assignment | null | undefined; readonly toldAt: number },
): Refusal | null {
  if (c.channel !== 'upperAssigned') return null;
  const due = c.assignment?.due ?? null;
  return due !== null && due > c.toldAt
    ? null
    : refusal('assignment-missing', 'T1', sourceGround(rules.profile, 'upperAssigned').clause);
}

/** What its source or item brings with the registration: the clock and duty of an assignment, the way to the town centre. */
export function intakeEffects(context: Context, row: GridEvent): Partial<GridEvent> {
  const owed = row.assignment === null ? {} : replyDuty(context, row, row.assignment);
  const after = { ...row, ...owed };
  if (findItem(context.rules.items, row.item)?.route !== 'townCenter') return owed;
  // Harm to staff waits for nobody to pass it on (LYG-16-4, JS-16-4).
  const first = firstTriageLevel(context.rules.profile);
  const level = first === 'town' && areaAt(row, 'town') === null ? 'county' : first;
  // Its clocks are those of the first entry, not of the one to come.
  const { holder = null, start = [] } = toTriage(context, { ...row, version: 0 }, level);
  return { ...owed, state: 'triage', level, holder, clocks: [...after.clocks, ...start] };
}

function replyDuty(context: Context, row: GridEvent, { by, due }: Assignment): Partial<GridEvent> {
  const { profile, calendar } = context.rules;
  const basis = sourceGround(profile, 'upperAssigned').clause;
  const id = 'upperReply.1';
  const clock = startGivenClock({
    id,
    kind: 'upperReply',
    basis: 'foreign',
    statutory: false,
    startAt: context.at,
    rule: profile.version,
    calendar,
    until: due,
  });
  return {
    clocks: [...row.clocks, clock],
    obligations: [
      ...row.obligations,
      {
        id,
        kind: 'feedback',
        from: 'center',
        to: 'upper',
        content: 'result',
        names: [by],
        basis,
        openedAt: context.at,
        due,
        clearedAt: null,
        way: null,
        exempt: null,
      },
    ],
  };
}

/** Time between hearing of it and entering it, ms (ZS-25-3), and whether that was on the day it was heard (JS-29-2). */
export function entryDelay(event: Pick<GridEvent, 'toldAt' | 'registeredAt'>): {
  readonly ms: number;
  readonly sameDay: boolean;
} {
  return {
    ms: event.registeredAt - event.toldAt,
    sameDay: localDate(event.registeredAt) === localDate(event.toldAt),
  };
}

/** Later than the day it was told: said beside the registration, never refused. */
export function intakeWarnings({ rules }: Context, row: GridEvent): readonly Warning[] {
  if (entryDelay(row).sameDay) return [];
  return [{ code: 'late-entry', clause: stated(rules.profile, 'intake.mustEnter')?.ground.clause ?? null }];
}
