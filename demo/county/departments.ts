import type { Department } from '../../shared/domain/department/department.ts';
import { drawPersonName, syntheticLandline } from './person-name.ts';
import type { Random } from './random.ts';

type Row = readonly [id: string, name: string, shortName: string, pinyin: string, kind?: 'publicService'];

/** Linked departments and public-service companies of a county (网格化联动部门; LYG-4-2, ZS-5-2, ZG-5-3). */
const countyRows: readonly Row[] = [
  ['chengguan', '城市管理局', '城管局', 'cgj'],
  ['zhujian', '住房和城乡建设局', '住建局', 'zjj'],
  ['jiaotong', '交通运输局', '交通局', 'jtj'],
  ['shuili', '水利局', '水利局', 'slj'],
  ['shengtai', '生态环境局', '生态环境局', 'sthjj'],
  ['gongan', '公安局', '公安局', 'gaj'],
  ['sifa', '司法局', '司法局', 'sfj'],
  ['minzheng', '民政局', '民政局', 'mzj'],
  ['renshe', '人力资源和社会保障局', '人社局', 'rsj'],
  ['weijian', '卫生健康委员会', '卫健委', 'wjw'],
  ['shichang', '市场监督管理局', '市场监管局', 'scjgj'],
  ['yingji', '应急管理局', '应急局', 'yjj'],
  ['xiaofang', '消防救援大队', '消防大队', 'xfdd'],
  ['nongye', '农业农村局', '农业农村局', 'nyncj'],
  ['jiaoyu', '教育局', '教育局', 'jyj'],
  ['ziran', '自然资源和规划局', '自规局', 'zgj'],
  ['xinfang', '信访局', '信访局', 'xfj'],
  ['gongdian', '供电公司', '供电公司', 'gdgs', 'publicService'],
  ['gongshui', '水务公司', '水务公司', 'swgs', 'publicService'],
  ['ranqi', '燃气公司', '燃气公司', 'rqgs', 'publicService'],
  ['canlian', '残疾人联合会', '残联', 'cl'],
];

/** The few city departments that escalated events go to (LYG-30-3). */
const cityRows: readonly Row[] = [
  ['city-chengguan', '城市管理局', '市城管局', 'scgj'],
  ['city-zhujian', '住房和城乡建设局', '市住建局', 'szjj'],
  ['city-jiaotong', '交通运输局', '市交通局', 'sjtj'],
  ['city-shengtai', '生态环境局', '市生态环境局', 'ssthjj'],
];

export const departmentIds: readonly string[] = countyRows.map(([id]) => id);

/**
 * Departments of a county and the city above it, with a made-up liaison and a landline that cannot exist.
 * `duties` gives the item codes of each department id; a city department has the duty of its county namesake.
 */
export function buildDepartments(
  of: {
    readonly cityName: string;
    readonly areaCode: string;
    readonly duties: Readonly<Record<string, readonly string[]>>;
  },
  random: Random,
): Department[] {
  const build =
    (level: 'county' | 'city', firstSerial: number) =>
    ([id, name, shortName, pinyin, kind]: Row, index: number): Department => ({
      id,
      name: level === 'city' ? `${of.cityName}${name}` : name,
      shortName,
      pinyin,
      phone: syntheticLandline(of.areaCode, firstSerial + index),
      items: [...(of.duties[id.replace(/^city-/, '')] ?? [])],
      liaison: drawPersonName(random),
      kind: kind ?? 'department',
      level,
    });
  return [...countyRows.map(build('county', 10)), ...cityRows.map(build('city', 60))];
}
