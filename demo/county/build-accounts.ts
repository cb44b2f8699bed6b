import type { Department } from '../../shared/domain/department/department.ts';
import type { CountyAccount, CountyGrid, CountyStaff, CountyTown, CountyVillage } from './county.ts';
import { drawPersonName } from './person-name.ts';
import type { Random } from './random.ts';

type Parts = {
  readonly county: { readonly code: string; readonly name: string };
  readonly city: { readonly code: string; readonly name: string };
  readonly centerName: string;
  readonly towns: readonly CountyTown[];
  readonly villages: readonly CountyVillage[];
  readonly grids: readonly CountyGrid[];
  readonly staff: readonly CountyStaff[];
  readonly departments: readonly Department[];
};

/** The town a visitor starts in: the one with the most urban villages. */
function homeOf(parts: Parts): { town: CountyTown; village: CountyVillage; grid: CountyGrid } {
  const urban = (town: CountyTown): number => parts.villages.filter((v) => v.town === town.code && v.urban).length;
  const town = parts.towns.reduce((best, other) => (urban(other) > urban(best) ? other : best));
  const village = parts.villages.find((v) => v.town === town.code && v.urban);
  const grid = parts.grids.find((g) => g.village === village?.code);
  if (village === undefined || grid === undefined)
    throw new RangeError('a demo county needs an urban village with a grid');
  return { town, village, grid };
}

/** One account a role for the sign-in page; the shown liaison is the one of 城市管理局. */
function signInAccounts(parts: Parts, random: Random): CountyAccount[] {
  const { town, village, grid } = homeOf(parts);
  const person = (account: string, role: CountyAccount['role'], area: string, unit: string): CountyAccount => ({
    account,
    role,
    name: drawPersonName(random),
    area,
    unit,
    department: null,
    use: 'signIn',
  });
  const { code, name } = parts.county;
  const center = `${name}${parts.centerName}`;
  const gridPerson = parts.staff.find((s) => s.id === grid.staff[0])?.name;
  const gridAccount = person('grid', 'gridStaff', grid.code, grid.name);
  return [
    { ...gridAccount, name: gridPerson ?? gridAccount.name },
    person('village', 'village', village.code, village.shortName),
    person('town', 'townSeat', town.code, `${town.name}${parts.centerName}`),
    person('seat', 'countySeat', code, center),
    person('lead', 'shiftLeader', code, center),
    person('director', 'director', code, center),
    person('admin', 'administrator', code, center),
  ];
}

/** Accounts the generator acts with: every liaison, every town's centre, grid staff and village clerk, the county seat's colleagues, the city's centre and the 12345 connector. */
function playerAccounts(parts: Parts, random: Random): CountyAccount[] {
  const { code, name } = parts.county;
  const liaisons = parts.departments.map(
    (d): CountyAccount => ({
      account: d.id,
      role: 'liaison',
      name: d.liaison ?? d.shortName,
      area: d.level === 'city' ? parts.city.code : code,
      unit: d.name,
      department: d.id,
      use: d.id === 'chengguan' ? 'signIn' : 'player',
    }),
  );
  const base = { department: null, use: 'player' } as const;
  const towns = parts.towns.flatMap((town): CountyAccount[] => {
    const unit = `${town.name}${parts.centerName}`;
    return [
      { ...base, account: `town-${town.code}`, role: 'townSeat', name: drawPersonName(random), area: town.code, unit },
      // One reporter stands for all grid staff of a town, so its area is the town and not a grid.
      { ...base, account: `grid-${town.code}`, role: 'gridStaff', name: drawPersonName(random), area: town.code, unit },
      // Likewise one clerk stands for the town's villages.
      {
        ...base,
        account: `village-${town.code}`,
        role: 'village',
        name: drawPersonName(random),
        area: town.code,
        unit,
      },
    ];
  });
  const connector: CountyAccount = {
    ...base,
    account: 'connector',
    role: 'connector',
    name: '外部渠道接入',
    area: code,
    unit: `${name}${parts.centerName}`,
  };
  const seat = (account: string, area: string, place: string): CountyAccount => ({
    ...base,
    account,
    role: 'countySeat',
    name: drawPersonName(random),
    area,
    unit: `${place}${parts.centerName}`,
  });
  const colleagues = [1, 2, 3].map((n) => seat(`seat-${n}`, code, name));
  return [...liaisons, ...towns, ...colleagues, seat('city', parts.city.code, parts.city.name), connector];
}

/** All accounts of the demo, sign-in ones first; names are unique by construction. */
export function buildAccounts(parts: Parts, random: Random): CountyAccount[] {
  const all = [...signInAccounts(parts, random), ...playerAccounts(parts, random)];
  return [...all.filter((a) => a.use === 'signIn'), ...all.filter((a) => a.use === 'player')];
}
