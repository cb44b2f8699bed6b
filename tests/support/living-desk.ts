/** A desk fed by a journal hub in memory with random lives, some of them carrying names and numbers that must not leave the room. */
import type { Actor } from '../../shared/domain/actor/actor.ts';
import type { GridEvent } from '../../shared/domain/event/event.ts';
import type { Command } from '../../shared/domain/verbs.ts';
import { takeDelta } from '../../shared/journal/rebase.ts';
import { createJournalHub } from './journal-hub.ts';
import { random, randomAct, randomRegistration, uuidOf } from './random-walk.ts';
import { openDesk, testId } from './station-fixture.ts';

/** What is seeded into every event and must be found nowhere. */
export const secrets = ['欧阳守静', '13905187766', '320722198801011234'] as const;
export const weekStart = Date.parse('2025-09-01T08:00+08:00');

export type LivingDesk = ReturnType<typeof createLivingDesk>;

/** @param dir a data folder */
export function createLivingDesk(dir: string) {
  const clock = { now: weekStart };
  const hub = createJournalHub(() => clock.now);
  const desk = openDesk(dir, () => clock.now);
  const r = random(20);
  const ids = Array.from({ length: 24 }, () => uuidOf(r));
  let n = 0;
  const catchUp = (): void => {
    const after = Number(desk.stores.cache.meta('cursor') ?? 0);
    const delta = hub.delta(after);
    desk.replica.transact((replica) => takeDelta(replica, desk.rules(), desk.store.station(), delta));
    if (delta.more) catchUp();
  };
  /** Taken by the hub and told to the desk. */
  const act = (actor: Actor, command: Command): void => {
    hub.take([{ id: testId(), station: 'other', n: ++n, session: 's', actor, at: clock.now, command }]);
    catchUp();
  };
  const personal = (command: Command): Command =>
    command.kind === 'event.register'
      ? {
          ...command,
          title: `${secrets[0]}反映积水`,
          content: `联系 ${secrets[1]}，身份证 ${secrets[2]}`,
          requester: { kind: 'named', name: secrets[0], phone: secrets[1] },
        }
      : command;
  return {
    desk,
    hub,
    clock,
    act,
    /** So many steps of all lives together, `hours` apart at most. */
    live(steps: number, hours: number): void {
      for (let i = 0; i < steps; i++) {
        clock.now += Math.floor(r() * hours * 3_600_000);
        const id = ids[Math.floor(r() * ids.length)] ?? '';
        const row = hub.rows().get(id) as GridEvent | undefined;
        const next =
          row === undefined
            ? randomRegistration(r, hub.rules, id, clock.now, i)
            : randomAct(r, hub.rules, row, clock.now);
        if (next !== null) act(next.actor, personal(next.command));
      }
    },
    close: (): void => desk.close(),
  };
}
