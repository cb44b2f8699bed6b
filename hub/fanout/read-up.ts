import { err, ok, type Result } from '../../shared/std/result.ts';
import { parseWith, z } from '../../shared/std/shape.ts';
import { type Up, upShape } from '../../shared/wire/up.ts';
import { wireVersion } from '../../shared/wire/version.ts';

export type UpError = {
  readonly code: 'malformed' | 'version';
  readonly ref: string | null;
  readonly path: string;
  readonly message: string;
};

const versioned = z.looseObject({ t: z.enum(['signIn', 'hello']), v: z.number() });
const withRef = z.looseObject({ ref: z.string().max(64) });

/**
 * The door for messages of stations. The version is asked first: a console of another version may well say things this one does not
 * know, and has to be told to update, not that it is malformed.
 */
export function readUp(data: unknown): Result<Up, UpError> {
  const ref = withRef.safeParse(data).data?.ref ?? null;
  const said = versioned.safeParse(data);
  if (said.success && said.data.v !== wireVersion) {
    return err({
      code: 'version',
      ref,
      path: 'v',
      message: `版本不符：值守台 ${said.data.v}，县级服务 ${wireVersion}，请升级较旧的一方。 Versions differ: console ${said.data.v}, hub ${wireVersion}. Update the older one.`,
    });
  }
  const parsed = parseWith(upShape, data);
  if (!parsed.ok) return err({ code: 'malformed', ref, path: parsed.error.path, message: parsed.error.message });
  const unstorable = unstorablePath(parsed.value);
  if (unstorable !== null) return err({ code: 'malformed', ref, path: unstorable, message: 'must be plain text' });
  return ok(parsed.value);
}

/** PostgreSQL keeps no NUL and no half characters in a text column; such a name would fail deep inside. Typed texts are kept as JSON and may hold anything. */
function unstorablePath(up: Up): string | null {
  const isPlain = (text: string): boolean => !text.includes('\0') && !/\p{Surrogate}/u.test(text);
  if (up.t === 'signIn') return !isPlain(up.station) ? 'station' : isPlain(up.account) ? null : 'account';
  if (up.t === 'hello') return isPlain(up.station) ? null : 'station';
  if (up.t !== 'offer') return null;
  const i = up.commands.findIndex((c) => !isPlain(c.actor.account) || !isPlain(c.actor.area));
  return i < 0 ? null : `commands.${i}.actor.account`;
}
