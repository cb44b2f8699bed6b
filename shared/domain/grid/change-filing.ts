import { isRunning } from '../../time/clock.ts';
import { startOfDay } from '../../time/local-date.ts';
import { levels } from '../actor/actor.ts';
import type { Dossier, DossierDuty } from '../dossier/dossier.ts';
import { forbid } from '../dossier/forbid.ts';
import { type Act, type ActContext, type DossierEffects, dossierClock, textOf } from '../dossier/machine.ts';
import { levelNames } from '../names.ts';
import { filingRule, type GridChangeKind, syncSystems } from '../profile/grid-rules.ts';
import type { Refusal } from '../refusal.ts';

export const filingClock = 'gridFiling';

const openDuties = (dossier: Dossier | undefined): readonly DossierDuty[] =>
  dossier?.duties.filter((duty) => duty.clearedAt === null) ?? [];

const dutyId = (what: 'file' | 'sync', key: string): string => `${what}.${key}`;

/** What a change in force owes: a receipt of every level it is filed with, one of every system it is synced to (C28, AK-7.5-4). */
export function owedInForce(c: ActContext, kind: GridChangeKind, adjustedOn: string): DossierEffects {
  const { profile } = c.context.rules;
  const filing = filingRule(profile, kind);
  const sync = syncSystems(profile);
  const startAt = startOfDay(adjustedOn);
  const clock = dossierClock(c.context, filingClock, filing.time.clause, filing.time.statutory, {
    startAt,
    period: filing.time.period,
  });
  const duty = (what: 'file' | 'sync', key: string, by: string, basis: string, due: number | null): DossierDuty => ({
    id: dutyId(what, key),
    what: what === 'sync' ? 'sync' : `file.${key}`,
    by,
    basis,
    openedAt: startAt,
    due,
    clearedAt: null,
  });
  return {
    start: [clock],
    open: [
      ...filing.to.map((level) => duty('file', level, c.dossier?.area ?? '', filing.clause, clock.due)),
      ...sync.systems.map((system) => duty('sync', system, c.dossier?.area ?? '', sync.clause, null)),
    ],
  };
}

/** Where a change stands once these duties are cleared: filed, and with nothing left to sync at its end. */
function stateWithout(c: ActContext, cleared: string): string | null {
  const left = openDuties(c.dossier).filter((duty) => duty.id !== cleared);
  const files = left.some((duty) => duty.what !== 'sync');
  const syncs = left.some((duty) => duty.what === 'sync');
  if (files) return null;
  if (syncs) return 'filed';
  return syncSystems(c.context.rules.profile).systems.length > 0 ? 'synced' : 'closed';
}

const clearedBy = (c: ActContext, id: string): DossierEffects => {
  const files = openDuties(c.dossier).filter((duty) => duty.what !== 'sync' && duty.id !== id);
  const running = c.dossier?.clocks.some((clock) => clock.id === filingClock && isRunning(clock)) === true;
  return { clear: [id], ...(files.length === 0 && running && { stop: [filingClock] }) };
};

function owes(c: ActContext, id: string, act: string): Refusal | null {
  return openDuties(c.dossier).some((duty) => duty.id === id)
    ? null
    : forbid(`gridChange.${act}`, null, '这一项已办或无须办理。', 'That is done already, or not owed.');
}

const fileId = (c: ActContext): string => dutyId('file', textOf(c.fields, 'filedTo'));
const syncId = (c: ActContext): string => dutyId('sync', textOf(c.fields, 'syncedTo'));
const systemNames = { securityInformationSystem: { zh: '综治信息系统', en: 'Security information system' } } as const;

/** Receipts of a change in force. */
export const filingActs: readonly Act[] = [
  {
    key: 'fileReceipt',
    zh: '登记备案回执',
    en: 'Filing receipt',
    clauses: ['LYG-7-3', 'JS-7-3', 'ZS-11-3-2', 'ZG-7-3', 'AK-7.5-3', 'AK-7.6-1', 'AK-7.6-3'],
    from: ['inForce', 'filed'],
    to: (c) => stateWithout(c, fileId(c)),
    roles: ['countySeat', 'shiftLeader', 'director', 'administrator', 'townSeat'],
    fields: [
      {
        key: 'filedTo',
        zh: '备案机关层级',
        en: 'Filed with',
        type: 'choice',
        options: levels.map((key) => ({ key, ...levelNames[key] })),
      },
      { key: 'filingReceipt', zh: '备案回执号', en: 'Receipt', type: 'line' },
      { key: 'filedOn', zh: '备案日期', en: 'Filed on', type: 'date' },
    ],
    guard: (c) => owes(c, fileId(c), 'fileReceipt'),
    does: (c) => clearedBy(c, fileId(c)),
  },
  {
    key: 'syncReceipt',
    zh: '登记同步回执',
    en: 'Sync receipt',
    clauses: ['AK-7.5-4'],
    from: ['inForce', 'filed'],
    to: (c) => stateWithout(c, syncId(c)),
    on: (profile) => syncSystems(profile).systems.length > 0,
    roles: ['countySeat', 'shiftLeader', 'director', 'administrator', 'connector'],
    fields: [
      {
        key: 'syncedTo',
        zh: '系统',
        en: 'System',
        type: 'choice',
        options: ({ profile }) => syncSystems(profile).systems.map((key) => ({ key, ...systemNames[key] })),
      },
      { key: 'syncReceipt', zh: '回执号', en: 'Receipt', type: 'line' },
      { key: 'syncedOn', zh: '同步日期', en: 'Synced on', type: 'date' },
    ],
    guard: (c) => owes(c, syncId(c), 'syncReceipt'),
    does: (c) => clearedBy(c, syncId(c)),
  },
];
