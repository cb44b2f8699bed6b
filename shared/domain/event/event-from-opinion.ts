import type { CompleteDetails } from './complete-details.ts';
import type { GridEvent } from './event.ts';
import type { LinkEvent } from './link-event.ts';
import type { RegisterEvent } from './register-event.ts';

/** What a click adds to what the opinion says: identity of the new event, and its item where it is another. */
export type FromOpinion = {
  readonly event: string;
  readonly number: string;
  readonly item?: string;
};

/**
 * One click makes an event from an opinion that contains a demand: the commands to send, in order. Place, words and requester come
 * over, the opinion says that it became an event, and both stay linked (ZG-9-2; ZS-22-2).
 */
export function eventFromOpinion(
  opinion: GridEvent,
  click: FromOpinion,
): readonly [RegisterEvent, CompleteDetails, LinkEvent] {
  return [
    {
      kind: 'event.register',
      event: click.event,
      number: click.number,
      title: opinion.title,
      content: opinion.content,
      item: click.item ?? 'unclassified',
      place: opinion.place,
      channel: opinion.channel,
      foreign: null,
      requester: opinion.requester,
      occurredAt: opinion.occurredAt,
      toldAt: opinion.toldAt,
      severity: null,
      major: null,
      madeFrom: { event: opinion.id, number: opinion.number },
    },
    { kind: 'event.completeDetails', event: opinion.id, details: { dealtWith: 'event' } },
    {
      kind: 'event.link',
      event: opinion.id,
      link: { relation: 'ledTo', event: click.event, number: click.number },
    },
  ];
}
