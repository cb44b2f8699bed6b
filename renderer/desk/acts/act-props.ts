import type { CommandKind } from '../../../shared/domain/verbs.ts';
import type { EventView } from '../../../shared/wire/event-view.ts';
import type { DeskSession } from '../../store/desk-session.ts';

/** What every act's form gets. */
export type ActProps = {
  readonly view: EventView;
  readonly session: DeskSession;
  readonly kind: CommandKind;
  readonly prefill: Readonly<Record<string, string>>;
  readonly close: () => void;
};
