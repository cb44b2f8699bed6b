import type { Field } from '../dossier/field.ts';
import type { Words } from '../names.ts';
import { type PostField, postFields, supervisionBy } from '../profile/posting-rules.ts';
import type { Profile } from '../profile/profile.ts';

type Line = Words & { readonly key: string; readonly type: Field['type']; readonly of: PostField };

/** A line of the form for each thing a text may want on the sheet. People served are numbers, never names (C17, AK-8.1-6). */
const lines: readonly Line[] = [
  { of: 'gridName', key: 'gridName', zh: '网格名称', en: 'Grid name', type: 'line' },
  { of: 'area', key: 'areaText', zh: '网格范围', en: 'Area', type: 'text' },
  { of: 'gridDivision', key: 'divisionText', zh: '网格划分', en: 'Division', type: 'text' },
  { of: 'chiefName', key: 'chiefName', zh: '网格长', en: 'Chief', type: 'line' },
  { of: 'fullTimeNames', key: 'fullTimeNames', zh: '专职网格员', en: 'Full-time staff', type: 'lines' },
  { of: 'partTimeNames', key: 'partTimeNames', zh: '兼职网格员', en: 'Part-time staff', type: 'lines' },
  { of: 'guideName', key: 'guideName', zh: '网格指导员', en: 'Guide', type: 'line' },
  { of: 'staffNames', key: 'staffNames', zh: '网格人员', en: 'Staff', type: 'lines' },
  { of: 'contacts', key: 'contacts', zh: '联系方式（工作电话）', en: 'Contacts (work phones)', type: 'lines' },
  { of: 'staffPhones', key: 'staffPhones', zh: '人员电话（工作电话）', en: 'Staff phones (work)', type: 'lines' },
  { of: 'duties', key: 'dutiesText', zh: '职责', en: 'Duties', type: 'lines' },
  { of: 'serviceItems', key: 'serviceItems', zh: '服务事项', en: 'Service items', type: 'lines' },
  { of: 'servedOverview', key: 'servedHouseholds', zh: '服务户数', en: 'Households served', type: 'number' },
  { of: 'servedOverview', key: 'servedPersons', zh: '服务人数', en: 'Persons served', type: 'number' },
];

const shows = (profile: Profile, field: PostField): boolean => postFields(profile).fields.includes(field);

const content: readonly Field[] = lines.map(({ of, ...line }) => ({
  ...line,
  optional: true,
  on: (profile) => shows(profile, of),
}));

const channels: readonly Field[] = [
  {
    key: 'countyPhone',
    zh: '县级监督电话',
    en: 'County supervision phone',
    type: 'phone',
    optional: true,
    on: (p) => supervisionBy(p).county,
  },
  {
    key: 'townPhone',
    zh: '镇街监督电话',
    en: 'Town supervision phone',
    type: 'phone',
    optional: true,
    on: (p) => supervisionBy(p).town,
  },
  {
    key: 'otherChannels',
    zh: '其他监督渠道',
    en: 'Other channels',
    type: 'lines',
    optional: true,
    on: (p) => supervisionBy(p).town || supervisionBy(p).county,
  },
];

/** Everything that may be written on a sheet here; a draft may be half filled. */
export const sheetFields: readonly Field[] = [...content, ...channels];
/** What its text wants on it, supervision apart. */
export const contentKeys = (profile: Profile): readonly Field[] => content.filter((field) => field.on?.(profile));
