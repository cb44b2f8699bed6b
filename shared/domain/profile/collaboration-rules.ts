import type { Words } from '../names.ts';
import { type Ground, localGround, type Stated, stated } from './ground.ts';
import type { Profile } from './load-profile.ts';

type Choice = Words & { readonly key: string };
type Named<K extends string> = Readonly<Record<K, Words>>;

const choices = <K extends string>(names: Named<K>, keys: readonly K[]): readonly Choice[] =>
  keys.map((key) => ({ key, ...names[key] }));

type Mode = Stated<'collab.purchase'>['value'][number];
const modeNames: Named<Mode> = {
  governmentPurchase: { zh: '政府购买服务', en: 'Government purchase' },
  openCompetition: { zh: '公开竞争', en: 'Open competition' },
  ventureCharity: { zh: '公益创投', en: 'Venture charity' },
  centerStaffPurchase: { zh: '购买中心人员服务', en: 'Purchase of centre staff' },
};

/** Ways a project may be given to a third party (LYG-24, JS-24, ZS-8-3, ZG-20-1, AK-6.3.1-4). */
export const projectModes = (profile: Profile): readonly Choice[] =>
  choices(modeNames, stated(profile, 'collab.purchase')?.value ?? []);

type Way = Stated<'collab.liaison'>['value']['ways'][number];
export const wayNames: Named<Way> = {
  regularMeeting: { zh: '定期对接', en: 'Regular meeting' },
  stationed: { zh: '派人进驻', en: 'Stationed' },
  online: { zh: '线上处理', en: 'Online' },
};

/** How a department's liaison keeps in touch (LYG-28-5, JS-27-2); every way as local practice where the text is silent. */
export function liaisonRule(profile: Profile): Ground & { readonly named: boolean; readonly ways: readonly Choice[] } {
  const found = stated(profile, 'collab.liaison');
  const all: readonly Way[] = ['regularMeeting', 'stationed', 'online'];
  return {
    named: found?.value.named === true,
    ways: choices(wayNames, found?.value.ways ?? all),
    ...(found?.ground ?? localGround),
  };
}

type Support = Stated<'item.resources'>['value'][number];
const supportNames: Named<Support> = {
  staff: { zh: '人员', en: 'Staff' },
  resources: { zh: '资源', en: 'Resources' },
  funds: { zh: '经费', en: 'Funds' },
  fullFunding: { zh: '足额经费', en: 'Full funding' },
  training: { zh: '业务培训', en: 'Training' },
  guidance: { zh: '业务指导', en: 'Guidance' },
  workSupport: { zh: '工作支持', en: 'Work support' },
  workingConditions: { zh: '工作条件', en: 'Working conditions' },
  information: { zh: '信息资源', en: 'Information' },
};

/** Kinds of support departments owe the grids (ZS-5-2: four; others by item.resources). */
export function supportKinds(profile: Profile): Ground & { readonly kinds: readonly Choice[] } {
  const found = stated(profile, 'item.resources');
  return { kinds: choices(supportNames, found?.value ?? []), ...(found?.ground ?? localGround) };
}

type DepartmentKey = Stated<'org.departments'>['value']['linked'][number];
const departmentNames: Named<DepartmentKey> = {
  agricultureRural: { zh: '农业农村', en: 'Agriculture and rural affairs' },
  bigData: { zh: '大数据管理', en: 'Big data' },
  cityManagement: { zh: '城市管理', en: 'City management' },
  civilAffairs: { zh: '民政', en: 'Civil affairs' },
  ecology: { zh: '生态环境', en: 'Ecology and environment' },
  emergencyManagement: { zh: '应急管理', en: 'Emergency management' },
  finance: { zh: '财政', en: 'Finance' },
  fireRescue: { zh: '消防救援', en: 'Fire and rescue' },
  forestry: { zh: '林业', en: 'Forestry' },
  governmentServices: { zh: '政务服务', en: 'Government services' },
  governmentServicesDigital: { zh: '政务服务和数据', en: 'Government services and data' },
  health: { zh: '卫生健康', en: 'Health' },
  housingConstruction: { zh: '住房和城乡建设', en: 'Housing and construction' },
  humanResources: { zh: '人力资源和社会保障', en: 'Human resources' },
  integratedLawEnforcement: { zh: '综合行政执法', en: 'Integrated law enforcement' },
  justice: { zh: '司法行政', en: 'Justice' },
  marketRegulation: { zh: '市场监督管理', en: 'Market regulation' },
  medicalInsurance: { zh: '医疗保障', en: 'Medical insurance' },
  meteorology: { zh: '气象', en: 'Meteorology' },
  naturalResourcesPlanning: { zh: '自然资源和规划', en: 'Natural resources and planning' },
  organisation: { zh: '组织', en: 'Organisation' },
  petition: { zh: '信访', en: 'Petitions' },
  police: { zh: '公安', en: 'Police' },
  ruralRevitalisation: { zh: '乡村振兴', en: 'Rural revitalisation' },
  transport: { zh: '交通运输', en: 'Transport' },
  water: { zh: '水利', en: 'Water' },
};

/** Departments the text names as linked (LYG-4-2, ZS-5-2, JS-4-2, ZG-5-3, AK-7.1-2), in its order. */
export function namedDepartments(profile: Profile): Ground & { readonly departments: readonly Choice[] } {
  const found = stated(profile, 'org.departments');
  return { departments: choices(departmentNames, found?.value.linked ?? []), ...(found?.ground ?? localGround) };
}

export type OfficialRole = Stated<'collab.threeOfficials'>['value']['roles'][number];
export const officialNames: Named<OfficialRole> = {
  judge: { zh: '法官', en: 'Judge' },
  procurator: { zh: '检察官', en: 'Procurator' },
  policeOfficer: { zh: '警官', en: 'Police officer' },
  lawyer: { zh: '律师', en: 'Lawyer' },
  petitionWorker: { zh: '信访工作者', en: 'Petition worker' },
  mediator: { zh: '人民调解员', en: 'Mediator' },
  lawPublicist: { zh: '普法工作者', en: 'Law publicist' },
  gridStaff: { zh: '网格员', en: 'Grid staff' },
  lawOfficer: { zh: '政法干警', en: 'Law officer' },
};

/** Professionals in grids (LYG-22, JS-22, AK-7.3.2) and the share of grids to be reached; null where no text says so (C40). */
export function officialsRule(
  profile: Profile,
): (Ground & { readonly roles: readonly OfficialRole[]; readonly targetPercent: number | null }) | null {
  const found = stated(profile, 'collab.threeOfficials');
  return (
    found && {
      roles: found.value.roles,
      targetPercent: found.value.coveragePercent ?? null,
      ...found.ground,
    }
  );
}

/** Roles of visiting professionals a form offers; grid staff are counted from the staff register instead (C40). */
export const visitingRoles = (profile: Profile): readonly Choice[] =>
  choices(
    officialNames,
    (officialsRule(profile)?.roles ?? []).filter((role) => role !== 'gridStaff'),
  );

/** What a Party chain rests on: null where the text asks for no Party organisation in a grid (ZS-8-1, ZS-18-1). */
export const partyChainGround = (profile: Profile): Ground | null => stated(profile, 'staff.partyOrg')?.ground ?? null;
