import { type Actor, covers } from '../../shared/domain/actor/actor.ts';
import { type Connector, channelOfSystem } from '../../shared/domain/connector/connector.ts';
import { foreignShape, majorKinds, type Place, severityShape } from '../../shared/domain/event/event.ts';
import type { RegisterEvent } from '../../shared/domain/event/register-event.ts';
import { err, ok, type Result } from '../../shared/std/result.ts';
import { parseWith, type ShapeError, z } from '../../shared/std/shape.ts';
import { localDate } from '../../shared/time/local-date.ts';
import { parseInstant } from '../../shared/time/local-time.ts';
import { foreignEventId } from '../import/foreign-id.ts';

const instantShape = z.string().max(40);

/** One case as another system sends it; times as text with their offset, e.g. 2025-09-24T16:40:00+08:00. */
export const caseShape = z.strictObject({
  /** Its number there: the same number is the same event, however often it comes. */
  number: z.string().min(1).max(80),
  title: z.string().min(1).max(80).optional(),
  content: z.string().min(1).max(4000),
  /** Code of the published list; left out: a seat classifies it. */
  item: z.string().min(1).max(40).optional(),
  place: z.strictObject({
    text: z.string().max(200),
    /** GCJ-02 degrees. */
    lon: z.number().min(-180).max(180).nullable().optional(),
    lat: z.number().min(-90).max(90).nullable().optional(),
    grid: z
      .string()
      .regex(/^\d{15}$/)
      .optional(),
    area: z
      .string()
      .regex(/^\d{4,15}$/)
      .optional(),
  }),
  requester: z
    .strictObject({
      name: z.string().min(1).max(40),
      phone: z.string().max(30),
      unit: z.string().min(1).max(80).optional(),
    })
    .nullable(),
  toldAt: instantShape,
  occurredAt: instantShape.nullable().optional(),
  severity: severityShape.nullable().optional(),
  major: z.enum(majorKinds).nullable().optional(),
  /** The same matter under a number of its own or another system: both events are linked. */
  sameAs: foreignShape.optional(),
});
export type ForeignCase = z.infer<typeof caseShape>;

/** Who acts for a system: a connector has no seat and no person. */
export const connectorActor = ({ system, name, area }: Connector): Actor => ({
  account: `connector:${system}`,
  name,
  role: 'connector',
  area,
  unit: name,
  department: null,
});

const shapeError = (path: string, message: string): Result<never, ShapeError> =>
  err({ code: 'bad-shape', path, message });

/** A case as the registration of one event, or where it is wrong. @param receipt receipt number of the event */
export function registrationOf(
  connector: Connector,
  given: unknown,
): Result<{ readonly of: ForeignCase; readonly command: (receipt: string) => RegisterEvent }, ShapeError> {
  const parsed = parseWith(caseShape, given);
  if (!parsed.ok) return parsed;
  const of = parsed.value;
  const told = parseInstant(of.toldAt);
  if (!told.ok) return shapeError('toldAt', told.error.message);
  const occurred = of.occurredAt == null ? null : parseInstant(of.occurredAt);
  if (occurred !== null && !occurred.ok) return shapeError('occurredAt', occurred.error.message);
  const place = placeOf(connector, of.place);
  if (!covers(connectorActor(connector), place.area))
    return shapeError('place.area', `${place.area} lies outside the area ${connector.area} of this connector`);
  const { system } = connector;
  return ok({
    of,
    command: (receipt) => ({
      kind: 'event.register',
      event: foreignEventId(system, of.number),
      number: receipt,
      title: of.title ?? firstWords(of.content),
      content: of.content,
      item: of.item ?? 'unclassified',
      place,
      channel: channelOfSystem(system),
      foreign: { system, number: of.number },
      requester:
        of.requester === null
          ? { kind: 'anonymous' }
          : {
              kind: 'named',
              name: of.requester.name,
              phone: of.requester.phone,
              ...(of.requester.unit !== undefined && { unit: of.requester.unit }),
            },
      occurredAt: occurred === null ? null : occurred.value,
      toldAt: told.value,
      severity: of.severity ?? null,
      major: of.major ?? null,
    }),
  });
}

function placeOf(connector: Connector, given: ForeignCase['place']): Place {
  const { text, lon = null, lat = null, grid = null, area } = given;
  return {
    text,
    lon,
    lat,
    grid,
    gridBasis: grid === null ? 'unknown' : 'chosen',
    area: grid ?? area ?? connector.area,
  };
}

const firstWords = (content: string): string => {
  const sentence = content.trim().split(/[。！？!?\n；;]/)[0] ?? '';
  return (sentence === '' ? content.trim() : sentence).slice(0, 40) || '（无标题）';
};

/** Receipt number of a connector's event: profile, day, three digits of the line, its running number of the day. */
export const receiptOf = (profile: string, at: number, lineNo: number, dayNo: number): string =>
  `${profile}${localDate(at).replaceAll('-', '')}-${String(lineNo).padStart(3, '0')}${String(dayNo).padStart(4, '0')}`;

export const replyShape = z.strictObject({
  /** The number the event was sent under. */
  number: z.string().min(1).max(80),
  outcome: z.enum(['result', 'refused']),
  text: z.string().min(1).max(2000),
});
export type ForeignAnswer = z.infer<typeof replyShape>;
