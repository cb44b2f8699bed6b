import type { Choice } from '../dossier/field.ts';
import { itemGround } from '../profile/profile.ts';
import type { ItemKey } from '../profile/profile-shape.ts';
import type { Rules } from '../verb.ts';

/** Drives and the item of the text each belongs to (LYG-9-8, JS-9-9). */
const kinds: readonly (Choice & { readonly item: ItemKey })[] = [
  { key: 'peaceBuilding', item: 'civicInitiatives', zh: '平安建设', en: 'Safe community' },
  { key: 'civilizedPractice', item: 'civicInitiatives', zh: '新时代文明实践', en: 'Civilised practice' },
  { key: 'ethnicUnity', item: 'civicInitiatives', zh: '民族团结', en: 'Ethnic unity' },
  { key: 'civilizedCity', item: 'civicInitiatives', zh: '文明城市创建', en: 'Civilised city' },
  { key: 'urbanRuralConstruction', item: 'urbanEnvironment', zh: '城乡建设', en: 'Urban and rural construction' },
  { key: 'publicInterestProtection', item: 'urbanEnvironment', zh: '公益保护', en: 'Public interest' },
  { key: 'ecology', item: 'urbanEnvironment', zh: '生态环境', en: 'Ecology' },
  { key: 'cityManagement', item: 'urbanEnvironment', zh: '城市管理', en: 'City management' },
];

/** Drives whose item the text has as its own; all of them, as local practice, where it has none. */
export function campaignKinds({ profile }: Rules): readonly Choice[] {
  const own = kinds.filter(({ item }) => itemGround(profile, item).via === 'own');
  return own.length > 0 ? own : kinds;
}
