import type { DeskState } from '../desk-model.ts';

/**
 * What a desk does about the emergency that is on (its id, null for none): it switches to the board by itself once per emergency
 * (ZS-29-4), after a form that is being filled in, and never again once it was shown.
 */
export function emergencyTurn(
  on: string | null,
  { met, module, act }: Pick<DeskState, 'met' | 'module' | 'act'>,
): 'switch' | 'wait' | 'stay' {
  if (on === null || met.includes(on)) return 'stay';
  return module === 'intake' || act !== null ? 'wait' : 'switch';
}
