import type { FileWriter } from './file-writer.ts';

const ways = ['regularMeeting', 'stationed', 'online'] as const;

/** Registers of the centre: liaisons, partners, projects, visiting professionals, visits. A few stay open or late on purpose. */
export function writeRegisters(writer: FileWriter): void {
  const { county, person, random, date } = writer;
  const [seat, lead] = [person('seat-1'), person('lead')];
  const area = county.county.code;
  const grids = (n: number): string[] => Array.from({ length: n }, () => random.pick(county.grids).code);
  const phone = (n: number): string => `1280001${String(1000 + n)}`;
  const open = (machine: string, days: number, fields: Parameters<FileWriter['open']>[0]['fields'], where = area) =>
    writer.open({ machine, act: 'register', days, by: seat, area: where, fields });

  // Two departments have named nobody yet: the list of gaps says so.
  const departments = county.departments.filter((one) => one.level === 'county').slice(0, -2);
  for (const [n, department] of departments.entries()) {
    const file = open('liaison', 20 - (n % 3), {
      department: department.id,
      liaisonName: department.liaison ?? department.shortName,
      liaisonPhone: phone(n),
      way: ways[n % ways.length] ?? 'online',
      intervalDays: 7,
    });
    if (n % 6 !== 5)
      file.next(2 + (n % 4), seat, 'contact', {
        contactOn: date(2 + (n % 4)),
        contactWay: ways[n % ways.length] ?? 'online',
        contactNote: '通报上周在办事件，核对联络电话。',
      });
  }
  const partners = [
    ['volunteer', '青柠志愿服务队', '周末入户探访独居老人'],
    ['womensFederation', '县妇联家事调解组', '婚姻家庭纠纷调解'],
    ['socialOrganisation', '和风社会工作服务中心', '个案帮扶、心理疏导'],
    ['tradeUnion', '新就业群体工会联合会', '骑手随手拍上报'],
  ] as const;
  for (const [n, [partnerKind, partnerName, canDo]] of partners.entries())
    open('partner', 18 - n, {
      partnerKind,
      partnerName,
      contact: '联络人',
      contactPhone: phone(40 + n),
      grids: grids(3),
      canDo,
    });
  open('project', 20, {
    projectName: '老旧小区楼道清理',
    mode: 'governmentPurchase',
    body: '和风社会工作服务中心',
    grids: grids(4),
    from: date(120),
    to: date(-60),
    costFen: 4_800_000,
  });
  open('project', 20, {
    projectName: '独居老人探访',
    mode: 'ventureCharity',
    body: '青柠志愿服务队',
    grids: grids(2),
    from: date(200),
    to: date(10),
    costFen: 1_200_000,
  });
  const officials = [
    ['policeOfficer', '公安局'],
    ['judge', '人民法院'],
    ['lawyer', '法律援助中心'],
    ['mediator', '人民调解委员会'],
  ] as const;
  for (const [n, [officialRole, organ]] of officials.entries()) {
    const [grid = ''] = grids(1);
    open('visitingOfficial', 19, {
      officialRole,
      officialName: `${'陈赵孙钱'[n] ?? '陈'}志远`,
      organ: `${county.county.name}${organ}`,
      officialPhone: phone(60 + n),
      grids: [grid],
      schedule: '每月第二周周三上午',
    }).next(7 - n, lead, 'activity', {
      activityOn: date(7 - n),
      activityType: 'lawPublicity',
      activityGrid: grid,
      activityResult: '现场解答二十余人次。',
    });
  }
  writeVisits(writer);
}

/** Visits of the people grids look after, posting sheets, what a personnel file is made of. */
function writeVisits(writer: FileWriter): void {
  const { county, person, random, date } = writer;
  const seat = person('seat-1');
  for (const [n, keyGroup] of (['communityCorrection', 'releasedPrisoner', 'drugRehab'] as const).entries()) {
    const grid = random.pick(county.grids);
    const file = writer.open({
      machine: 'keyPerson',
      act: 'plan',
      days: 17,
      by: seat,
      area: grid.code,
      fields: {
        personName: `${'吴郑冯'[n] ?? '吴'}某`,
        keyGroup,
        planReason: '依职责列入走访',
        grid: grid.code,
        carer: `grid-${grid.code.slice(0, 9)}`,
        everyDays: 10,
        nextOn: date(7),
      },
    });
    if (n > 0)
      file.next(7, person(`grid-${grid.code.slice(0, 9)}`), 'visit', {
        visitedOn: date(7),
        visitNote: '情况平稳，近期在附近工地做工。',
        nextOn: date(-3),
      });
  }
  for (let n = 0; n < 5; n++) {
    const grid = random.pick(county.grids.filter((one) => one.staff.length > 0));
    const crew = county.staff.filter((one) => one.grid === grid.code);
    const [first] = crew;
    if (first === undefined) continue;
    const file = writer.open({
      machine: 'posting',
      act: 'draft',
      days: 16 - n,
      by: seat,
      area: grid.code,
      fields: {
        grid: grid.code,
        gridName: grid.name,
        areaText: `${grid.villageName}${grid.name}范围内`,
        chiefName: first.name,
        fullTimeNames: crew.map((one) => one.name),
        divisionText: `${grid.villageName}划为若干网格，本网格为${grid.name}`,
        partTimeNames: crew
          .slice(1)
          .map((one) => one.name)
          .concat('由社区民警兼任'),
        guideName: '镇街包片干部',
        staffNames: crew.map((one) => one.name),
        contacts: crew.map((one) => `${one.name} ${one.phone}`),
        staffPhones: crew.map((one) => one.phone),
        dutiesText: ['巡查走访', '信息采集', '矛盾纠纷排查', '隐患上报'],
        serviceItems: ['证明代办', '政策咨询'],
        servedHouseholds: grid.households,
        servedPersons: grid.persons,
        countyPhone: '12800009001',
        townPhone: '12800009002',
        otherChannels: ['12345'],
      },
    });
    if (n < 3)
      file.next(14 - n, seat, 'finalise', {
        postedPlaces: ['mainActivityPlace'],
        postedSpot: '小区主入口宣传栏',
        postedOn: date(14 - n),
      });
    if (n === 1) file.next(3, seat, 'markOutdated', { change: 'fullTimeStaffChange', changedOn: date(3) });
    writer.open({
      machine: 'staffRecord',
      act: 'record',
      days: 15 - n,
      by: seat,
      area: grid.code,
      fields: {
        staff: first.id,
        staffName: first.name,
        recordKind: n % 2 === 0 ? 'training' : 'reward',
        recordedFor: date(30 + n),
        recordText: n % 2 === 0 ? '网格员岗位轮训 16 学时' : '季度优秀网格员',
        recordBody: person('director')?.unit ?? '',
      },
    });
  }
}
