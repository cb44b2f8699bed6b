import type { Actor } from '../../shared/domain/actor/actor.ts';
import type { Rules } from '../../shared/domain/verb.ts';
import type { EventCommand } from '../../shared/domain/verbs.ts';
import type { Random } from '../county/random.ts';
import type { WrittenEvent } from '../county/write-event.ts';
import type { Cast } from './cast.ts';
import type { CommandIds } from './command-ids.ts';
import { fillDetails } from './fill-details.ts';
import { picture } from './intake-steps.ts';

export type Act = { readonly actor: Actor; readonly command: EventCommand };

const minute = 60_000;

/** Who takes an event in: grid staff their own finds, a seat its calls and letters, the connector what other systems send. */
function takenInBy(cast: Cast, written: WrittenEvent, random: Random): Actor {
  if (written.channel === 'gridStaff') return cast.reporter(written.place.area) ?? cast.connector;
  if (written.channel === 'phone' || written.channel === 'letter') return random.pick(cast.colleagues);
  return cast.connector;
}

/** The registration of a written event at an instant (ms). `by` overrules who takes it in. */
export function arrive(
  { cast, rules }: { readonly cast: Cast; readonly rules: Rules },
  written: WrittenEvent,
  at: number,
  ids: CommandIds,
  random: Random,
  by?: Actor,
): Act {
  const { title, content, item, severity, place, channel, foreign, requester, major } = written;
  const told = random.int(1, 6) * minute;
  const matter = { item, severity, details: {}, proofs: [] };
  // Other systems send what they have; who takes a call asks what is missing.
  const stage = foreign === null ? 'report' : 'register';
  const command: EventCommand = {
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
    ...fillDetails(rules, matter, stage, at, channel === 'gridStaff' ? picture('现场.jpg') : []),
  };
  return { actor: by ?? takenInBy(cast, written, random), command };
}
