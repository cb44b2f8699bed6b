import { parseWith, z } from '../../shared/std/shape.ts';
import type { ToolAsk } from '../access/tool-asks.ts';
import type { Tools } from '../access/tools.ts';
import { HubError } from '../db/hub-error.ts';

const answerShape = z.looseObject({
  answer: z.unknown().optional(),
  error: z.string().optional(),
  zh: z.string().optional(),
  en: z.string().optional(),
});

/** Address and key of the door at which tools of this machine ask a running hub. */
export type RunningHub = { readonly url: string; readonly key: string };

/** Asks a running hub one thing. Throws the HubError it answered. */
export async function askHub<T>({ url, key }: RunningHub, message: ToolAsk): Promise<T> {
  const response = await fetch(`${url}/tools`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(message),
  });
  const said = parseWith(answerShape, await response.json());
  if (!said.ok) throw new Error(`The hub at ${url} answered ${response.status} without sense`);
  const { error, zh, en, answer } = said.value;
  if (error !== undefined) throw new HubError('account-bad', zh ?? error, en ?? error);
  // The hub of this very product version answers with what its own method returned.
  return answer as T;
}

/** The tools of a running hub. */
export function remoteTools(hub: RunningHub): Tools {
  const ask = <T>(message: ToolAsk): Promise<T> => askHub<T>(hub, message);
  return {
    figures: (now, range = {}) => ask({ ask: 'figures', now, ...range }),
    verify: () => ask({ ask: 'verify' }),
    backup: (file) => ask({ ask: 'backup', file }),
    head: () => ask({ ask: 'head' }),
    accounts: {
      list: () => ask({ ask: 'accounts.list' }),
      add: (accounts) => ask({ ask: 'accounts.add', accounts: [...accounts] }),
      disable: (account) => ask({ ask: 'accounts.disable', account }),
      enable: (account) => ask({ ask: 'accounts.enable', account }),
      setPassword: (account, password) => ask({ ask: 'accounts.setPassword', account, password }),
      setArea: (account, area) => ask({ ask: 'accounts.setArea', account, area }),
      endSessions: (account) => ask({ ask: 'accounts.endSessions', account }),
    },
    connectors: {
      list: () => ask({ ask: 'connectors.list' }),
      add: (connector) => ask({ ask: 'connectors.add', connector }),
      revoke: (system) => ask({ ask: 'connectors.revoke', system }),
    },
  };
}
