import type { Actor } from '../../shared/domain/actor/actor.ts';
import type { Command } from '../../shared/domain/verbs.ts';
import type { Random } from '../county/random.ts';
import type { WrittenEvent } from '../county/write-event.ts';
import type { Cast } from './cast.ts';
import type { CommandIds } from './command-ids.ts';

export type Act = { readonly actor: Actor; readonly command: Command };

const minute = 60_000;

/** Who takes an event in: grid staff their own finds, a seat its calls and letters, the connector what other systems send. */
function takenInBy(cast: Cast, written: WrittenEvent, random: Random): Actor {
  if (written.channel === 'gridStaff') return cast.reporter(written.place.area) ?? cast.connector;
  if (written.channel === 'phone' || written.channel === 'letter') return random.pick(cast.colleagues);
  return cast.connector;
}

/** The registration of a written event at an instant (ms). `by` overrules who takes it in. */
export function arrive(
  cast: Cast,
  written: WrittenEvent,
  at: number,
  ids: CommandIds,
  random: Random,
  by?: Actor,
): Act {
  const { title, content, item, severity, place, channel, foreign, requester, major } = written;
  const told = random.int(1, 6) * minute;
  const command: Command = {
    kind: 'event.register',
    event: ids.event(at),
    number: ids.number(at),
    title,
    content,
    item,
    place,
    channel,
    foreign,
    requester,
    occurredAt: null,
    toldAt: at - told,
    severity,
    major,
  };
  return { actor: by ?? takenInBy(cast, written, random), command };
}
