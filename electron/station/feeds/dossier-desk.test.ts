import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Actor } from '../../../shared/domain/actor/actor.ts';
import type { Values } from '../../../shared/domain/dossier/dossier.ts';
import { deskContext } from '../../../tests/support/desk-context.ts';
import { type Desk, openDesk, tempDir, testId } from '../../../tests/support/station-fixture.ts';
import { people } from '../../../tests/support/story.ts';
import { createDossierDesk } from './dossier-desk.ts';
import { dossierViewOf } from './dossier-view.ts';
import type { FeedContext } from './feed-context.ts';
import { createFindingsView } from './findings-view.ts';

const now = Date.parse('2025-09-01T10:00+08:00');
let desk: Desk;
let context: FeedContext;
let reader: Actor;
let clean: () => void;
let count = 0;

beforeEach(() => {
  const { dir, remove } = tempDir();
  desk = openDesk(dir, () => now);
  reader = people.county;
  context = { ...deskContext(desk), actor: () => reader };
  clean = () => {
    desk.close();
    remove();
  };
});
afterEach(() => clean());

function act(machine: string, name: string, fields: Values, id = testId(), actor: Actor = people.county): string {
  count += 1;
  const opens =
    desk.stores.cache.dossier(id) === undefined
      ? { number: `T20250901-003${String(count).padStart(4, '0')}`, area: '320722', event: null }
      : null;
  const command = { kind: 'dossier.act', dossier: id, machine, act: name, opens, fields: { ...fields } } as const;
  expect(desk.replica.perform(desk.rules(), desk.sent(command, actor))).toMatchObject({ ok: true });
  return id;
}
const partner = { partnerKind: 'volunteer', partnerName: '志愿队', contact: '甲', contactPhone: '12800001001' };
const override = { path: 'local.periods.signIn', value: '1小时', reason: '收紧' };
const complained = (staffUnit: string): Values => ({
  channel: 'phone',
  anonymous: true,
  staff: 's1',
  staffName: '甲',
  staffUnit,
  conductClass: 'rudeConduct',
  complaintText: '态度蛮横。',
});

test('given dossiers of several kinds, when they change, then list and counts follow; what waits for me is a part of what is open', () => {
  const files = createDossierDesk(context);
  expect(files.counts()).toEqual({ mine: 0, byMachine: {} });
  act('partner', 'register', partner);
  const complaint = act('complaint', 'receive', complained('一村网格队'));
  const all = { machine: null, show: 'all', text: '' } as const;
  expect(
    files
      .list(all)
      .rows.map(({ machine }) => machine)
      .sort(),
  ).toEqual(['complaint', 'partner']);
  expect(files.list({ ...all, show: 'mine' }).rows.map(({ id }) => id)).toEqual([complaint]);
  expect(files.list({ ...all, text: '志愿' }).total).toBe(1);
  expect(files.counts()).toMatchObject({ mine: 1, byMachine: { partner: { mine: 0, open: 1, all: 1 } } });
  act('complaint', 'refuse', { refuseReason: '不实' }, complaint);
  act('complaint', 'exemptReply', {}, complaint);
  act('complaint', 'close', {}, complaint);
  expect(files.list({ ...all, show: 'open' }).rows.map(({ machine }) => machine)).toEqual(['partner']);
});

test('given another reader on the same cache, then a dossier that reader is barred from is neither listed, counted nor shown (invariant 6)', () => {
  const files = createDossierDesk(context);
  const id = act('complaint', 'receive', complained('一村网格队'));
  expect(files.counts().byMachine).toHaveProperty('complaint');
  reader = { ...people.county, account: 'mate', unit: '一村网格队' };
  expect(files.counts()).toEqual({ mine: 0, byMachine: {} });
  expect(dossierViewOf(context, id)).toBeNull();
  reader = people.county;
  expect(dossierViewOf(context, id)?.dossier.id).toBe(id);
});

test('given a dossier, then each act of its state is offered or says why not, and none of another state is there', () => {
  const id = act('parameterOverride', 'propose', override);
  const acts = new Map(dossierViewOf(context, id)?.acts.map(({ key, refusal }) => [key, refusal?.code ?? 'possible']));
  expect(Object.fromEntries(acts)).toMatchObject({ putInForce: 'not-your-role', drop: 'possible', note: 'possible' });
  expect(acts.has('end')).toBe(false);
});

test('given checks, when asked, then what they find says what a click opens, and how much was looked at', () => {
  const files = createDossierDesk(context);
  const id = act('project', 'register', {
    projectName: '楼道清理',
    mode: 'governmentPurchase',
    body: '服务中心',
    grids: ['320722001001001'],
    from: '2025-01-01',
    to: '2025-08-01',
    costFen: 100,
  });
  const found = createFindingsView(context, files)();
  expect(found?.looked).toMatchObject({ dossiers: 1, events: 0, grids: 3 });
  expect(found?.findings.filter(({ subject }) => subject === id).map(({ opens }) => opens)).toEqual(['dossier']);
  expect(found?.findings.filter(({ subject }) => subject !== id).every(({ opens }) => opens === null)).toBe(true);
});
