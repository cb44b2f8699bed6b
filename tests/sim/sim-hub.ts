import type { Random } from '../support/random-walk.ts';
import { registries } from './county.ts';
import { createHubNode, type HubNode, type HubOptions } from './hub-node.ts';
import { createHubBooks, type HubBooks } from './model-hub.ts';

export type SimHub = {
  readonly books: HubBooks;
  readonly now: () => number;
  readonly nodes: readonly HubNode[];
  /** The node a new connection comes to; undefined when that place does not answer. */
  readonly nodeFor: (chance: Random) => HubNode | undefined;
  /** For so long nodes hear of each other's commits by their poll alone, ms of the schedule. */
  readonly silenceBell: (until: number) => void;
  readonly heal: () => void;
};

/** Two nodes of the hub over one database. */
export function createSimHub(options: HubOptions): SimHub {
  const { plan, schedule, chance } = options;
  const books = createHubBooks(plan.bug);
  let silentUntil = 0;
  const ring = (): void => {
    if (schedule.now() < silentUntil) return;
    schedule.after(1 + chance() * 80, () => {
      for (const node of nodes) node.look();
    });
  };
  const nodes: readonly HubNode[] = ['hub-a', 'hub-b'].map((name) => createHubNode({ ...options, name, books, ring }));
  return {
    books,
    now: options.now,
    nodes,
    // The one in front of them looks at who is well, and is wrong now and then.
    nodeFor: (r) => {
      const drawn = nodes[r() < 0.5 ? 0 : 1];
      return drawn?.isUp() === true || r() < 0.3 ? drawn : nodes.find((node) => node.isUp());
    },
    silenceBell: (until) => {
      silentUntil = until;
    },
    heal: () => {
      silentUntil = 0;
      for (const node of nodes) {
        node.setTrouble(null);
        // A rolling renewal that was under way comes to its end.
        if (books.registry() !== registries[0]) node.hangUpAll();
        if (!node.isUp()) node.start(false);
      }
    },
  };
}
