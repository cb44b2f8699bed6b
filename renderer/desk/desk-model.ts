import type { CommandKind } from '../../shared/domain/verbs.ts';
import type { QueueFilter, ViewId } from '../../shared/wire/queue-view.ts';
import { createStore, type Readable } from '../store/external-store.ts';
import { type FilesState, noFiles } from './dossiers/files-state.ts';
import { noSearch, type SearchState } from './search/search-state.ts';

export type DeskModule =
  | 'queue'
  | 'search'
  | 'archive'
  | 'calls'
  | 'shift'
  | 'map'
  | 'intake'
  | 'alarms'
  | 'attention'
  | 'outbox'
  | 'dossiers'
  | 'findings'
  | 'parameters'
  | 'meeting'
  | 'walls'
  | 'emergency';
export type Panel = 'settings' | 'sheet' | 'guide' | 'help' | 'context' | 'palette';
/** An act's form that is open, with what is filled in already. */
export type OpenAct = { readonly kind: CommandKind; readonly prefill: Readonly<Record<string, string>> };
export type Toast = {
  readonly id: number;
  readonly title: string;
  readonly text: string;
  /** The act that takes back what was just done, on the event it was done to. */
  readonly undo?: { readonly event: string; readonly kind: CommandKind };
};

export type DeskState = {
  readonly module: DeskModule;
  readonly filter: QueueFilter;
  /** Row under the cursor, and the event shown beside the list. */
  readonly cursor: string | null;
  readonly opened: string | null;
  readonly act: OpenAct | null;
  readonly panel: Panel | null;
  readonly toast: Toast | null;
  readonly files: FilesState;
  readonly search: SearchState;
  /** Emergencies whose board was shown by itself. */
  readonly met: readonly string[];
};

export const noFilter: QueueFilter = {
  view: 'mine',
  town: null,
  severity: null,
  department: null,
  text: '',
  sort: 'due',
};

/** Tells one open form from another: the same act with the same filling is the same form. */
export const actKey = ({ kind, prefill }: OpenAct): string => `${kind}${JSON.stringify(prefill)}`;

/** What this window is doing: nothing of it belongs to the county, so nothing of it leaves the window. */
export type DeskModel = {
  readonly state: Readable<DeskState>;
  readonly go: (module: DeskModule) => void;
  /** Shows the special board of an emergency that was not shown yet. */
  readonly meet: (emergency: string) => void;
  readonly view: (view: ViewId) => void;
  readonly narrow: (part: Partial<QueueFilter>) => void;
  readonly point: (id: string | null) => void;
  /** Shows an event: in the queue, or where one is while that has a place for it. */
  readonly open: (id: string | null, module?: 'queue' | 'calls') => void;
  readonly act: (kind: CommandKind | null, prefill?: OpenAct['prefill']) => void;
  /** Closes this form of this event, unless another has taken its place: an answer that comes late closes nothing else. */
  readonly actDone: (event: string, act: OpenAct) => void;
  readonly panel: (panel: Panel | null) => void;
  readonly say: (title: string, text: string, undo?: Toast['undo']) => void;
  readonly quiet: (toast: number) => void;
  /** What the search page looks for. */
  readonly find: (part: Partial<SearchState>) => void;
  /** Where one is among the dossiers. */
  readonly files: (part: Partial<FilesState>) => void;
  /** Shows a dossier, or the form of a new one. */
  readonly openFile: (id: string) => void;
};

export function createDeskModel(): DeskModel {
  const state = createStore<DeskState>({
    module: 'queue',
    filter: noFilter,
    cursor: null,
    opened: null,
    act: null,
    panel: null,
    toast: null,
    files: noFiles,
    search: noSearch,
    met: [],
  });
  let toasts = 0;
  const change = (part: Partial<DeskState>): void => state.set({ ...state.get(), ...part });
  return {
    state,
    go: (module) => change({ module }),
    meet: (emergency) => change({ module: 'emergency', met: [...state.get().met, emergency] }),
    view: (view) => change({ module: 'queue', filter: { ...state.get().filter, view } }),
    narrow: (part) => change({ filter: { ...state.get().filter, ...part } }),
    point: (cursor) => change({ cursor }),
    open: (opened, module) => {
      // Closing an event leaves one where one is.
      const to = module ?? (opened === null ? state.get().module : 'queue');
      const same = state.get().opened === opened;
      change({ opened, cursor: opened ?? state.get().cursor, act: same ? state.get().act : null, module: to });
    },
    act: (kind, prefill = {}) => change({ act: kind === null ? null : { kind, prefill } }),
    actDone: (event, act) => {
      const now = state.get();
      if (now.opened === event && now.act !== null && actKey(now.act) === actKey(act)) change({ act: null });
    },
    panel: (panel) => change({ panel }),
    say: (title, text, undo) => {
      toasts += 1;
      change({ toast: { id: toasts, title, text, ...(undo !== undefined && { undo }) } });
    },
    find: (part) => change({ search: { ...state.get().search, ...part } }),
    files: (part) => change({ files: { ...state.get().files, ...part } }),
    openFile: (opened) => {
      const { files } = state.get();
      const act = files.opened === opened ? files.act : null;
      change({
        module: 'dossiers',
        files: { ...files, opened, cursor: opened, act, making: null, personnel: null },
      });
    },
    quiet: (toast) => {
      if (state.get().toast?.id === toast) change({ toast: null });
    },
  };
}
