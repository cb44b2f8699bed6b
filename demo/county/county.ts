import type { Actor } from '../../shared/domain/actor/actor.ts';
import type { Department } from '../../shared/domain/department/department.ts';
import type { Grid } from '../../shared/domain/grid/grid.ts';
import type { Ring } from './geometry.ts';

/** A grid of the demo with the small cell drawn for it inside its town (GCJ-02). Cells do not cover the town. */
export type CountyGrid = Grid & { readonly polygon: Ring };

export type CountyTown = {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly lon: number;
  readonly lat: number;
};

export type CountyVillage = {
  readonly code: string;
  readonly name: string;
  /** 桃花涧社区, 东蔡村: as grids and events name it. */
  readonly shortName: string;
  readonly town: string;
  readonly townName: string;
  readonly urban: boolean;
  readonly lon: number;
  readonly lat: number;
  readonly pointFrom: 'source' | 'seeded';
};

export type StaffRole = 'gridChief' | 'fullTimeStaff' | 'partTimeStaff' | 'gridAdmin';

export type CountyStaff = {
  readonly id: string;
  readonly name: string;
  readonly role: StaffRole;
  /** Code of the grid served. */
  readonly grid: string;
  readonly phone: string;
};

export type CountyCenter = {
  /** `center:` and the division code. */
  readonly id: string;
  readonly level: 'city' | 'county' | 'town' | 'village';
  readonly area: string;
  readonly name: string;
};

/** An account of the demo: an actor, and who uses it. `signIn` ones stand on the sign-in page, the generator plays the rest. */
export type CountyAccount = Actor & { readonly use: 'signIn' | 'player' };

/** A whole synthetic county over real divisions: what the demo loads into an empty hub. */
export type County = {
  readonly profile: string;
  readonly seed: string;
  readonly county: { readonly code: string; readonly name: string };
  readonly city: { readonly code: string; readonly name: string };
  readonly towns: readonly CountyTown[];
  readonly villages: readonly CountyVillage[];
  readonly grids: readonly CountyGrid[];
  readonly departments: readonly Department[];
  readonly staff: readonly CountyStaff[];
  readonly centers: readonly CountyCenter[];
  readonly accounts: readonly CountyAccount[];
};
