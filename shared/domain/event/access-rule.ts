import { protectedKinds } from '../profile/after-completion.ts';
import type { Profile } from '../profile/profile.ts';
import { type Refusal, refusal } from '../refusal.ts';
import type { GridEvent, Requester } from './event.ts';

/** Why a record is looked after: secrets (restricted kinds) and the privacy of a named requester (LYG-17-1, ZS-20-1, JS-17-1, ZG-13-1, ZG-13-2). */
export type AccessTag = 'secret' | 'privacy';

/** Tags of an event's record; none for one that names nobody and is open to all who see it. */
export const tagsOf = (event: Pick<GridEvent, 'flags' | 'requester'>): readonly AccessTag[] => [
  ...(event.flags.restricted ? (['secret'] as const) : []),
  ...(event.requester.kind === 'named' ? (['privacy'] as const) : []),
];

/** The clause a look at such a record rests on: that of the secret, else that of privacy; `local` where the text is silent. */
export function accessBasis(profile: Profile, tags: readonly AccessTag[]): string {
  const { secret, privacy } = protectedKinds(profile);
  return tags.includes('secret') ? secret.clause : privacy.clause;
}

/** Who allowed an export, under which paper; never the one who takes it. */
export type Approval = { readonly by: string; readonly document: string; readonly at: number };

/** More than a handful of records at once need an approval by somebody else (ZG-13-2; the number is local). Null: it may go. */
export function bulkExport(
  profile: Profile,
  request: { readonly count: number; readonly by: string; readonly approval: Approval | null },
): Refusal | null {
  const { max } = profile.local.bulkExport;
  if (request.count <= max) return null;
  if (request.approval !== null && request.approval.by !== request.by) return null;
  const { clause } = protectedKinds(profile).privacy;
  return refusal('export-needs-approval', 'R2', clause, { count: String(request.count), max: String(max) });
}

/** A requester as everybody sees it: family name and the ends of the number (ZG-13-2). The whole is shown on record only (R2). */
export function maskedRequester(requester: Requester): Requester {
  if (requester.kind === 'anonymous') return requester;
  const [first = ''] = requester.name;
  const { phone } = requester;
  const hidden = phone.length > 7 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : '*'.repeat(phone.length);
  return { ...requester, name: `${first}**`, phone: hidden };
}
