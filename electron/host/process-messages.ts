import { parseWith, z } from '../../shared/std/shape.ts';
import { telephonyShape } from '../../shared/wire/telephony.ts';

/*
 * What Electron's main process and the processes it keeps say to each other. No data of the console is among it: that
 * goes through the port of each window. The key travels here, and not in arguments or variables others could read.
 */

const stop = z.strictObject({ t: z.literal('stop') });

export const toStationProcess = z.discriminatedUnion('t', [
  z.strictObject({
    t: z.literal('start'),
    dataDir: z.string().min(1),
    key: z.string().min(1),
    hubUrl: z.url(),
    resourcesDir: z.string().min(1),
    /** Where the demo's switches are; only its launcher gives it. */
    demo: z.strictObject({ controlUrl: z.url() }).exactOptional(),
    telephony: telephonyShape.exactOptional(),
  }),
  /** Its port comes beside it: `ports[0]`. */
  z.strictObject({ t: z.literal('window') }),
  /** The machine woke up: look for the hub at once. */
  z.strictObject({ t: z.literal('resumed') }),
  stop,
]);
export type ToStationProcess = z.infer<typeof toStationProcess>;

export const toHubProcess = z.discriminatedUnion('t', [
  z.strictObject({
    t: z.literal('start'),
    dataDir: z.string().min(1),
    /** 0 on the first start; the same again afterwards, so that stations find it. */
    port: z.number().int().min(0).max(65_535),
    resourcesDir: z.string().min(1),
  }),
  stop,
]);
export type ToHubProcess = z.infer<typeof toHubProcess>;

/** What a kept process says to main. */
export const fromProcess = z.discriminatedUnion('t', [
  /** `port` is the hub's. */
  z.strictObject({ t: z.literal('ready'), port: z.number().int().nullable() }),
  /** It cannot start; the message is for the person at the console. */
  z.strictObject({ t: z.literal('failed'), message: z.string() }),
  z.strictObject({ t: z.literal('log'), line: z.string() }),
  /** The sample county has just been made: what its first user has to know. */
  z.strictObject({
    t: z.literal('trial'),
    accounts: z.array(z.strictObject({ account: z.string(), name: z.string(), unit: z.string() })),
    password: z.string(),
    file: z.string(),
  }),
  z.strictObject({
    t: z.literal('badge'),
    overdue: z.number().int().nonnegative(),
    attention: z.number().int().nonnegative(),
  }),
  /** What sounds here now; null: nothing does. Kind and number only, for the system shows it on a locked screen. */
  z.strictObject({
    t: z.literal('alarm'),
    alarm: z
      .strictObject({ priority: z.enum(['urgent', 'high']), title: z.string(), body: z.string(), key: z.string() })
      .nullable(),
  }),
]);
export type FromProcess = z.infer<typeof fromProcess>;
export type Trial = Omit<Extract<FromProcess, { t: 'trial' }>, 't'>;
export type AlarmNotice = NonNullable<Extract<FromProcess, { t: 'alarm' }>['alarm']>;
export type Badge = Omit<Extract<FromProcess, { t: 'badge' }>, 't'>;

/** A message of the other process, or an Error: both sides are ours, so a wrong one is a fault of the program. */
export function readMessage<S extends z.ZodType>(shape: S, data: unknown): z.output<S> {
  const read = parseWith(shape, data);
  if (read.ok) return read.value;
  throw new Error(`message between processes: ${read.error.path} ${read.error.message}`);
}
