import { givenFileShape } from '../../../shared/domain/attachment/attachment.ts';
import { type Channel, channels, majorKinds, type Place, severityShape } from '../../../shared/domain/event/event.ts';
import type { RegisterEvent } from '../../../shared/domain/event/register-event.ts';
import type { Words } from '../../../shared/domain/names.ts';
import type { Rules } from '../../../shared/domain/verb.ts';
import { parseWith, z } from '../../../shared/std/shape.ts';
import { type TextKey, texts } from '../../i18n/texts.ts';
import { fromLocalInput } from '../acts/local-input.ts';
import { missingDetail, saidDetails } from './intake-details.ts';

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
  // Drafts of before these were asked have none of them.
  /** What the item's group asks for, as typed. */
  details: z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string()).readonly()])).default({}),
  /** Who reported it by phone or paper, where somebody enters it for him (ZS-25-6); empty: nobody else. */
  reporterName: z.string().default(''),
  reporterVia: z.enum(['phone', 'paper', 'other']).default('phone'),
  /** An assignment from above: who gives it, under which paper, the due moment as typed (ZS-6-2-4). */
  assignedBy: z.string().default(''),
  assignedPaper: z.string().default(''),
  assignedDue: z.string().default(''),
  /** Files handed over to this console, put to the event when it is registered. */
  files: z.array(givenFileShape).readonly().default([]),
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
  details: {},
  reporterName: '',
  reporterVia: 'phone',
  assignedBy: '',
  assignedPaper: '',
  assignedDue: '',
  files: [],
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

export type Missing = { readonly words: Words; readonly control: string };

/** Words of the first field that lacks something and the id of its control; null when it can be registered. */
export function missingField(form: IntakeForm, rules: Rules | null = null): Missing | null {
  const missing = (key: TextKey, control: string): Missing => ({ words: texts[key], control });
  if (form.content.trim() === '') return missing('intake.what', 'intake-content');
  if (form.area === '' && form.address.trim() === '') return missing('intake.where', 'intake-address');
  if (form.item === '') return missing('intake.item', 'intake-item');
  const detail = rules === null ? null : missingDetail(rules, form);
  if (detail !== null) return { words: detail, control: `intake-detail-${detail.key}` };
  if (needsNumber.has(form.channel) && form.foreignNumber.trim() === '')
    return missing('intake.foreignNumber', 'intake-foreign');
  if (form.channel !== 'upperAssigned') return null;
  if (form.assignedBy.trim() === '') return missing('intake.assignedBy', 'intake-assigned-by');
  return fromLocalInput(form.assignedDue.trim()) === null ? missing('intake.assignedDue', 'intake-assigned-due') : null;
}

/** Sources that carry a number of their own, which guards against loops (I7). */
export const needsNumber: ReadonlySet<Channel> = new Set(['12345', '110']);

/** Sources that may carry one. */
export const mayHaveNumber: ReadonlySet<Channel> = new Set([
  ...needsNumber,
  'platform',
  'emergencyManagement',
  'onePlusFourReform',
  'peaceBuilding',
  'petitionReception',
  'publicLegalService',
]);

/** The name its connector uses: what came from there never goes back there (C24). */
const systemOf = (channel: Channel): string => (channel === 'emergencyManagement' ? 'emergency' : channel);

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

/** The command of a complete form; without rules no details are said. */
export function registerCommand(form: IntakeForm, scope: string, rules: Rules | null = null): RegisterEvent {
  const name = form.callerName.trim();
  const phone = form.callerPhone.trim();
  const anonymous = name === '' && phone === '';
  const foreign = mayHaveNumber.has(form.channel) ? form.foreignNumber.trim() : '';
  const details = rules === null ? null : saidDetails(rules, form);
  const reporter = form.reporterName.trim();
  const due = fromLocalInput(form.assignedDue.trim());
  return {
    kind: 'event.register',
    event: form.event,
    number: form.number,
    title: titleOf(form),
    content: form.content.trim(),
    item: form.item,
    place: placeOf(form, scope),
    channel: form.channel,
    foreign: foreign === '' ? null : { system: systemOf(form.channel), number: foreign },
    // A caller who left only a number is still somebody to call back.
    requester: anonymous ? { kind: 'anonymous' } : { kind: 'named', name: name === '' ? phone : name, phone },
    occurredAt: null,
    toldAt: form.toldAt,
    severity: form.severity,
    major: form.major,
    ...(details !== null && { details }),
    ...(reporter !== '' && { reportedBy: { name: reporter, via: form.reporterVia, at: form.toldAt } }),
    ...(form.channel === 'upperAssigned' &&
      due !== null && {
        assignment: { by: form.assignedBy.trim(), document: form.assignedPaper.trim(), due },
      }),
  };
}
