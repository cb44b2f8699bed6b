/** Words of a random walk for what departments, helpers and other systems do together on one event. */
import type { Department } from '../../shared/domain/department/department.ts';
import type { GridEvent } from '../../shared/domain/event/event.ts';
import { helperKinds } from '../../shared/domain/event/parties.ts';
import { unsettled } from '../../shared/domain/event/party-work.ts';
import type { Loaded, Rules } from '../../shared/domain/verb.ts';
import type { CommandKind, EventCommand } from '../../shared/domain/verbs.ts';
import { pickDepartments } from '../../shared/journal/commit.ts';
import { needs } from '../../shared/journal/handle.ts';
import { pick, type Random } from './chance.ts';
import { cityDepartment, department, grid, people, proof } from './story.ts';

const names = ['chengguan', 'shuili', 'gongan'] as const;

/** The departments of a walk: three of the county with every duty, one of the city. */
export function walkDepartments(rules: Rules): ReadonlyMap<string, Department> {
  const known = byRules.get(rules);
  if (known !== undefined) return known;
  const items = rules.items.items.map((item) => item.code);
  const all = [...names.map((id) => department(id, items)), { ...cityDepartment, items }];
  const made = new Map(all.map((d) => [d.id, d]));
  byRules.set(rules, made);
  return made;
}
const byRules = new WeakMap<Rules, ReadonlyMap<string, Department>>();

/** Rows a command of the walk must see, as station and hub load them. */
export function walkLoaded(rules: Rules, event: GridEvent | undefined, command: EventCommand): Loaded {
  const departments = walkDepartments(rules);
  const wanted = needs(command);
  return {
    event,
    grid,
    department: wanted.department == null ? undefined : departments.get(wanted.department),
    departments: pickDepartments(departments, wanted.departments),
  };
}

/** Whom a centre of the event's level may send it to; sometimes one that does not exist. */
export const walkTarget = (r: Random, event: GridEvent): object => {
  if (r() < 0.15) return { kind: 'gridStaff', id: people.staff.account, name: people.staff.name };
  const id = r() < 0.03 ? 'nowhere' : event.level === 'city' ? cityDepartment.id : pick(r, names);
  return { kind: 'department', id, name: id };
};

const party = (id: string): { readonly id: string; readonly name: string } => ({ id, name: id });

/** Words of whistle, joint handling, helpers, unlawful tasks and the origin's withdrawal. */
export function together(r: Random, event: GridEvent, at: number): Partial<Record<CommandKind, object>> {
  const [first, second, third] = r() < 0.5 ? names : [...names].reverse();
  const lead =
    event.state === 'inHandling' ? (event.holder?.id ?? first) : event.level === 'city' ? cityDepartment.id : first;
  const others = names.filter((id) => id !== lead).slice(0, r() < 0.5 ? 1 : 2);
  const due = r() < 0.5 ? null : at + Math.floor(r() * 6 * 86_400_000) - 3_600_000;
  const comers =
    event.whistle?.calls.filter((call) => call.answer === 'reportedIn').map((call) => call.department) ?? [];
  const chosen = comers[Math.floor(r() * comers.length)] ?? first;
  const unsettledTasks = unsettled(event);
  const task = unsettledTasks[Math.floor(r() * unsettledTasks.length)]?.id ?? 'none';
  return {
    'event.whistle': {
      departments: (r() < 0.4 ? [first] : r() < 0.7 ? [first, second] : [first, second, third]).map(party),
      problem: '占道经营反复',
      wanted: '到场处置',
    },
    'event.reportIn': { officer: '丙' },
    'event.declineWhistle': { reasonCode: 'notOurDuty', reason: '不属职责' },
    'event.nameLead': {
      lead: chosen,
      shares: comers.filter((id) => id !== chosen).map((id) => ({ department: id, share: '配合', due })),
    },
    'event.escalateNoAnswer': { reason: '无人报到' },
    'event.formJoint': {
      lead: party(lead),
      leadShare: '牵头',
      assistants: others.map((id) => ({ ...party(id), share: '配合', due })),
      majorMatter: r() < 0.1,
    },
    'event.askJoint': { reason: '需协同', proposed: [{ ...party(second), share: '配合' }] },
    'event.refuseJoint': { reason: '可独立办理' },
    'event.signInSubTask': { subTask: task, officer: '丁' },
    'event.submitSubResult': { subTask: task, result: '已配合', proofs: [proof] },
    'event.returnSubTask': { subTask: task, reasonCode: 'notOurDuty', reason: '不属职责' },
    'event.waiveSubTask': { subTask: task, reason: '不再需要' },
    'event.reassignSubTask': { subTask: task, to: party(third), share: '接手', due: null, reason: '改派' },
    'event.originWithdraws': { number: event.foreign?.number ?? '', reason: '来源方收回' },
    'event.refuseUnlawful': { reason: '要求入户搜查，违法' },
    'event.reviewUnlawful': { lawful: r() < 0.5, finding: '已审核' },
    'event.nameHelper': {
      helperKind: r() < 0.2 ? pick(r, helperKinds) : 'womensFederation',
      name: '县妇联',
      partner: null,
      part: '上门劝导',
    },
    'event.recordHelp': {
      helper: event.helpers.find((h) => h.doneAt === null)?.id ?? 'none',
      result: '已劝导',
      hours: 2,
    },
  };
}
