import type { Level } from '../actor/actor.ts';
import type { Words } from '../names.ts';
import { type Ground, localGround, type Stated, stated } from './ground.ts';
import type { Profile } from './load-profile.ts';

export type DamageRule = Ground & {
  readonly liable: Level;
  /** `liability.countyDetermination` (C37): the clause that lets a town ask the county who is liable; null = no such step. */
  readonly determination: string | null;
};

/** Who answers for damage done by staff on duty (LYG-40-1, JS-40-1, ZS-38-1); null where no text says so: then it is a matter for the courts alone. */
export function damageRule(profile: Profile): DamageRule | null {
  const found = stated(profile, 'liability.damage');
  if (found === null) return null;
  const { liable, determinedBy } = found.value;
  const last = found.ground.clauses.at(-1) ?? found.ground.clause;
  return { liable, determination: determinedBy === undefined ? null : last, ...found.ground };
}

type HarmRule = Stated<'liability.harass'>['value'];
export type HarmKind = HarmRule['kinds'][number];
export type HarmVictim = NonNullable<HarmRule['protects']>[number];

const harmNames: Readonly<Record<HarmKind, Words>> = {
  harass: { zh: '滋扰', en: 'Harassing' },
  intimidate: { zh: '恐吓', en: 'Intimidating' },
  threaten: { zh: '威胁', en: 'Threatening' },
  insult: { zh: '侮辱', en: 'Insulting' },
  assault: { zh: '殴打', en: 'Assault' },
  falseAccusation: { zh: '诬告', en: 'False accusation' },
  frameUp: { zh: '陷害', en: 'Frame-up' },
  invadePrivacy: { zh: '侵犯隐私', en: 'Invading privacy' },
  personalHarm: { zh: '人身伤害', en: 'Personal harm' },
  propertyDamage: { zh: '财产损害', en: 'Damage to property' },
  obstructDuty: { zh: '阻碍履行职责', en: 'Obstructing duty' },
};
const victimNames: Readonly<Record<HarmVictim, Words>> = {
  staff: { zh: '网格员本人', en: 'The staff member' },
  closeRelative: { zh: '近亲属', en: 'A close relative' },
};

type Named<K extends string> = Words & { readonly key: K };

/** Harm to staff because of their duty: kinds and victims of the text (LYG-41, JS-41, ZS-39, ZG-23); all kinds to staff as local practice. */
export function harmRule(
  profile: Profile,
): Ground & { readonly kinds: readonly Named<HarmKind>[]; readonly victims: readonly Named<HarmVictim>[] } {
  const found = stated(profile, 'liability.harass');
  const kinds = found?.value.kinds ?? (Object.keys(harmNames) as HarmKind[]);
  const victims = found?.value.protects ?? ['staff' as const];
  return {
    kinds: kinds.map((key) => ({ key, ...harmNames[key] })),
    victims: victims.map((key) => ({ key, ...victimNames[key] })),
    ...(found?.ground ?? localGround),
  };
}
