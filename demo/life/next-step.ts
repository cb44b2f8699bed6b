import type { GridEvent } from '../../shared/domain/event/event.ts';
import { fromClosed, fromCompleted, fromHandled, fromTransferred } from './closing-steps.ts';
import { fromDepartment } from './department-steps.ts';
import { fromOnSpot, fromRegistered, fromVillage } from './intake-steps.ts';
import { fromTriage } from './triage-steps.ts';
import { type Scene, type Step, sceneFor, type World } from './world.ts';

const byState: Readonly<Partial<Record<GridEvent['state'], (scene: Scene) => Step | null>>> = {
  registered: fromRegistered,
  onSpot: fromOnSpot,
  atVillage: fromVillage,
  triage: fromTriage,
  assigned: fromDepartment,
  inHandling: fromDepartment,
  transferred: fromTransferred,
  handled: fromHandled,
  completed: fromCompleted,
  closed: fromClosed,
};

/**
 * Who does what next with an event, and when; null when nobody of the demo will. Pure: the row, the seed and the world give the
 * same answer, so nothing needs to be remembered between steps or over a restart.
 */
export function nextStep(world: World, event: GridEvent): Step | null {
  // What was loaded from another system has its own story.
  if (event.channel === 'import') return null;
  return byState[event.state]?.(sceneFor(world, event)) ?? null;
}
