import type { State } from '../../shared/domain/event/event.ts';
import type { TagTone } from '../parts/tag.tsx';

const tones: Readonly<Record<State, TagTone>> = {
  draft: 'grey',
  registered: 'grey',
  onSpot: 'teal',
  atVillage: 'teal',
  triage: 'warn',
  whistled: 'warn',
  assigned: 'blue',
  inHandling: 'teal',
  jointHandling: 'teal',
  transferred: 'teal',
  handled: 'blue',
  completed: 'ok',
  closed: 'grey',
  archived: 'grey',
  rejected: 'grey',
  merged: 'grey',
  withdrawn: 'grey',
};

/** Ground of a state's tag: amber wants a decision here, blue waits for somebody, teal is being worked on. */
export const stateTone = (state: State): TagTone => tones[state];
