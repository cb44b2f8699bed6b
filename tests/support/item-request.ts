import type { Values } from '../../shared/domain/dossier/dossier.ts';

/** A department's request to have an item on the county's list. */
export const itemRequest: Values = {
  name: '快递柜占道',
  nameEn: 'Parcel lockers in the way',
  code: '7001',
  pinyin: 'kuai di gui zhan dao',
  group: 'urbanEnvironment',
  itemType: 'service',
  severity: '4',
  department: 'chengguan',
  request: '城管〔2025〕8号',
  matters: ['发现占道的快递柜', '劝导移位'],
  need: '投诉增多',
  brings: ['staff', 'resources', 'funds', 'training', 'guidance', 'workSupport', 'workingConditions', 'information'],
  funding: 500_000,
  duration: 'standing',
};
