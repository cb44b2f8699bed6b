import type { Words } from '../names.ts';
import { type Ground, localGround, type Stated, stated } from './ground.ts';
import type { Profile } from './load-profile.ts';

export type PostField = Stated<'post.fields'>['value'][number];
export type PostPlace = Stated<'post.place'>['value'][number];
export type PostTrigger = Stated<'post.update'>['value'][number];

/** What every text has in common; a centre's own list where none speaks. */
const localFields: readonly PostField[] = ['gridName', 'area', 'chiefName', 'fullTimeNames', 'contacts'];

/** What the posting sheet of a grid holds, in the order of the text (LYG-19-1, JS-19-1, ZS-21-1-1, ZG-21, AK-7.2-4). */
export function postFields(profile: Profile): Ground & { readonly fields: readonly PostField[] } {
  const found = stated(profile, 'post.fields');
  return { fields: found?.value ?? localFields, ...(found?.ground ?? localGround) };
}

const placeNames: Readonly<Record<PostPlace, Words>> = {
  mainActivityPlace: { zh: '主要活动场所', en: 'Main activity place' },
  prominentSpot: { zh: '醒目位置', en: 'Prominent spot' },
  villagePublicPlace: { zh: '村（社区）公共场所', en: 'Public place of the village' },
  chiefHome: { zh: '网格长家', en: 'Chief’s home' },
  servedHome: { zh: '服务对象家', en: 'Home of those served' },
};

/** Where it may hang. */
export const postPlaces = (profile: Profile): readonly (Words & { readonly key: PostPlace })[] =>
  (stated(profile, 'post.place')?.value ?? (['mainActivityPlace'] as const)).map((key) => ({
    key,
    ...placeNames[key],
  }));

const triggerNames: Readonly<Record<PostTrigger, Words>> = {
  fullTimeStaffChange: { zh: '专职网格员变动', en: 'Full-time staff changed' },
  areaChange: { zh: '网格范围变动', en: 'Area changed' },
  gridNameChange: { zh: '网格名称变动', en: 'Name changed' },
  staffChange: { zh: '人员变动', en: 'Staff changed' },
};

/** Changes that make a posting outdated (LYG-19-2, JS-19-2, ZS-21-1-2); any of them as local practice. */
export function postTriggers(
  profile: Profile,
): Ground & { readonly triggers: readonly (Words & { readonly key: PostTrigger })[] } {
  const found = stated(profile, 'post.update');
  const keys: readonly PostTrigger[] = found?.value ?? ['staffChange', 'areaChange', 'gridNameChange'];
  return { triggers: keys.map((key) => ({ key, ...triggerNames[key] })), ...(found?.ground ?? localGround) };
}

/** Centres whose supervision phone and channels stand on the sheet (LYG-19-3, JS-19-3, ZS-21-2-1, AK-7.2-4); none where the text has no such duty. */
export function supervisionBy(profile: Profile): Ground & { readonly county: boolean; readonly town: boolean } {
  const found = stated(profile, 'complaint.channels');
  if (found === null || !('publishedBy' in found.value)) return { county: false, town: false, ...localGround };
  const by = found.value.publishedBy;
  return { county: by.includes('county'), town: by.includes('town'), ...found.ground };
}
