import { useMemo } from 'react';
import { type ClauseTable, loadClauses } from '../../shared/domain/clause/clause.ts';
import { useRead } from '../store/use-read.ts';

const none: ClauseTable = { version: '', byId: new Map() };

/** The words of the clauses, offline; an empty table until the station has answered, so that an id is shown alone. */
export function useClauses(): ClauseTable {
  const answer = useRead({ ask: 'clauses' });
  const file = answer.state === 'here' ? answer.value : null;
  return useMemo(() => {
    if (file === null) return none;
    const loaded = loadClauses(file);
    return loaded.ok ? loaded.value : none;
  }, [file]);
}
