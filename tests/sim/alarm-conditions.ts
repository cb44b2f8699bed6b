import type { Condition, Room } from '../../shared/alarm/condition.ts';
import { dossierConditions, eventConditions } from '../../shared/alarm/event-conditions.ts';
import { isDossier } from '../../shared/domain/dossier/dossier.ts';
import type { AlarmRules } from '../../shared/domain/profile/alarm-rules.ts';
import type { Row } from '../../shared/journal/handle.ts';

/** Everything a row gives its room reason to alarm about, now or later. */
export function conditionsOf(room: Room, row: Row, rules: AlarmRules): readonly Condition[] {
  if (!isDossier(row)) return eventConditions(room, row, rules);
  return row.machine === 'alarmHandling' || row.machine === 'dutyRoster' ? [] : dossierConditions(room, row, rules);
}
