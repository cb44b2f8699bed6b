/** The stored form of a clock (D8): everything that explains its due moment stands in it. */
import { z } from '../std/shape.ts';
import { localDateShape } from './local-date.ts';
import { type PeriodUnit, periodUnitShape } from './period.ts';

export const clockKinds = [
  'deptHandle',
  'cityHandle',
  'cityMajorMatter',
  'signIn',
  'reportIn',
  'majorFirstReport',
  'majorOnwardReport',
  'feedbackToRequester',
  'followUp',
  'supervisionReply',
  'triage',
  'onSpot',
  'village',
  'check',
  'foreignWatch',
  'foreignTarget',
  'upperReply',
  'returnDecision',
  'subTask',
  'dossier',
] as const;
export type ClockKind = (typeof clockKinds)[number];

export const clockStops = [
  'done',
  'returned',
  'escalated',
  'withdrawn',
  'merged',
  'transferred',
  'joined',
  'cleared',
  'reopened',
] as const;
export type ClockStop = (typeof clockStops)[number];

export type Clock = {
  /** Unique inside its event. */
  readonly id: string;
  readonly kind: ClockKind;
  /** Clause id (`LYG-30-1`), 'local' or 'foreign'. */
  readonly basis: string;
  readonly statutory: boolean;
  /** ms */
  readonly startAt: number;
  /** 0: the due moment was given, not counted. */
  readonly length: number;
  readonly unit: PeriodUnit;
  /** Profile version the length came from. */
  readonly rule: string;
  /** Calendar version. */
  readonly calendar: string;
  /** YYYY-MM-DD; null for minute, hour and foreign. */
  readonly nominalEnd: string | null;
  readonly dueDate: string | null;
  /** First instant too late, ms: statutoryDue; for local clocks the target. */
  readonly due: number;
  /** Never changes `due` (D5, D11). */
  readonly extendedDue: number | null;
  readonly provisional: boolean;
  /** ms */
  readonly stoppedAt: number | null;
  readonly stoppedAs: ClockStop | null;
};

const instant = z.int();

/** Zod shape of a stored clock. */
export const clockShape = z
  .strictObject({
    id: z.string().min(1),
    kind: z.enum(clockKinds),
    basis: z.string().min(1),
    statutory: z.boolean(),
    startAt: instant,
    length: z.int().min(0),
    unit: periodUnitShape,
    rule: z.string().min(1),
    calendar: z.string().min(1),
    nominalEnd: localDateShape.nullable(),
    dueDate: localDateShape.nullable(),
    due: instant,
    extendedDue: instant.nullable(),
    provisional: z.boolean(),
    stoppedAt: instant.nullable(),
    stoppedAs: z.enum(clockStops).nullable(),
  })
  .refine((c) => (c.stoppedAt === null) === (c.stoppedAs === null), {
    path: ['stoppedAs'],
    message: 'a stopped clock has both its moment and its reason',
  })
  .refine((c) => (c.nominalEnd === null) === (c.dueDate === null), {
    path: ['dueDate'],
    message: 'nominal end and due date come together',
  }) satisfies z.ZodType<Clock>;
