import { actorShape } from '../../shared/domain/actor/actor.ts';
import { type Entry, type SentCommand, sentCommandShape } from '../../shared/journal/entry.ts';
import { exhaustive } from '../../shared/std/exhaustive.ts';
import { z } from '../../shared/std/shape.ts';
import type { Registry } from '../../shared/wire/registry.ts';
import { newConnectorShape } from './connectors.ts';
import type { Tools } from './tools.ts';

const ms = z.number().int();
const account = z.string().min(1).max(64);
const password = z.string().max(200);

/** What the tools say to a hub that runs: one message a method of `Tools`. */
export const toolAskShape = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('figures'), now: ms.nullable(), from: ms.optional(), to: ms.optional() }),
  z.strictObject({ ask: z.literal('verify') }),
  z.strictObject({ ask: z.literal('backup'), file: z.string().min(1).max(4_096) }),
  z.strictObject({ ask: z.literal('head') }),
  z.strictObject({ ask: z.literal('accounts.list') }),
  z.strictObject({
    ask: z.literal('accounts.add'),
    accounts: z.array(z.strictObject({ ...actorShape.shape, password })).max(500),
  }),
  z.strictObject({ ask: z.literal('accounts.disable'), account }),
  z.strictObject({ ask: z.literal('accounts.enable'), account }),
  z.strictObject({ ask: z.literal('accounts.setPassword'), account, password }),
  z.strictObject({ ask: z.literal('accounts.setArea'), account, area: z.string() }),
  z.strictObject({ ask: z.literal('accounts.endSessions'), account }),
  z.strictObject({ ask: z.literal('connectors.list') }),
  z.strictObject({ ask: z.literal('connectors.add'), connector: newConnectorShape }),
  z.strictObject({ ask: z.literal('connectors.revoke'), system: z.string().min(1).max(64) }),
  z.strictObject({ ask: z.literal('registry') }),
  z.strictObject({ ask: z.literal('offer'), sent: z.array(sentCommandShape).max(500) }),
]);
export type ToolAsk = z.infer<typeof toolAskShape>;

/** What a running hub answers an importer of its machine beside its tools. */
export type RunningTools = Tools & {
  readonly registry: () => Promise<Registry>;
  readonly offer: (sent: readonly SentCommand[]) => Promise<readonly Entry[]>;
};

/** What became of an offered command: under which session its entry stands, and the refusal where it was refused. */
export type Settled = { readonly n: number; readonly session: string; readonly refused: string | null };

export const settledOf = ({ n, session, fact }: Entry): Settled => ({
  n,
  session,
  refused: fact.kind === 'command.refused' ? fact.refusal.code : null,
});

/** Runs one ask; a method without an answer answers null. Rejects with the HubError of the method. */
export async function runAsk(tools: RunningTools, ask: ToolAsk): Promise<unknown> {
  const { accounts, connectors } = tools;
  switch (ask.ask) {
    case 'figures':
      return tools.figures(ask.now, {
        ...(ask.from !== undefined && { from: ask.from }),
        ...(ask.to !== undefined && { to: ask.to }),
      });
    case 'verify':
      return tools.verify();
    case 'backup':
      return tools.backup(ask.file);
    case 'head':
      return tools.head();
    case 'accounts.list':
      return accounts.list();
    case 'accounts.add':
      return done(accounts.add(ask.accounts));
    case 'accounts.disable':
      return done(accounts.disable(ask.account));
    case 'accounts.enable':
      return done(accounts.enable(ask.account));
    case 'accounts.setPassword':
      return done(accounts.setPassword(ask.account, ask.password));
    case 'accounts.setArea':
      return done(accounts.setArea(ask.account, ask.area));
    case 'accounts.endSessions':
      return done(accounts.endSessions(ask.account));
    case 'connectors.list':
      return connectors.list();
    case 'connectors.add':
      return connectors.add(ask.connector);
    case 'connectors.revoke':
      return done(connectors.revoke(ask.system));
    case 'registry':
      return tools.registry();
    case 'offer':
      return (await tools.offer(ask.sent)).map(settledOf);
    default:
      return exhaustive(ask);
  }
}

async function done(doing: Promise<void>): Promise<null> {
  await doing;
  return null;
}
