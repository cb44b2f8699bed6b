import type { FileWriter } from './file-writer.ts';

/** Rules of the centre's own and matters on their way into the item list. */
export function writeRules(writer: FileWriter): void {
  const { county, person, date } = writer;
  const [seat, director] = [person('seat-1'), person('director')];
  const area = county.county.code;
  writer
    .open({
      machine: 'parameterOverride',
      act: 'propose',
      days: 15,
      by: person('lead'),
      area,
      fields: { path: 'local.periods.check', value: '12小时', reason: '核验积压，缩短目标。' },
    })
    .next(14, director, 'putInForce', { effectiveFrom: date(14) });
  writer.open({
    machine: 'parameterOverride',
    act: 'propose',
    days: 2,
    by: seat,
    area,
    fields: { path: 'local.periods.signIn', value: '1小时', reason: '上周三次超时未签收，建议收紧。' },
  });
  const draft = (
    days: number,
    name: string,
    nameEn: string,
    code: string,
    pinyin: string,
    department: string,
    need: string,
  ) =>
    writer.open({
      machine: 'itemAdmission',
      act: 'draft',
      days,
      by: person(department) ?? seat,
      area,
      fields: {
        name,
        nameEn,
        code,
        pinyin,
        group: 'hazard',
        itemType: 'service',
        severity: '3',
        department,
        request: `关于将${name}纳入网格事项的函`,
        matters: [`${name}：发现、劝导、上报`],
        need,
        brings: ['staff', 'training', 'funds', 'guidance', 'workSupport'],
        funding: 3_000_000,
        duration: 'standing',
        decidedBy: 'government',
        decidedLevel: 'county',
        decisionDocument: '县政府常务会议纪要',
      },
    });
  draft(
    12,
    '电动自行车飞线充电',
    'Charging e-bikes by hanging wires',
    '0594',
    'dian dong zi xing che fei xian chong dian',
    'xiaofang',
    '夜间充电火灾多发。',
  ).next(10, seat, 'review', {
    abilityPower: true,
    abilitySkill: true,
    abilityTime: true,
    abilitySafety: true,
    expertOpinion: '可由网格员巡查时一并发现上报。',
    departmentOpinion: '消防大队负责培训与处置。',
  });
  draft(3, '河道漂浮物', 'Floating rubbish in rivers', '0595', 'he dao piao fu wu', 'shuili', '汛后漂浮物堆积。');
  const town = county.towns[0];
  const near = county.grids.filter((grid) => grid.town === town?.code).slice(0, 1);
  writer.open({
    machine: 'gridChange',
    act: 'draft',
    days: 5,
    by: person(`town-${town?.code ?? ''}`),
    area: town?.code ?? area,
    fields: {
      changeKind: 'split',
      gridType: 'comprehensive',
      name: '新建小区拆分网格',
      grids: near.map((grid) => grid.code),
      civilAffairs: 'minzheng',
      signingDepartments: ['minzheng'],
      reason: '新交付两个小区，人数超过上限。',
      plan: '以府前路为界拆为两个网格',
    },
  });
  writer.open({
    machine: 'campaign',
    act: 'start',
    days: 8,
    by: seat,
    area,
    fields: {
      campaignKind: 'peaceBuilding',
      name: '冬季消防安全排查',
      startsOn: date(8),
      endsOn: date(-20),
      grids: county.grids.slice(0, 6).map((grid) => grid.code),
      goal: '沿街商铺、群租房全覆盖排查',
    },
  });
}
