import type { Values } from '../../../shared/domain/dossier/dossier.ts';
import type { DossierShow } from '../../../shared/wire/dossier-view.ts';

/** A dossier in the making: which machine once chosen, the event it hangs on, what is known already. */
export type Making = { readonly machine: string | null; readonly event: string | null; readonly start: Values };
/** An act whose form is open. */
export type OpenFileAct = { readonly key: string; readonly start: Values; readonly reveals: boolean };

/** Where this window is among the dossiers. */
export type FilesState = {
  readonly machine: string | null;
  readonly show: DossierShow;
  readonly text: string;
  readonly cursor: string | null;
  readonly opened: string | null;
  readonly act: OpenFileAct | null;
  readonly making: Making | null;
  /** The personnel files are shown, of this person once chosen. */
  readonly personnel: { readonly staff: string | null } | null;
  /** Path of the parameter shown. */
  readonly parameter: string | null;
};

export const noFiles: FilesState = {
  machine: null,
  show: 'mine',
  text: '',
  cursor: null,
  opened: null,
  act: null,
  making: null,
  personnel: null,
  parameter: null,
};
