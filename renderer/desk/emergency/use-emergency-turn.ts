import { useEffect } from 'react';
import { useEmergency } from '../../store/use-feed.ts';
import type { DeskModel } from '../desk-model.ts';
import { emergencyTurn } from './emergency-turn.ts';

/** Takes the desk to the special board when an emergency starts here (ZS-29-4). */
export function useEmergencyTurn(desk: DeskModel): void {
  const on = useEmergency()?.emergency.id ?? null;
  useEffect(() => {
    const turn = (): void => {
      if (on !== null && emergencyTurn(on, desk.state.get()) === 'switch') desk.meet(on);
    };
    turn();
    return desk.state.subscribe(turn);
  }, [desk, on]);
}
