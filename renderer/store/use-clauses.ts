import { useEffect, useState } from 'react';
import { type ClauseTable, loadClauses } from '../../shared/domain/clause/clause.ts';
import type { Bridge } from '../bridge/bridge.ts';
import { useConsole } from './bridge-context.ts';

const none: ClauseTable = { version: '', byId: new Map() };
const tables = new WeakMap<Bridge, Promise<ClauseTable>>();

/** Read once a window; a table that cannot be read leaves the ids without their words, and is asked for again. */
async function tableFrom(bridge: Bridge): Promise<ClauseTable> {
  const answer = await bridge.read({ ask: 'clauses' });
  const loaded = answer.ok ? loadClauses(answer.value) : null;
  if (loaded?.ok === true) return loaded.value;
  tables.delete(bridge);
  return none;
}

/** The words of the clauses, offline; empty for the moment until they are there. */
export function useClauses(): ClauseTable {
  const { bridge } = useConsole();
  const [table, setTable] = useState(none);
  useEffect(() => {
    let late = false;
    const asked = tables.get(bridge) ?? tableFrom(bridge);
    tables.set(bridge, asked);
    void asked.then((read) => {
      if (!late) setTable(read);
    });
    return () => {
      late = true;
    };
  }, [bridge]);
  return table;
}
