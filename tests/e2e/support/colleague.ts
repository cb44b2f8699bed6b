/** Somebody else of the county at a console of their own, reduced to its wire: the department, or a second desk. */
import type { Role } from '../../../shared/domain/actor/actor.ts';
import { isDossier } from '../../../shared/domain/dossier/dossier.ts';
import type { GridEvent } from '../../../shared/domain/event/event.ts';
import type { Command } from '../../../shared/domain/verbs.ts';
import type { Entry } from '../../../shared/journal/entry.ts';
import { smallPassword } from '../../fixtures/small-county.ts';
import { connectWire, sentBy } from '../../support/wire-client.ts';

export type Colleague = {
  /** Does an act; the entry it became, a refusal included. `at`: when it was done, ms; now unless said. */
  readonly act: (command: Command, at?: number) => Promise<Entry>;
  /** Everything of the journal this colleague may see. */
  readonly journal: () => Promise<readonly Entry[]>;
  /** Rows this colleague may see. */
  readonly rows: () => Promise<readonly GridEvent[]>;
  /** The event of a number as this colleague sees it, once it is so: what a desk shows as done is still on its way to the hub. */
  readonly event: (number: string, isSo: (event: GridEvent) => boolean) => Promise<GridEvent>;
  readonly leave: () => void;
};

let count = 0;

/** Signs somebody in at the hub of a world. */
export async function colleagueOf(
  world: { readonly hub: { readonly url: string } },
  account: Role | 'secondLiaison',
): Promise<Colleague> {
  count += 1;
  const wire = await connectWire(world.hub.url, `colleague-${account}-${process.pid}-${count}`);
  const session = await wire.signIn(account, smallPassword);
  await wire.hello(session);
  const journal = async (): Promise<readonly Entry[]> => {
    const bySeq = new Map<number, Entry>();
    for (const { entered, entries } of await wire.pullAll(0)) {
      // What entered brings its history up to the end of the delta, lines of the delta itself included.
      for (const entry of [...entered.flatMap((e) => e.history), ...entries]) bySeq.set(entry.seq, entry);
    }
    return [...bySeq.values()].sort((x, y) => x.seq - y.seq);
  };
  const rows = async (): Promise<readonly GridEvent[]> => {
    const found: GridEvent[] = [];
    for (let after: string | null = null; ; ) {
      const page = await wire.snapshot(after);
      found.push(...page.rows.flatMap((row) => (isDossier(row) ? [] : [row])));
      if (page.nextId === null) return found;
      after = page.nextId;
    }
  };
  return {
    async act(command, at = Date.now()) {
      const sent = sentBy(wire.station, session.actor, session.id, command, { at });
      wire.say({ t: 'offer', commands: [sent] });
      for (;;) {
        const entry = (await journal()).find((e) => e.commandId === sent.id);
        if (entry !== undefined) return entry;
        await new Promise((done) => setTimeout(done, 50));
      }
    },
    journal,
    rows,
    async event(number, isSo) {
      for (;;) {
        const event = (await rows()).find((e) => e.number === number);
        if (event !== undefined && isSo(event)) return event;
        await new Promise((done) => setTimeout(done, 50));
      }
    },
    leave: wire.close,
  };
}
