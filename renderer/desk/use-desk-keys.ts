import { useEffect } from 'react';
import type { DeskModel, DeskModule } from './desk-model.ts';
import { FILES_SEARCH_ID } from './dossiers/files-search.tsx';
import { ANSWER_ID } from './intake/ring-bar.tsx';
import { type DeskKey, deskKey, isTyping, type OwnKeys } from './keys.ts';
import type { Layers } from './layers.tsx';
import { QUEUE_GRID_ID } from './queue/queue-table.tsx';
import { SEARCH_ID } from './queue/queue-tools.tsx';
import { FIND_ID } from './search/search-filters.tsx';
import { railModules } from './shell/rail.tsx';

/** Modules with a list that the letters move in. */
const listModules: ReadonlySet<DeskModule> = new Set([
  'queue',
  'search',
  'dossiers',
  'findings',
  'parameters',
  'calls',
]);
const queueKeys = new Set<DeskKey['do']>(['next', 'previous', 'open', 'loadNew', 'why', 'select', 'compare']);

/** Keys of the whole desk. Widgets that use a key themselves stop it before it comes here. */
export function useDeskKeys(desk: DeskModel, layers: Layers, own: OwnKeys): void {
  useEffect(() => {
    const press = (e: KeyboardEvent): void => {
      if (e.defaultPrevented || document.querySelector('.ant-modal-wrap') !== null) return;
      const typing = isTyping(e.target);
      const composing = e.isComposing || e.keyCode === 229;
      const ctrl = e.ctrlKey || e.metaKey;
      const key = deskKey({ key: e.key, ctrl, alt: e.altKey, shift: e.shiftKey, composing, typing }, own);
      if (key === null || !concerns(key, e.target)) return;
      if (act(key, desk, layers)) e.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [desk, layers, own]);
}

/** Enter on a focused button presses the button and does not open a row. */
function concerns(key: DeskKey, target: EventTarget | null): boolean {
  if (key.do !== 'open') return true;
  return !(target instanceof HTMLElement) || target.closest('button, a, [role="button"]') === null;
}

function act(key: DeskKey, desk: DeskModel, layers: Layers): boolean {
  const { module } = desk.state.get();
  if (queueKeys.has(key.do)) {
    if (!listModules.has(module)) return false;
    window.dispatchEvent(new Event(`${module}:${key.do}`));
    return true;
  }
  switch (key.do) {
    case 'main':
      return layers.main();
    case 'act':
      return layers.act(key.at);
    case 'escape':
      if (layers.close()) return true;
      document.getElementById(QUEUE_GRID_ID)?.focus();
      return true;
    case 'intake':
      desk.go('intake');
      return true;
    case 'answer': {
      const ringing = document.getElementById(ANSWER_ID);
      ringing?.click();
      return ringing !== null;
    }
    case 'find':
      desk.go('search');
      document.getElementById(FIND_ID)?.focus();
      return true;
    case 'outbox':
      desk.go('outbox');
      return true;
    case 'context':
      desk.panel(desk.state.get().panel === 'context' ? null : 'context');
      return true;
    case 'sheet':
      if (desk.state.get().opened === null) return false;
      desk.panel('sheet');
      return true;
    case 'command':
      desk.panel('palette');
      return true;
    case 'help':
      desk.panel('help');
      return true;
    case 'search':
      if (!listModules.has(module)) return false;
      document.getElementById(searchBox(module))?.focus();
      return true;
    case 'view':
      // A digit means a view only where the list is; elsewhere it was meant for a field.
      if (module === 'queue') desk.view(key.view);
      return module === 'queue';
    case 'module': {
      const target = railModules[key.at];
      if (target !== undefined) desk.go(target.module);
      return target !== undefined;
    }
    case 'slip':
    case 'call':
      if (desk.state.get().opened === null) return false;
      desk.act(key.do === 'slip' ? 'event.dispatch' : 'event.recordCall');
      return true;
    default:
      return false;
  }
}

/** The box of the module in sight that narrows its list. */
function searchBox(module: DeskModule): string {
  if (module === 'queue') return SEARCH_ID;
  return module === 'search' ? FIND_ID : FILES_SEARCH_ID;
}
