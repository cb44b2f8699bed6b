import { err, ok, type Result } from '../../std/result.ts';
import { parseWith, type ShapeError } from '../../std/shape.ts';
import type { Cell, Profile } from './load-profile.ts';
import { type Local, localShape } from './local-shape.ts';
import { type ParameterKey, parameterKeys, parametersShape } from './profile-shape.ts';

/** The profile as its texts stand, without what a centre laid on top. */
export const textOfProfile = (profile: Profile): Profile => profile.text ?? profile;

export const isParameterKey = (key: string): key is ParameterKey => (parameterKeys as readonly string[]).includes(key);

/** The time parameters whose days a county may have counted as working days (C10). */
export const dayCounted = ['time.deptHandle', 'time.cityHandle', 'filing.grid.limit'] as const;

/** Key after a prefix, e.g. `followParent.staff.chief.pool` → `staff.chief.pool`; null for another path. */
export const keyAfter = (path: string, prefix: 'followParent' | 'local'): string | null =>
  path.startsWith(`${prefix}.`) ? path.slice(prefix.length + 1) : null;

/**
 * The profile with one path set: `local.…`, `followParent.<parameter>`, `dayKind` or a parameter. Only the shape of the value
 * is judged here; whether a centre may is `freedomOf`. The path of an error leads to the wrong value.
 */
export function withValue(profile: Profile, path: string, value: unknown): Result<Profile, ShapeError> {
  const local = keyAfter(path, 'local');
  if (local !== null) return withLocal(profile, local, value);
  const followed = keyAfter(path, 'followParent');
  if (followed !== null) return followingParent(profile, followed, value);
  if (path === 'dayKind') return withDayKind(profile, value);
  if (isParameterKey(path)) return withParameter(profile, path, value);
  return err({ code: 'bad-shape', path, message: 'no such setting' });
}

const withCell = <K extends ParameterKey>(profile: Profile, key: K, cell: Cell<K>): Profile => ({
  ...profile,
  text: textOfProfile(profile),
  parameters: { ...profile.parameters, [key]: cell },
});

function withLocal(profile: Profile, path: string, value: unknown): Result<Profile, ShapeError> {
  const set = (into: unknown, keys: readonly string[]): unknown => {
    const [key, ...rest] = keys;
    if (key === undefined) return value;
    const object = typeof into === 'object' && into !== null ? (into as Readonly<Record<string, unknown>>) : {};
    return { ...object, [key]: set(object[key], rest) };
  };
  const parsed = parseWith(localShape, set(profile.local, path.split('.')));
  if (!parsed.ok) return err({ ...parsed.error, path: `local.${parsed.error.path}` });
  return ok({ ...profile, text: textOfProfile(profile), local: parsed.value satisfies Local });
}

function followingParent(profile: Profile, key: string, value: unknown): Result<Profile, ShapeError> {
  if (value !== true || !isParameterKey(key) || profile.parent === null)
    return err({
      code: 'bad-shape',
      path: `followParent.${key}`,
      message: 'only true, on a parameter of a parent text',
    });
  return ok(withCell(profile, key, profile.parent.parameters[key]));
}

function withDayKind(profile: Profile, value: unknown): Result<Profile, ShapeError> {
  if (value !== 'day' && value !== 'workingDay')
    return err({ code: 'bad-shape', path: 'dayKind', message: 'must be day or workingDay' });
  return ok(
    dayCounted.reduce<Profile>((changed, key) => {
      const cell: Cell<typeof key> = changed.parameters[key];
      const time = cell.value;
      if (time === null || !('unit' in time) || (time.unit !== 'day' && time.unit !== 'workingDay')) return changed;
      return withCell(changed, key, { ...cell, value: { ...time, unit: value } } as Cell<typeof key>);
    }, profile),
  );
}

/** Clause ids a value is tried with where the text has none: the shape asks for one. */
const noClause = ['LOCAL-0'];

function withParameter<K extends ParameterKey>(profile: Profile, key: K, value: unknown): Result<Profile, ShapeError> {
  const cell: Cell<K> = textOfProfile(profile).parameters[key];
  const parsed = parseWith(parametersShape.shape[key], {
    value,
    clauses: cell.clauses.length > 0 ? cell.clauses : noClause,
  });
  if (!parsed.ok) return err({ ...parsed.error, path: `${key}.${parsed.error.path}` });
  const fromText = leavesToRule(cell.value) !== null;
  return ok(
    withCell(profile, key, {
      // The shape of a key gives the value of its cell; a generic key loses that in the types.
      value: (parsed.value as Pick<Cell<K>, 'value'>).value,
      // What a method sets that the text itself calls for binds like the text; all else is the centre's own.
      clauses: fromText ? cell.clauses : [],
      from: fromText ? cell.from : 'local',
    } as Cell<K>),
  );
}

/** What the text leaves to a rule still to come: the city's or county's method, or a date not yet set; null when it speaks itself. */
export function leavesToRule(value: unknown): 'cityMethod' | 'countyMethod' | 'unset' | null {
  if (typeof value !== 'object' || value === null) return null;
  if ('by' in value && (value.by === 'cityMethod' || value.by === 'countyMethod')) return value.by;
  return 'unset' in value && value.unset === true ? 'unset' : null;
}
