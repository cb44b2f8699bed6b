import type { Dossier } from '../dossier/dossier.ts';
import { forbid } from '../dossier/forbid.ts';
import { type ActContext, listOf, type Machine, textOf } from '../dossier/machine.ts';
import { keepers, registerMachine } from '../dossier/register-machine.ts';
import type { GridEvent } from '../event/event.ts';
import { seaRule } from '../profile/sea-rules.ts';
import { type Refusal, refusal } from '../refusal.ts';

const rule = 'boat.register';

/** What happened to a boat: a dispute at sea, a hazard, an emergency (ZS-27-3). */
const links = [
  { key: 'seaDispute', zh: '涉海纠纷', en: 'Sea dispute' },
  { key: 'hazard', zh: '安全隐患', en: 'Hazard' },
  { key: 'emergency', zh: '突发情况', en: 'Emergency' },
];

/** A boat belongs to a sea grid in force. */
function seaRefusal(c: ActContext): Refusal | null {
  if (c.fields.dossier === undefined || c.fields.dossier === null) return null;
  const sea = c.loaded.other;
  return sea?.machine === 'seaGrid' && sea.endedAt === null
    ? null
    : forbid(rule, 'ZS-27-3', '请选择有效的海上网格。', 'Choose a sea grid in force.');
}

/** An emergency goes the fast path: it is flagged as a major event before it stands beside the boat (ZS-27-3, ZS-28-1). */
function linkRefusal(c: ActContext): Refusal | null {
  const { event } = c.loaded;
  if (event === undefined) return refusal('no-such-event', 'boat.link');
  if (textOf(c.fields, 'linkKind') !== 'emergency' || event.flags.majorEvent) return null;
  return forbid(
    'boat.link',
    'ZS-27-3',
    '海上突发情况走快速通道：请先将该事件标为重大事件。',
    'An emergency at sea takes the fast path: flag the event as major first.',
  );
}

/** A fishing boat with its crew, home village, sea grid, and the disputes, hazards and emergencies around it (ZS-27-3). */
export const boat: Machine = registerMachine({
  key: 'boat',
  letters: 'YC',
  zh: '渔船',
  en: 'Boats',
  group: 'grid',
  clauses: ['ZS-27-3'],
  readers: [...keepers, 'village', 'gridStaff', 'administrator', 'supervisor'],
  roles: [...keepers, 'village'],
  on: (profile) => seaRule(profile) !== null,
  title: (data) => textOf(data, 'boatName'),
  fields: [
    { key: 'boatName', zh: '船名号', en: 'Boat', type: 'line' },
    { key: 'skipper', zh: '船长', en: 'Skipper', type: 'line' },
    { key: 'skipperPhone', zh: '联系电话', en: 'Phone', type: 'phone' },
    { key: 'crew', zh: '船员（每行一人）', en: 'Crew', type: 'lines' },
    { key: 'homeVillage', zh: '船籍村代码', en: 'Home village', type: 'area' },
    { key: 'dossier', zh: '所属海上网格', en: 'Sea grid', type: 'dossier' },
  ],
  guard: seaRefusal,
  acts: [
    {
      key: 'link',
      zh: '关联事件',
      en: 'Link an event',
      clauses: ['ZS-27-3'],
      from: ['active'],
      to: null,
      roles: [...keepers, 'village'],
      fields: [
        { key: 'linkKind', zh: '类别', en: 'Kind', type: 'choice', options: links },
        { key: 'event', zh: '事件', en: 'Event', type: 'event' },
      ],
      guard: linkRefusal,
      does: (c) => {
        const key = `linked.${textOf(c.fields, 'linkKind')}`;
        return { set: { [key]: [...new Set([...listOf(c.data, key), textOf(c.fields, 'event')])] } };
      },
    },
  ],
});

export type BoatView = {
  readonly crew: readonly string[];
  readonly homeVillage: string;
  readonly sea: Dossier | null;
  readonly disputes: readonly string[];
  readonly hazards: readonly string[];
  readonly emergencies: readonly string[];
  /** Linked events that are here and not ended, gravest path first. */
  readonly open: readonly GridEvent[];
};

/** What is shown when a boat is opened (ZS-27-3); linked events by id. */
export function boatView(boat: Dossier, dossiers: readonly Dossier[], events: readonly GridEvent[]): BoatView {
  const ids = (kind: string): readonly string[] => listOf(boat.data, `linked.${kind}`);
  const all = new Set(links.flatMap(({ key }) => ids(key)));
  return {
    crew: listOf(boat.data, 'crew'),
    homeVillage: textOf(boat.data, 'homeVillage'),
    sea: dossiers.find(({ id, machine }) => machine === 'seaGrid' && id === boat.data.dossier) ?? null,
    disputes: ids('seaDispute'),
    hazards: ids('hazard'),
    emergencies: ids('emergency'),
    open: events
      .filter(({ id, closedAt }) => all.has(id) && closedAt === null)
      .toSorted((a, b) => Number(b.flags.majorEvent) - Number(a.flags.majorEvent)),
  };
}
