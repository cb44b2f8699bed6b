import type { Department } from '../../../shared/domain/department/department.ts';
import { coversItem } from '../../../shared/domain/event/dispatch-target.ts';
import { findItem } from '../../../shared/domain/item/item.ts';
import type { CommandKind, EventCommand } from '../../../shared/domain/verbs.ts';
import type { EventView } from '../../../shared/wire/event-view.ts';
import type { Registry } from '../../../shared/wire/registry.ts';

export const bulkKinds = ['dispatch', 'merge', 'urge', 'note'] as const;
export type BulkKind = (typeof bulkKinds)[number];

const kindOf: Readonly<Record<BulkKind, CommandKind>> = {
  dispatch: 'event.dispatch',
  merge: 'event.merge',
  urge: 'event.urge',
  note: 'event.addNote',
};

/** What a bulk act will do to one event: its commands in order, or why it does nothing. */
export type BulkLine = {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly commands: readonly EventCommand[];
  /** Where it goes: the department, the event taking it over. */
  readonly to: string;
  readonly cannot: 'bulk.cannot' | 'bulk.noDuty' | 'bulk.target' | null;
};

export type BulkWish = {
  readonly kind: BulkKind;
  readonly words: string;
  /** The event others are merged into. */
  readonly target: Pick<EventView['event'], 'id' | 'number'> | null;
};

/** The preview of a bulk act: every chosen event with what will be done or why not. Nothing is run by it. */
export function bulkPlan(
  wish: BulkWish,
  chosen: readonly { readonly view: EventView; readonly recommended: string | null }[],
  registry: Registry,
): readonly BulkLine[] {
  return chosen.map(({ view, recommended }) => {
    const { event } = view;
    const line = { id: event.id, number: event.number, title: event.title };
    const not = (cannot: NonNullable<BulkLine['cannot']>): BulkLine => ({ ...line, commands: [], to: '', cannot });
    if (wish.kind === 'merge' && (wish.target === null || wish.target.id === event.id)) return not('bulk.target');
    if (!view.acts.includes(kindOf[wish.kind])) return not('bulk.cannot');
    if (wish.kind !== 'dispatch') return { ...line, ...plain(wish, event.id), cannot: null };
    const item = findItem(registry.items, event.item);
    const to = registry.departments.find((d) => d.id === recommended);
    if (item === undefined || to === undefined || !coversItem(to, item)) return not('bulk.noDuty');
    return { ...line, commands: [dispatch(event.id, to, wish.words)], to: to.name, cannot: null };
  });
}

function plain(wish: BulkWish, event: string): Pick<BulkLine, 'commands' | 'to'> {
  const { kind, words, target } = wish;
  if (kind === 'merge' && target !== null)
    return {
      commands: [
        { kind: 'event.merge', event, into: target.id, reason: words },
        { kind: 'event.join', event: target.id, joined: event },
      ],
      to: target.number,
    };
  return {
    commands: [
      kind === 'urge' ? { kind: 'event.urge', event, text: words } : { kind: 'event.addNote', event, text: words },
    ],
    to: '',
  };
}

const dispatch = (event: string, to: Department, instruction: string): EventCommand => ({
  kind: 'event.dispatch',
  event,
  to: { kind: 'department', id: to.id, name: to.name },
  instruction,
  recommended: to.id,
  majorMatter: false,
  dutyReason: null,
  slip: null,
});
