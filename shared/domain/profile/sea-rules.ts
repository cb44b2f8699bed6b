import type { Words } from '../names.ts';
import { type Ground, localGround, type Stated, stated } from './ground.ts';
import type { Profile } from './load-profile.ts';

type Sea = Stated<'maritime'>['value'];
export type SeaMember = Sea['team'][number];
type Anchor = Sea['anchors'][number];
type Choice = Words & { readonly key: string };

export const memberNames: Readonly<Record<SeaMember, Words>> = {
  department: { zh: '涉海部门人员', en: 'Department' },
  coastGuard: { zh: '海警人员', en: 'Coast guard' },
  fisheryAssociation: { zh: '渔业协会（合作社）人员', en: 'Fishery association' },
  homeVillageGridStaff: { zh: '船籍村网格员', en: 'Grid staff of the home village' },
};
const anchorNames: Readonly<Record<Anchor, Words>> = {
  wharf: { zh: '码头', en: 'Wharf' },
  berth: { zh: '泊位', en: 'Berth' },
};

export type SeaRule = {
  readonly anchors: readonly Choice[];
  readonly team: readonly SeaMember[];
  /** Clauses of anchor, team and data, in this order. */
  readonly clauses: readonly string[];
};

/** Sea grids (ZS-27-1, ZS-27-2, ZS-27-3); null where no text knows them. */
export function seaRule(profile: Profile): SeaRule | null {
  const found = stated(profile, 'maritime');
  return (
    found && {
      anchors: found.value.anchors.map((key) => ({ key, ...anchorNames[key] })),
      team: found.value.team,
      clauses: found.ground.clauses,
    }
  );
}

type EmergencyField = Stated<'major.specialBoard'>['value']['fields'][number];
const emergencyNames: Readonly<Record<EmergencyField, Words>> = {
  majorPublicEmergency: { zh: '重大突发公共事件', en: 'Major public emergency' },
  seaProduction: { zh: '海上生产作业', en: 'Sea production' },
};

/** Fields with a special board (ZS-29-4); null where no text has one. */
export function specialBoardRule(profile: Profile): (Ground & { readonly fields: readonly Choice[] }) | null {
  const found = stated(profile, 'major.specialBoard');
  return (
    found && {
      fields: found.value.fields.map((key) => ({ key, ...emergencyNames[key] })),
      ...(found.ground ?? localGround),
    }
  );
}
