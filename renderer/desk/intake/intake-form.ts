import { type Channel, channels, majorKinds, type Place, severityShape } from '../../../shared/domain/event/event.ts';
import type { RegisterEvent } from '../../../shared/domain/event/register-event.ts';
import { parseWith, z } from '../../../shared/std/shape.ts';
import type { TextKey } from '../../i18n/texts.ts';

/** Everything of an intake as it is typed; kept on disk as it stands, whole or not (I1). */
export const intakeFormShape = z.object({
  event: z.uuid(),
  number: z.string(),
  callerName: z.string(),
  callerPhone: z.string(),
  content: z.string(),
  /** Empty: the first sentence of the content. */
  title: z.string(),
  address: z.string(),
  /** Grid or division chosen by hand, else empty. */
  area: z.string(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  /** Item code, `unclassified`, or empty while not chosen. */
  item: z.string(),
  severity: severityShape.nullable(),
  /** False while the item's own proposal stands. */
  severityByHand: z.boolean(),
  channel: z.enum(channels),
  foreignNumber: z.string(),
  toldAt: z.number(),
  major: z.enum(majorKinds).nullable(),
});
export type IntakeForm = z.infer<typeof intakeFormShape>;

/** A form for a fresh receipt number. */
export const emptyForm = (start: {
  readonly event: string;
  readonly number: string;
  readonly toldAt: number;
  readonly channel: Channel;
}): IntakeForm => ({
  ...start,
  callerName: '',
  callerPhone: '',
  content: '',
  title: '',
  address: '',
  area: '',
  lon: null,
  lat: null,
  item: '',
  severity: null,
  severityByHand: false,
  foreignNumber: '',
  major: null,
});

/** A kept draft, or null when it is of another version and cannot be filled in again. */
export function readForm(draft: unknown): IntakeForm | null {
  const parsed = parseWith(intakeFormShape, draft);
  return parsed.ok ? parsed.value : null;
}

const TITLE_LENGTH = 40;

/** The title as it will be registered: typed, or the first sentence of what happened. */
export function titleOf(form: Pick<IntakeForm, 'title' | 'content'>): string {
  const typed = form.title.trim();
  if (typed !== '') return typed.slice(0, 80);
  const sentence = form.content.trim().split(/[。！？!?\n；;]/)[0] ?? '';
  return sentence.length <= TITLE_LENGTH ? sentence : `${sentence.slice(0, TITLE_LENGTH - 1)}…`;
}

/** Text key of the first field that lacks something and the id of its control; null when it can be registered. */
export function missingField(form: IntakeForm): { readonly text: TextKey; readonly control: string } | null {
  if (form.content.trim() === '') return { text: 'intake.what', control: 'intake-content' };
  if (form.area === '' && form.address.trim() === '') return { text: 'intake.where', control: 'intake-address' };
  if (form.item === '') return { text: 'intake.item', control: 'intake-item' };
  if (form.channel !== 'phone' && needsNumber.has(form.channel) && form.foreignNumber.trim() === '')
    return { text: 'intake.foreignNumber', control: 'intake-foreign' };
  return null;
}

/** Sources that carry a number of their own, which guards against loops (I7). */
export const needsNumber: ReadonlySet<Channel> = new Set(['12345', '110']);

/** @param scope area of the seat, used where no finer one was chosen */
export function placeOf(form: IntakeForm, scope: string): Place {
  const grid = form.area.length === 15 ? form.area : null;
  return {
    text: form.address.trim(),
    lon: form.lon,
    lat: form.lat,
    grid,
    gridBasis: grid === null ? 'unknown' : 'chosen',
    area: form.area === '' ? scope : form.area,
  };
}

/** The command of a complete form. */
export function registerCommand(form: IntakeForm, scope: string): RegisterEvent {
  const name = form.callerName.trim();
  const phone = form.callerPhone.trim();
  const anonymous = name === '' && phone === '';
  const foreign = form.foreignNumber.trim();
  return {
    kind: 'event.register',
    event: form.event,
    number: form.number,
    title: titleOf(form),
    content: form.content.trim(),
    item: form.item,
    place: placeOf(form, scope),
    channel: form.channel,
    foreign: foreign === '' ? null : { system: form.channel, number: foreign },
    // A caller who left only a number is still somebody to call back.
    requester: anonymous ? { kind: 'anonymous' } : { kind: 'named', name: name === '' ? phone : name, phone },
    occurredAt: null,
    toldAt: form.toldAt,
    severity: form.severity,
    major: form.major,
  };
}
