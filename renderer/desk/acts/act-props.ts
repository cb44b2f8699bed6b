import type { CommandKind } from '../../../shared/domain/verbs.ts';
import type { EventView, SessionState } from '../../../shared/wire/bridge.ts';

/** What every act's form gets. */
export type ActProps = {
  readonly view: EventView;
  readonly session: SessionState;
  readonly kind: CommandKind;
  readonly prefill: Readonly<Record<string, string>>;
  readonly close: () => void;
};
