import { type RefObject, useEffect } from 'react';

/** Puts the focus on the part's `data-autofocus` control when it opens and back where it was when it closes. */
export function useFocusFirst(root: RefObject<HTMLElement | null>, wanted = true): void {
  useEffect(() => {
    const before = document.activeElement;
    const element = root.current;
    if (wanted) element?.querySelector<HTMLElement>('[data-autofocus], button')?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'nearest' });
    return () => {
      // Only when the focus went down with the part: nobody's typing elsewhere is interrupted.
      const lost = document.activeElement === document.body || element?.contains(document.activeElement) === true;
      if (lost && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [root, wanted]);
}
