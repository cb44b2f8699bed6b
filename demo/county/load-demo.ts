import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ItemList, itemListShape } from '../../shared/domain/item/item.ts';
import { loadProfile, type Profile } from '../../shared/domain/profile/load-profile.ts';
import { buildCounty } from './build-county.ts';
import type { County } from './county.ts';
import { countiesShape, readCountyFiles, readJson } from './county-files.ts';
import { type Rhythm, rhythmShape } from './rhythm-file.ts';
import { sizeBoundsFrom } from './size-bounds.ts';
import { type Texts, textsShape } from './text-file.ts';

/** Everything a demo of one profile runs on. */
export type Demo = {
  /** Name of the county in English, for the page titles. */
  readonly nameEn: string;
  readonly profile: Profile;
  readonly items: ItemList;
  readonly county: County;
  readonly texts: Texts;
  readonly rhythm: Rhythm;
};

/** Item codes by the department that the list recommends first. */
export function dutiesOf(items: ItemList): Readonly<Record<string, readonly string[]>> {
  const codes = new Map<string, string[]>();
  for (const { code, department } of items.items) {
    if (department !== null) codes.set(department, [...(codes.get(department) ?? []), code]);
  }
  return Object.fromEntries(codes);
}

function readProfile(resources: string, profileId: string): Profile {
  const folder = join(resources, 'profiles');
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const profile = loadProfile(
    files.map((name): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'))),
    profileId,
  );
  if (!profile.ok) throw new Error(`profile ${profileId}: ${profile.error.path}: ${profile.error.message}`);
  return profile.value;
}

/** Category words of the dedicated grids that the profile names itself; none where it leaves them open. */
function dedicatedOf(profile: Profile): readonly string[] {
  const { value } = profile.parameters['grid.dedicatedCategories'];
  return value !== null && 'named' in value ? value.named : [];
}

/**
 * Reads the resources of a profile (LYG, ZS, AK, JS, ZG) and builds its county. Equal files and seed give an equal demo.
 * Throws a sentence that names the file when one is missing or malformed.
 */
export function loadDemo(resources: string, profileId: string, seed: string): Demo {
  const defaults = readJson(join(resources, 'demo', 'counties.json'), countiesShape)[profileId];
  if (defaults === undefined) throw new Error(`no demo county for profile ${profileId} in demo/counties.json`);
  const profile = readProfile(resources, profileId);
  const items = readJson(join(resources, 'items', 'items.json'), itemListShape);
  const county = buildCounty({
    ...readCountyFiles(resources, defaults.county),
    profileId,
    sizeBounds: sizeBoundsFrom(profile.parameters),
    dedicated: dedicatedOf(profile),
    areaCode: defaults.areaCode,
    duties: dutiesOf(items),
    seed,
  });
  const texts = readJson(join(resources, 'demo', 'texts.json'), textsShape);
  const rhythm = readJson(join(resources, 'demo', 'rhythm.json'), rhythmShape);
  return { nameEn: defaults.nameEn, profile, items, county, texts, rhythm };
}
