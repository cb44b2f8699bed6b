import { z } from '../../shared/std/shape.ts';

const share = z.number().min(0).max(1);
/** Shares of a whole; they may miss 1 by rounding only. */
const sharesShape = z
  .record(z.string(), share)
  .refine((s) => Math.abs(Object.values(s).reduce((a, b) => a + b, 0) - 1) < 0.005, 'shares must add up to 1');
const derivedShape = z.strictObject({ how: z.string().min(1), shares: sharesShape });
const quantiles = z.record(z.string(), z.number());

/** `resources/demo/rhythm.json`: totals measured in public data, and what the demo makes of them. */
export const rhythmShape = z.strictObject({
  version: z.string(),
  measured: z.strictObject({
    pingshan: z.strictObject({
      source: z.string(),
      how: z.string(),
      rows: z.int().positive(),
      /** Rows by local hour of registration, 0–23. */
      byHour: z.array(z.int().nonnegative()).length(24),
      weekdayFactor: z.strictObject({
        how: z.string(),
        /** Against the mean day, Monday first. */
        mondayFirst: z.array(z.number().positive()).length(7),
        meanPerDay: z.number().positive(),
      }),
      bySource: sharesShape,
      byProperty: sharesShape,
      byType: sharesShape,
      overtimeShare: share,
    }),
    boston: z.strictObject({ source: z.string(), how: z.string(), hoursToClose: quantiles, overdueShare: share }),
    wenzheng: z.strictObject({ source: z.string(), how: z.string(), daysToReply: quantiles }),
  }),
  mix: z.strictObject({ subjects: derivedShape, citizenChannels: derivedShape }),
  chosen: z.strictObject({
    how: z.string(),
    eventsPerDay: z.number().positive(),
    /** `citizens` is spread over `mix.citizenChannels`, the rest are channels. */
    channels: sharesShape,
    /** Subjects of the channels that the measured stream lacks. */
    subjects: z.record(z.string(), sharesShape),
    unlocatedShare: share,
    anonymousShare: share,
  }),
  handling: z.strictObject({
    how: z.string(),
    medianHours: z.number().positive(),
    sigma: z.number().positive(),
    chosen: z.strictObject({
      how: z.string(),
      signInMedianMinutes: z.number().positive(),
      signInSigma: z.number().positive(),
      returnShare: share,
      silentShare: share,
      extensionShare: share,
      onSpotShare: share,
      villageShare: share,
      sendBackShare: share,
      reopenShare: share,
    }),
  }),
});
export type Rhythm = z.infer<typeof rhythmShape>;
