import type { AlarmRow, AlarmsView } from '../../../shared/alarm/alarm-view.ts';
import type { Outage } from '../../../shared/domain/connector/connector.ts';
import type { FeedValue } from '../../../shared/wire/bridge.ts';
import type { ViewId } from '../../../shared/wire/queue-view.ts';
import type { SessionState } from '../../../shared/wire/session-view.ts';
import { isLineUp } from '../../store/desk-session.ts';
import { SKEW_WARN_MS } from './line-state.ts';

/** What the reserved line says: the first of these that is so. Trouble with the console comes before the county's. */
export type Alarm =
  | {
      readonly kind:
        | 'full'
        | 'damaged'
        | 'rebuilding'
        | 'outboxDamaged'
        | 'filesDamaged'
        | 'noAccess'
        | 'sessionEnded'
        | 'wrongAddress'
        | 'wrongVersion';
    }
  /** The loudest alarm nobody has taken that has come up to this person. */
  | { readonly kind: 'alarm'; readonly row: AlarmRow; readonly count: number }
  | { readonly kind: 'attention'; readonly count: number }
  | { readonly kind: 'skew'; readonly seconds: number }
  | { readonly kind: 'major' | 'overdue'; readonly count: number; readonly view: ViewId }
  | { readonly kind: 'outage'; readonly outage: Outage; readonly count: number }
  | { readonly kind: 'unknown' | 'calm'; readonly asOf: number | null };

const storageAlarms = {
  full: 'full',
  damaged: 'damaged',
  rebuilding: 'rebuilding',
  'outbox-damaged': 'outboxDamaged',
  'no-access': 'noAccess',
} as const;

/** Rows that want this person, the loudest first. */
export const rowsHere = (alarms: AlarmsView): readonly AlarmRow[] =>
  alarms.rows.filter((row) => row.state === 'loud' && row.why.code !== 'notYetHere' && row.why.code !== 'handedOver');

/**
 * @param counts null while not known: the line then says so and never that all is calm
 * @param alarms null for people who sit in no centre: they are told of what they see, no alarm is theirs to act on
 */
export function alarmOf(
  session: SessionState,
  counts: FeedValue['counts'] | undefined,
  alarms: AlarmsView | null,
): Alarm {
  const { line, storage } = session;
  if (storage.state !== 'ok' && storage.state !== 'files-damaged') return { kind: storageAlarms[storage.state] };
  if (line.state === 'session-ended') return { kind: 'sessionEnded' };
  if (line.state === 'wrong-address') return { kind: 'wrongAddress' };
  if (line.state === 'wrong-version') return { kind: 'wrongVersion' };
  const [row, ...more] = alarms === null ? [] : rowsHere(alarms);
  if (row !== undefined && row.priority !== 'low') return { kind: 'alarm', row, count: more.length + 1 };
  // Nothing of it presses: what is lost stands at its event too.
  if (storage.state === 'files-damaged') return { kind: 'filesDamaged' };
  if (session.attention > 0) return { kind: 'attention', count: session.attention };
  if (row !== undefined) return { kind: 'alarm', row, count: more.length + 1 };
  return skewOf(session) ?? (alarms === null ? withoutRoom(session, counts) : null) ?? calmOf(session, counts, alarms);
}

/** Said at once (O5); the room's alarm waits its 30 s first (A3). The demo's time may run faster than any clock. */
const skewOf = ({ demo, line }: SessionState): Alarm | null =>
  demo === null && Math.abs(line.skew) > SKEW_WARN_MS
    ? { kind: 'skew', seconds: Math.round(Math.abs(line.skew) / 1000) }
    : null;

function withoutRoom(session: SessionState, counts: FeedValue['counts'] | undefined): Alarm | null {
  const [outage] = session.outages;
  if (outage !== undefined) return { kind: 'outage', outage, count: session.outages.length };
  if (counts !== undefined && counts.views.major > 0)
    return { kind: 'major', count: counts.views.major, view: 'major' };
  if (counts !== undefined && counts.views.overdue > 0)
    return { kind: 'overdue', count: counts.views.overdue, view: 'overdue' };
  return null;
}

function calmOf(session: SessionState, counts: FeedValue['counts'] | undefined, alarms: AlarmsView | null): Alarm {
  const { line } = session;
  const read = alarms === null || alarms.ready;
  const known = counts !== undefined && read && isLineUp(line) && line.state !== 'first-sync';
  return { kind: known ? 'calm' : 'unknown', asOf: known ? counts.asOf : line.dataAsOf };
}
