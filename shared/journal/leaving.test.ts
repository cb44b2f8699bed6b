import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { createModelReplica } from '../../tests/support/model-replica.ts';
import { rulesOfPlace } from '../../tests/support/rules.ts';
import { people } from '../../tests/support/story.ts';
import type { Actor } from '../domain/actor/actor.ts';
import type { DossierAct } from '../domain/dossier/act-on-dossier.ts';
import { type Dossier, isDossier, type Values } from '../domain/dossier/dossier.ts';
import { genesis } from './chain.ts';
import { commit, type Head } from './commit.ts';
import type { Entry, SentCommand } from './entry.ts';
import type { Row } from './handle.ts';
import { showPending, takeDelta } from './rebase.ts';

const rules = rulesOfPlace('LYG');
const at = Date.parse('2025-09-01T10:00+08:00');
const id = '0190d000-0000-7000-8000-00000000000a';
const other = '0190d000-0000-7000-8000-00000000000b';
const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

const act = (dossier: string, machine: string, name: string, fields: Values, number: string | null = null) =>
  ({
    kind: 'dossier.act',
    dossier,
    machine,
    act: name,
    opens: number === null ? null : { number, area: '320722', event: null },
    fields,
  }) satisfies DossierAct;
const partner = act(id, 'partner', 'register', partnerWords('甲队'), 'HZ1');
function partnerWords(partnerName: string): Values {
  return { partnerKind: 'volunteer', partnerName, contact: '甲', contactPhone: '12800001001' };
}

/** A hub and one console that has everything the hub has. */
function setup() {
  const rows = new Map<string, Row>();
  const books = { rows, ruling: new Map<string, Dossier>(), grids: new Map(), departments: new Map() };
  const journal: Entry[] = [];
  let head: Head = { seq: 0, hash: genesis };
  let n = 0;
  const sent = (station: string, actor: Actor, command: DossierAct): SentCommand => {
    n += 1;
    const commandId = `0190e000-0000-7000-8000-${String(n).padStart(12, '0')}`;
    return { id: commandId, station, n, session: 's', actor, at: at + n, command };
  };
  const hub = (...batch: SentCommand[]): readonly Entry[] => {
    const done = commit(head, books, batch, { rules, hubAt: at + 1_000, digest, admit: () => null });
    head = done.head;
    journal.push(...done.entries);
    return done.entries;
  };
  const replica = createModelReplica({ grids: new Map(), departments: new Map() });
  const pull = (left: readonly string[] = []) => {
    const after = replica.cursor();
    const entries = journal.slice(after);
    return takeDelta(replica, rules, 'here', { after, upto: journal.length, entries, entered: [], left });
  };
  const here = (actor: Actor, command: DossierAct): SentCommand => {
    const one = sent('here', actor, command);
    replica.enqueue(one);
    expect(showPending(replica, rules, one)).toMatchObject({ ok: true });
    return one;
  };
  const row = (dossier = id): Dossier | undefined => {
    const found = replica.rows.get(dossier);
    return found !== undefined && isDossier(found) ? found : undefined;
  };
  return { hub, pull, here, sent, row, rows, replica };
}

test('invariant 6: given a row that leaves the sight of who sits here, when the delta comes, then row and journal lines are gone, and acts that wait on it show nothing', () => {
  const { hub, pull, here, sent, row, replica } = setup();
  hub(sent('there', people.director, partner));
  expect(pull()).toBe('rebased');
  expect(row()).toMatchObject({ version: 1 });
  const note = here(people.county, act(id, 'partner', 'note', { note: '已联系' }));
  expect(row()).toMatchObject({ version: 2 });
  hub(sent('there', people.director, act(id, 'partner', 'note', { note: '另记' })));
  pull([id]);
  expect(row()).toBeUndefined();
  expect([...replica.entries.values()]).toEqual([]);
  expect(replica.pending()).toEqual([{ sent: note, shown: null }]);
  // The hub's word on the act that waits is taken all the same.
  hub(note);
  pull([id]);
  expect(replica.pending()).toEqual([]);
  expect(row()).toBeUndefined();
  expect([...replica.entries.values()]).toEqual([]);
});

test('given an own act whose row leaves with it, when the delta comes, then it is settled and not merely confirmed', () => {
  const { hub, pull, here, row, replica } = setup();
  const opened = here(people.county, partner);
  hub(opened);
  expect(pull([id])).toBe('rebased');
  expect(row()).toBeUndefined();
  expect(replica.pending()).toEqual([]);
});

test('house 5: given dossiers done here, when the hub agrees, then they are confirmed and no row is touched; where it differs, they are rebased', () => {
  const { hub, pull, here, sent, row, rows } = setup();
  const opened = here(people.county, partner);
  const shown = row();
  hub(opened);
  expect(pull()).toBe('confirmed');
  expect(row()).toBe(shown);
  const ended = here(people.county, act(id, 'partner', 'note', { note: '一' }));
  hub(sent('there', people.director, act(id, 'partner', 'note', { note: '二' })), ended);
  expect(pull()).toBe('rebased');
  expect(row()).toEqual(rows.get(id));
  expect(row()?.data['note']).toBe('一');
});

const override = { path: 'local.periods.complaintHandle', value: '5日', reason: '本县办法', document: '示例' };
const complaint: Values = {
  channel: 'phone',
  anonymous: true,
  staff: 's1',
  staffName: '某网格员',
  staffUnit: '另一单位',
  conductClass: 'rudeConduct',
  complaintText: '态度生硬',
};

test('given a rule put in force here, when the next act is done here, then by the new rule, as the hub decides it', () => {
  const { hub, pull, here, row } = setup();
  const acts = [
    here(people.director, act(other, 'parameterOverride', 'propose', override, 'CS1')),
    here(people.director, act(other, 'parameterOverride', 'putInForce', { effectiveFrom: '2025-09-01' })),
    here(people.county, act(id, 'complaint', 'receive', complaint, 'TS1')),
    here(people.county, act(id, 'complaint', 'accept', {})),
  ];
  expect(row()?.clocks.map((clock) => [clock.length, clock.unit])).toEqual([[5, 'day']]);
  hub(...acts);
  expect(pull()).toBe('confirmed');
});

test('given acts that wait, when a rule comes from elsewhere, then they are judged anew by it, on whatever row they are', () => {
  const { hub, pull, here, sent, row } = setup();
  hub(sent('there', people.director, act(other, 'parameterOverride', 'propose', override, 'CS1')));
  pull();
  here(people.county, act(id, 'complaint', 'receive', complaint, 'TS1'));
  here(people.county, act(id, 'complaint', 'accept', {}));
  expect(row()?.clocks.map((clock) => clock.length)).toEqual([15]);
  const inForce = act(other, 'parameterOverride', 'putInForce', { effectiveFrom: '2025-09-01' });
  // Done before them and only now heard of.
  hub({ ...sent('there', people.director, inForce), at });
  pull();
  expect(row()?.clocks.map((clock) => clock.length)).toEqual([5]);
});

test('found by simulation: given a delta that begins before what this console has, when it comes late, then it is left: what it says of coming and going is said of another place', () => {
  const { hub, pull, sent, row, replica } = setup();
  hub(sent('there', people.director, act(other, 'partner', 'register', partnerWords('乙队'), 'HZ2')));
  hub(sent('there', people.director, partner));
  expect(pull()).toBe('rebased');
  const [noted] = hub(sent('there', people.director, act(id, 'partner', 'note', { note: '另记' })));
  if (noted === undefined) throw new Error('no entry');
  // Asked for before the row came here, answered after it had gone again: it does not say that it went.
  const late = { after: 1, upto: 3, entries: [], entered: [], left: [] };
  expect(takeDelta(replica, rules, 'here', late)).toBe('old');
  expect(replica.cursor()).toBe(2);
  expect(pull([id])).toBe('rebased');
  expect(row()).toBeUndefined();
});

test('found by simulation: given an act that the hub refused its author at another console, when the delta comes here, then it is not kept: colleagues go on with this cache', () => {
  const { hub, pull, sent, replica } = setup();
  hub(sent('there', people.director, partner));
  const [refused] = hub(sent('there', people.director, partner));
  expect(refused?.fact.kind).toBe('command.refused');
  expect(pull()).toBe('rebased');
  expect([...replica.entries.keys()]).toEqual([1]);
});
