import { type Dossier, isDossier } from '../domain/dossier/dossier.ts';
import { machineOf } from '../domain/dossier/machines.ts';
import { rulesAt } from '../domain/dossier/rules-at.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Loaded, Rules } from '../domain/verb.ts';
import type { Command } from '../domain/verbs.ts';
import type { Result } from '../std/result.ts';
import { isSameJson } from './chain.ts';
import { isRuling, rowsNamed } from './commit.ts';
import type { Delta } from './delta.ts';
import { type Entry, type RowFact, rowIdOf, type SentCommand } from './entry.ts';
import { applyFact, begins, handle, needs, type Outcome, type Row, rowOf } from './handle.ts';

/** What a pending command did to the rows shown here: its fact and the row before it (null = there was none). */
export type Shown = { readonly fact: RowFact; readonly before: Row | null };

/** A command done here and not yet in the journal. `shown` null: it no longer fits the rows; only the hub says how it ends. */
export type PendingAct = { readonly sent: SentCommand; readonly shown: Shown | null };

/**
 * The rows a station keeps, seen by the sync core. Every method is synchronous and runs inside the transaction of the caller:
 * the cursor moves with the rows it covers, or not at all.
 */
export interface ReplicaStore {
  cursor(): number;
  setCursor(seq: number): void;
  row(id: string): Row | undefined;
  putRow(row: Row): void;
  /** Shows what an act that waits makes of a row; false where who sits here may not see it before the hub has spoken. */
  showRow(row: Row): boolean;
  removeRow(id: string): void;
  /** Row and journal lines are no longer this reader's to see. */
  forget(id: string): void;
  /** Dossiers shown here that change the rules; the same list as long as none of them changes. */
  ruling(): readonly Dossier[];
  addEntry(entry: Entry): void;
  /** Acts not settled, oldest first. */
  pending(): readonly PendingAct[];
  setShown(commandId: string, shown: Shown | null): void;
  /** The hub has spoken: the act leaves the outbox; with a refusal it becomes a line of the attention tray (O4). No-op when already settled. */
  settle(commandId: string, entry: Entry, refusal: Refusal | null): void;
  load(command: Command): Loaded;
}

/**
 * Runs a command on the rows shown here and remembers how to undo it.
 * @param pack the rule pack; dossiers in force come on top of it
 */
export function showPending(store: ReplicaStore, pack: Rules, sent: SentCommand): Result<Outcome, Refusal> {
  const rules = rulesAt(pack, store.ruling(), sent.at);
  const loaded = store.load(sent.command);
  const outcome = handle({ rules, actor: sent.actor, at: sent.at, hubAt: null }, loaded, sent.command);
  if (!outcome.ok) {
    store.setShown(sent.id, null);
    return outcome;
  }
  const isShown = store.showRow(outcome.value.after);
  store.setShown(sent.id, isShown ? { fact: outcome.value.fact, before: rowOf(sent.command, loaded) ?? null } : null);
  return outcome;
}

export type TakeAnswer = 'gap' | 'old' | 'confirmed' | 'rebased';

/**
 * Takes one delta. `gap`: something before it is missing, nothing was changed, ask again from the cursor. `old`: it begins with what was seen already, and was left.
 * `confirmed`: the hub agreed with what is shown here, only marks changed. `rebased`: pending acts on the touched events were
 * undone, the delta applied, and those still pending run again on top.
 */
export function takeDelta(store: ReplicaStore, rules: Rules, station: string, delta: Delta): TakeAnswer {
  const cursor = store.cursor();
  if (delta.after > cursor) return 'gap';
  // One that begins before the cursor says what entered and left since then, not since here: the part from here on is asked for.
  if (delta.upto <= cursor || delta.after < cursor) return 'old';
  const fresh = delta.entries;
  const answer = confirms(store, station, fresh, delta)
    ? confirm(store, fresh)
    : rebase(store, rules, station, fresh, delta);
  store.setCursor(delta.upto);
  return answer;
}

/** True when the delta is exactly the oldest pending acts with the facts shown here. */
function confirms(store: ReplicaStore, station: string, fresh: readonly Entry[], delta: Delta): boolean {
  if (delta.entered.length > 0 || delta.left.length > 0 || fresh.some((e) => e.station !== station)) return false;
  const pending = store.pending();
  return fresh.every((entry, i) => {
    const act = pending[i];
    return (
      act !== undefined &&
      act.shown !== null &&
      act.sent.id === entry.commandId &&
      act.sent.at === entry.doneAt &&
      isSameJson(act.shown.fact, entry.fact)
    );
  });
}

function confirm(store: ReplicaStore, fresh: readonly Entry[]): TakeAnswer {
  for (const entry of fresh) {
    store.addEntry(entry);
    store.settle(entry.commandId, entry, null);
  }
  return 'confirmed';
}

function rebase(store: ReplicaStore, rules: Rules, station: string, fresh: readonly Entry[], delta: Delta): TakeAnswer {
  const left = new Set(delta.left);
  const touched = new Set([...fresh.map((e) => rowIdOf(e.fact)), ...delta.entered.map((e) => e.row.id), ...left]);
  // Other rules may judge every act that waits differently.
  const affected = movesRules(store, fresh, delta) ? [...store.pending()] : affectedBy(store, touched);
  undo(store, affected);
  const entered = new Set(delta.entered.map((e) => e.row.id));
  for (const { row, history } of delta.entered) {
    store.putRow(row);
    for (const entry of history) store.addEntry(entry);
  }
  const settled = new Set<string>();
  for (const entry of fresh) {
    applyEntry(store, station, entry, entered);
    if (entry.station !== station) continue;
    settled.add(entry.commandId);
    store.settle(entry.commandId, entry, entry.fact.kind === 'command.refused' ? entry.fact.refusal : null);
  }
  for (const id of left) store.forget(id);
  for (const { sent } of affected) {
    if (settled.has(sent.id)) continue;
    // What this reader may not see is not shown again by an act of somebody who could.
    if (left.has(rowIdOf(sent.command))) store.setShown(sent.id, null);
    else showPending(store, rules, sent);
  }
  return 'rebased';
}

/** Pending acts that changed or looked at a touched row, and those that rest on a row such an act changed. */
function affectedBy(store: ReplicaStore, touched: ReadonlySet<string>): readonly PendingAct[] {
  const moved = new Set(touched);
  return store.pending().filter(({ sent }) => {
    const own = rowIdOf(sent.command);
    const hit = looksAt(store, sent.command).some((id) => moved.has(id));
    if (hit) moved.add(own);
    return hit;
  });
}

/** Ids of the rows a command is decided on: those it names, and the event its dossier hangs on. */
function looksAt(store: ReplicaStore, command: Command): readonly string[] {
  const own = store.row(rowIdOf(command));
  const linked = own !== undefined && isDossier(own) ? own.event : null;
  return [rowIdOf(command), ...rowsNamed(needs(command)), ...(linked === null ? [] : [linked])];
}

/** True when a dossier that changes the rules comes, changes or goes. */
const movesRules = (store: ReplicaStore, fresh: readonly Entry[], delta: Delta): boolean =>
  fresh.some(({ fact }) => fact.kind === 'dossier.acted' && machineOf(fact.machine)?.rules === true) ||
  delta.entered.some(({ row }) => isRuling(row)) ||
  delta.left.some((id) => {
    const row = store.row(id);
    return row !== undefined && isRuling(row);
  });

function undo(store: ReplicaStore, acts: readonly PendingAct[]): void {
  for (const { sent, shown } of acts.toReversed()) {
    if (shown === null) continue;
    if (shown.before === null) store.removeRow(rowIdOf(sent.command));
    else store.putRow(shown.before);
  }
}

function applyEntry(store: ReplicaStore, station: string, entry: Entry, entered: ReadonlySet<string>): void {
  const { fact } = entry;
  if (fact.kind === 'command.refused') {
    // What its author was refused at another console is his own matter: his colleagues go on with this cache.
    if (entry.station === station) store.addEntry(entry);
    return;
  }
  store.addEntry(entry);
  if (entered.has(rowIdOf(fact))) return;
  const before = store.row(rowIdOf(fact));
  if (before === undefined && !begins(fact)) return;
  store.putRow(applyFact(before, fact, entry.doneAt));
}
