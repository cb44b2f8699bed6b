import { type RefObject, useEffect, useRef } from 'react';
import { isTyping } from '../keys.ts';

/**
 * Text typed before the first field is there: an operator presses F2 and dials on without looking (I1: no keystroke is lost).
 * Answers where it gathers.
 */
export function useTypeAhead(waiting: boolean): RefObject<string> {
  const typed = useRef('');
  useEffect(() => {
    if (!waiting) return;
    typed.current = '';
    const keep = (e: KeyboardEvent): void => {
      if (e.key.length !== 1 || e.ctrlKey || e.altKey || e.metaKey || e.isComposing || isTyping(e.target)) return;
      typed.current += e.key;
      e.preventDefault();
    };
    window.addEventListener('keydown', keep, { capture: true });
    return () => window.removeEventListener('keydown', keep, { capture: true });
  }, [waiting]);
  return typed;
}
