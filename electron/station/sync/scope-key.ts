import { type Actor, isSeat } from '../../../shared/domain/actor/actor.ts';

/**
 * What decides which events the hub gives a person: by area or by department, restricted kinds for seats only, some by account
 * (hub/access/scope.ts, `keysOf`): whoever is neither a seat nor of a department sees as an account of his own.
 * Two people with one key may go on with one cache; another key means another cache.
 */
export function scopeKey(actor: Actor): string {
  const where =
    actor.department === null && actor.role !== 'liaison'
      ? `area:${actor.area}`
      : `department:${actor.department ?? actor.account}`;
  const who = isSeat(actor) || actor.department !== null ? '' : `${actor.role}:${actor.account}`;
  return [where, isSeat(actor) ? 'seat' : '', who].join('|');
}
