import { forbid } from '../dossier/forbid.ts';
import { freedomOf } from '../profile/freedom.ts';
import type { Profile } from '../profile/load-profile.ts';
import { withValue } from '../profile/overlay-profile.ts';
import type { Refusal } from '../refusal.ts';
import { settingValue } from './setting-value.ts';

export type Override = { readonly path: string; readonly value: string; readonly document: string };

/**
 * Why an override cannot be: the text binds (with its clause), a document is missing, or the value does not fit. Null when it can.
 * @param value as typed (settingValue); @param document empty where none is named
 */
export function checkOverride(profile: Profile, { path, value, document }: Override, rule: string): Refusal | null {
  const freedom = freedomOf(profile, path);
  if (freedom.kind === 'refused') return forbid(rule, freedom.clause, `${freedom.why.zh}。`, `${freedom.why.en}.`);
  if (freedom.kind === 'withDocument' && document === '')
    return forbid(rule, freedom.clause, `${freedom.why.zh}；请填写文件。`, `${freedom.why.en}; name the document.`);
  const tried = withValue(profile, path, settingValue(value));
  if (tried.ok) return null;
  const { path: at, message } = tried.error;
  return forbid(rule, freedom.clause, `设定值不合要求：${at} ${message}`, `The value does not fit: ${at} ${message}`);
}
