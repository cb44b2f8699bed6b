/** Random but plausible commands on one event: what property tests and simulations drive the rules with. */
import type { Actor } from '../../shared/domain/actor/actor.ts';
import { whyNot } from '../../shared/domain/acts.ts';
import type { GridEvent } from '../../shared/domain/event/event.ts';
import type { Rules } from '../../shared/domain/verb.ts';
import { type Command, type CommandKind, commandKinds, verbs } from '../../shared/domain/verbs.ts';
import { localDate } from '../../shared/time/local-date.ts';
import { pick, type Random } from './chance.ts';
import { fillDetails } from './fill-details.ts';
import { together, walkTarget } from './random-parties.ts';
import { morePeople, people, proof, registration } from './story.ts';

export { pick, type Random, random, uuidOf } from './chance.ts';

export const walkers: readonly Actor[] = [...Object.values(people), ...Object.values(morePeople)];

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
  // Staff who find it say what is asked of a report; now and then somebody forgets.
  const stage = actor === people.staff ? 'report' : 'register';
  const command = {
    ...registration({
      number: `${rules.profile.id}20250901-001${String(n % 100_000).padStart(5, '0')}`,
      item,
      toldAt: at - Math.floor(r() * 600_000),
      channel: actor === people.staff ? 'gridStaff' : pick(r, ['phone', '12345', '110'] as const),
      foreign: r() < 0.2 ? { system: '12345', number: `F${n}` } : null,
      requester: r() < 0.3 ? { kind: 'anonymous' } : { kind: 'named', name: '甲', phone: '1380000****' },
      major: r() < 0.05 ? 'massIncident' : null,
      ...(r() < 0.97 && fillDetails(rules, { item, severity: 4 }, stage)),
    }),
    event,
  } as Command;
  return { actor, command };
}

/** Kinds that only add a line, or that end a life early: drawn seldom, so that walks get somewhere. */
const seldom: ReadonlySet<CommandKind> = new Set([
  'event.refuseIntake',
  'event.classify',
  'event.flagMajor',
  'event.unflagMajor',
  'event.merge',
  'event.withdraw',
  'event.unseal',
  'event.urge',
  'event.supervise',
  'event.recordProgress',
  'event.nameHelper',
  'event.recordHelp',
  'event.originWithdraws',
  'event.reassignSubTask',
  'event.returnSubTask',
]);
/** Acts that have something to wait for may come from any state and still carry an event on. */
const carriesOn: ReadonlySet<CommandKind> = new Set([
  'event.recordFeedback',
  'event.exemptFeedback',
  'event.answerSupervision',
  'event.verifySupervision',
]);
/** True for kinds that add a line and carry the event nowhere, or end it early. */
export const isAside = (kind: CommandKind): boolean =>
  seldom.has(kind) || (verbs[kind].from === 'any' && !carriesOn.has(kind));
const drawn: readonly CommandKind[] = commandKinds.filter(
  (k) => k !== 'event.dropRefused' && k !== 'event.readMention',
);

/** Would be refused for what it is about; tried now and then all the same. */
function pointless(kind: CommandKind, event: GridEvent, other?: GridEvent): boolean {
  const owed = event.obligations.some((o) => o.clearedAt === null);
  if (kind === 'event.recordFeedback' || kind === 'event.exemptFeedback') return !owed;
  if (kind === 'event.join') return other?.mergedInto?.event !== event.id;
  return kind === 'event.merge' && other === undefined;
}

/** A command that some actor may run on this event now; null when nobody was found who can do anything. */
export function randomAct(
  r: Random,
  rules: Rules,
  event: GridEvent,
  at: number,
  other?: GridEvent,
): { readonly actor: Actor; readonly command: Command } | null {
  for (let tries = 0; tries < 400; tries++) {
    const kind = pick(r, drawn);
    if ((isAside(kind) || pointless(kind, event, other)) && r() < 0.93) continue;
    const actor = pick(r, walkers);
    if (whyNot({ rules, actor, at, hubAt: at }, event, kind) !== null) continue;
    const command = words(r, kind, event, at, rules, other);
    // As at every door: a kind this walk has no words for does not get in.
    if (verbs[kind].shape.safeParse(command).success) return { actor, command };
  }
  return null;
}

/** Fills a kind of command with words that fit the event; sometimes with ones that do not. */
export function words(
  r: Random,
  kind: CommandKind,
  event: GridEvent,
  at: number,
  rules: Rules,
  other?: GridEvent,
): Command {
  const id = { event: event.id };
  const text = { result: '已处理', measures: '', proofs: r() < 0.95 ? [proof] : [] };
  const settled = { result: '已处理', proofs: text.proofs, ...(r() < 0.95 && fillDetails(rules, event, 'settle')) };
  const item = pick(r, rules.items.items).code;
  const duty = event.obligations.find((o) => o.clearedAt === null)?.id ?? 'none';
  const table: Words = {
    'event.refuseIntake': { reasonCode: 'notGrid', reason: 'x', pointer: 'y' },
    'event.settle': settled,
    'event.settleAtVillage': settled,
    'event.reportToVillage': { reason: 'x' },
    'event.reportToCenter': { reason: '' },
    'event.collateAndReport': { item, severity: 4, note: '' },
    'event.classify': { item, severity: pick(r, [1, 2, 3, 4] as const), reason: '' },
    'event.dispatch': {
      to: walkTarget(r, event),
      dutyReason: r() < 0.9 ? '职责清单待补' : null,
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
    'event.submitResult': { ...text, ...(r() < 0.95 && fillDetails(rules, event, 'end')) },
    'event.completeDetails': fillDetails(rules, event, 'close'),
    'event.link': {
      link: { relation: 'sameMatter', event: other?.id ?? event.id, number: other?.number ?? event.number },
    },
    'event.accept': { note: '' },
    'event.sendBack': { reason: 'x' },
    'event.reopen': { reasonCode: 'recurred', reason: 'x' },
    'event.flagMajor': { majorKind: 'suddenIncident', reason: '' },
    'event.unflagMajor': { reason: 'x' },
    'event.recordFeedback': { obligation: duty, way: 'phone', person: '甲', toldAt: at, text: '' },
    'event.exemptFeedback': { obligation: duty, reason: '三次未接通' },
    'event.addNote': { text: '备注' },
    'event.attach': {
      file: {
        sha256: (event.attachments?.length ?? 0).toString(16).padStart(64, '0'),
        name: '现场照片.jpg',
        type: 'image/jpeg',
        size: 1_000,
        purpose: pick(r, ['matter', 'before', 'after'] as const),
      },
    },
    'event.withdrawAttachment': {
      sha256: event.attachments?.find((one) => one.withdrawn === null)?.sha256 ?? '0'.repeat(64),
      reason: '附错了',
    },
    'event.recordCall': {
      to: '城管局',
      number: '0518-5550100',
      calledAt: at,
      outcome: pick(r, ['reached', 'noAnswer', 'busy'] as const),
      text: '',
      ...(duty !== 'none' && r() < 0.5 && { obligation: duty }),
    },
    'event.revealContact': { reason: '回访' },
    ...together(r, event, at),
    ...afterwards(r, event, at, other),
  };
  return { kind, ...id, ...table[kind] } as Command;
}

type Words = Partial<Record<CommandKind, object>>;

/** Words of what happens beside and after handling: joining, supervising, following up, withdrawing, sealing. */
function afterwards(r: Random, event: GridEvent, at: number, other?: GridEvent): Words {
  const order = event.orders.findLast((o) => o.endedAt === null)?.id ?? 'none';
  const task = event.followUps.find((f) => f.outcome === null && f.by !== 'grassRoots');
  const satisfaction = pick(r, [1, 2, 3, 4, 5] as const);
  const replyBy = localDate(at + Math.floor(r() * 5) * 86_400_000);
  const outcome = pick(r, ['answered', 'answered', 'noAnswer', 'unreachable'] as const);
  return {
    'event.merge': { into: other?.id ?? event.id, reason: '同一件事' },
    'event.unmerge': { into: event.mergedInto?.event ?? event.id, reason: '不是一件事' },
    'event.join': { joined: other?.id ?? event.id },
    'event.unjoin': { joined: event.joined[0]?.event ?? event.id, reason: '不是一件事' },
    'event.recordProgress': { text: '正在施工' },
    'event.followUp': {
      followUp: r() < 0.7 ? (task?.id ?? null) : null,
      way: 'phone',
      person: '甲',
      askedAt: at,
      outcome,
      settled: outcome === 'answered' ? r() < 0.8 : null,
      satisfaction: outcome === 'answered' ? satisfaction : null,
      text: '',
    },
    'event.rate': { satisfaction, settled: r() < 0.8, text: '' },
    'event.declineReopen': { reason: '已当面说明' },
    'event.urge': { text: '请抓紧' },
    'event.supervise': { ground: '临近超期', demand: '三日内报进展', replyBy },
    'event.answerSupervision': { order, text: '已安排' },
    'event.urgeSupervision': { order, text: '仍未见进展', replyBy },
    'event.verifySupervision': { order, text: '' },
    'event.closeSupervision': { order, reason: '事已办结' },
    'event.withdraw': { reason: '已自行解决', thirdParty: r() < 0.3 },
    'event.archive': {
      retention: 'tenYears',
      missing: event.proofs.map((p) => ({ name: p.name, reason: '原件在部门' })),
    },
    'event.unseal': { reason: '发现新情况' },
    'event.recordAccess': {
      act: pick(r, ['opened', 'exported', 'printed'] as const),
      purpose: '办理',
      fields: ['requester'],
      count: 1,
      approval: null,
    },
  };
}
