/** Random but plausible commands on one event: what property tests and simulations drive the rules with. */
import type { Actor } from '../../shared/domain/actor/actor.ts';
import { actsFor } from '../../shared/domain/acts.ts';
import type { GridEvent } from '../../shared/domain/event/event.ts';
import type { Rules } from '../../shared/domain/verb.ts';
import type { Command, CommandKind } from '../../shared/domain/verbs.ts';
import { people, proof, registration } from './story.ts';

export type Random = () => number;

/** mulberry32: small, seeded, good enough to pick with. */
export function random(seed: number): Random {
  let a = seed | 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const pick = <T>(r: Random, list: readonly T[]): T => {
  const found = list[Math.floor(r() * list.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
};

/** A version-7-shaped id from the walk's own chance. */
export function uuidOf(r: Random): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(r() * 16).toString(16)).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

export const walkers: readonly Actor[] = Object.values(people);

/** A registration by somebody who may. */
export function randomRegistration(
  r: Random,
  rules: Rules,
  event: string,
  at: number,
  n: number,
): { readonly actor: Actor; readonly command: Command } {
  const actor = pick(r, [people.staff, people.county, people.town, people.leader]);
  const item = r() < 0.1 ? 'unclassified' : pick(r, rules.items.items).code;
  const command = {
    ...registration({
      number: `${rules.profile.id}20250901-001${String(n % 100_000).padStart(5, '0')}`,
      item,
      toldAt: at - Math.floor(r() * 600_000),
      channel: actor === people.staff ? 'gridStaff' : pick(r, ['phone', '12345', '110'] as const),
      foreign: r() < 0.2 ? { system: '12345', number: `F${n}` } : null,
      requester: r() < 0.3 ? { kind: 'anonymous' } : { kind: 'named', name: '甲', phone: '1380000****' },
      major: r() < 0.05 ? 'massIncident' : null,
    }),
    event,
  } as Command;
  return { actor, command };
}

/** A command that some actor may run on this event now; null when nobody can do anything. */
export function randomAct(
  r: Random,
  rules: Rules,
  event: GridEvent,
  at: number,
): { readonly actor: Actor; readonly command: Command } | null {
  for (let tries = 0; tries < 12; tries++) {
    const actor = pick(r, walkers);
    const kinds = actsFor({ rules, actor, at, hubAt: at }, event).filter((k) => k !== 'event.dropRefused');
    if (kinds.length > 0) return { actor, command: words(r, pick(r, kinds), event, at, rules) };
  }
  return null;
}

/** Fills a kind of command with words that fit the event; sometimes with ones that do not. */
export function words(r: Random, kind: CommandKind, event: GridEvent, at: number, rules: Rules): Command {
  const id = { event: event.id };
  const text = { result: '已处理', measures: '', proofs: r() < 0.95 ? [proof] : [] };
  const item = pick(r, rules.items.items).code;
  const duty = event.obligations.find((o) => o.clearedAt === null)?.id ?? 'none';
  const table: Partial<Record<CommandKind, object>> = {
    'event.refuseIntake': { reasonCode: 'notGrid', reason: 'x', pointer: 'y' },
    'event.settle': text,
    'event.settleAtVillage': text,
    'event.reportToVillage': { reason: 'x' },
    'event.reportToCenter': { reason: '' },
    'event.collateAndReport': { item, severity: 4, note: '' },
    'event.classify': { item, severity: pick(r, [1, 2, 3, 4] as const), reason: '' },
    'event.dispatch': {
      to:
        r() < 0.9
          ? { kind: 'department', id: pick(r, ['chengguan', 'shuili']), name: 'd' }
          : { kind: 'gridStaff', id: 's', name: 's' },
      instruction: '',
      recommended: null,
      majorMatter: r() < 0.1,
      slip: null,
    },
    'event.signIn': { handler: '乙' },
    'event.return': { reasonCode: pick(r, ['notOurDuty', 'noPower']), reason: 'x', proposed: null },
    'event.decideReturn': { accept: r() < 0.6, reason: '' },
    'event.requestExtension': { until: at + 20 * 86_400_000, reason: 'x' },
    'event.decideExtension': { accept: r() < 0.6, reason: '' },
    'event.escalate': { reason: 'x' },
    'event.transferOut': { foreign: { system: pick(r, ['12345', '110']), number: 'T1' }, note: '' },
    'event.foreignReply': {
      number: event.transferredTo?.number ?? 'T1',
      outcome: r() < 0.7 ? 'result' : 'refused',
      text: 'x',
    },
    'event.submitResult': text,
    'event.accept': { note: '' },
    'event.sendBack': { reason: 'x' },
    'event.reopen': { reasonCode: 'recurred', reason: 'x' },
    'event.flagMajor': { majorKind: 'suddenIncident', reason: '' },
    'event.unflagMajor': { reason: 'x' },
    'event.recordFeedback': { obligation: duty, way: 'phone', person: '甲', toldAt: at, text: '' },
    'event.exemptFeedback': { obligation: duty, reason: '三次未接通' },
    'event.addNote': { text: '备注' },
    'event.recordCall': { to: '城管局', number: '0518-5550100', calledAt: at, outcome: 'reached', text: '' },
    'event.revealContact': { reason: '回访' },
  };
  return { kind, ...id, ...table[kind] } as Command;
}
