import { readFileSync } from 'node:fs';
import { z } from '../../shared/std/shape.ts';
import { HubError } from '../db/hub-error.ts';
import { wordsOf } from '../db/log.ts';

const name = z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, 'must be small letters, digits and hyphens, e.g. duty-mail');

const webhook = z.strictObject({
  kind: z.literal('webhook'),
  name,
  /** `{address}` in it is replaced by the person's address. */
  url: z.url({ protocol: /^https?$/ }),
  headers: z.record(z.string().max(80), z.string().max(2_000)).default({}),
});
const smtp = z.strictObject({
  kind: z.literal('smtp'),
  name,
  host: z.string().min(1).max(200),
  port: z.number().int().min(1).max(65_535).default(587),
  /** TLS from the first byte; else STARTTLS where the server offers it. */
  secure: z.boolean().default(false),
  user: z.string().max(200).optional(),
  password: z.string().max(400).optional(),
  from: z.string().min(3).max(200),
});
const way = z.strictObject({ channel: name, address: z.string().min(1).max(300) });

export const channelSettingsShape = z
  .strictObject({
    channels: z
      .array(z.discriminatedUnion('kind', [webhook, smtp]))
      .max(20)
      .default([]),
    /** By account: how each is reached, in this order, all of them. */
    people: z.record(z.string().min(1).max(64), z.array(way).min(1).max(6)).default({}),
    /** Who is told where the turn is nobody's, or he has no way of his own. */
    fallback: z.array(way).max(6).default([]),
    /** ◊ Waits between tries, seconds; after the last the delivery has failed. */
    retrySeconds: z.array(z.number().min(1).max(86_400)).min(1).max(12).default([5, 30, 120, 600]),
    /** ◊ The same alarm and step is not told again within so long, minutes. */
    quietMinutes: z.number().min(0).max(1_440).default(30),
    /** ◊ An escalation that came in later than this (a cut) is recorded and not sent, minutes. */
    staleMinutes: z.number().min(1).max(1_440).default(30),
  })
  .prefault({});
export type ChannelSettings = z.infer<typeof channelSettingsShape>;

/**
 * Reads the settings file named by `--channels` or GRIDDESK_CHANNELS. Throws HubError `channels-bad` with the place that is wrong;
 * nothing is started then.
 */
export function readChannelSettings(file: string): ChannelSettings {
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw bad(file, wordsOf(error), error);
  }
  const parsed = channelSettingsShape.safeParse(data);
  if (parsed.success) {
    const unknown = unknownChannel(parsed.data);
    if (unknown !== null) throw bad(file, `no channel is named ${unknown}`);
    return parsed.data;
  }
  const [issue] = parsed.error.issues;
  throw bad(file, `${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? 'does not fit'}`);
}

/** A way through a channel the file does not have, other than those of an adapter. */
function unknownChannel({ channels, people, fallback }: ChannelSettings): string | null {
  const known = new Set<string>(channels.map((one) => one.name));
  const ways = [...Object.values(people).flat(), ...fallback];
  return ways.find((one) => !known.has(one.channel) && !one.channel.startsWith('x-'))?.channel ?? null;
}

const bad = (file: string, why: string, error?: unknown): HubError =>
  new HubError(
    'channels-bad',
    `通知渠道设置 ${file} 有误：${why}`,
    `The channel settings ${file} are wrong: ${why}`,
    error,
  );
