import { Check } from 'lucide-react';
import { useEffect } from 'react';
import { useDesk, useDeskState } from '../use-desk.ts';

const SHOWN_MS = 8000;

/** What was just done, for eight seconds; read out, never in the way of the keys. */
export function ToastLine() {
  const desk = useDesk();
  const toast = useDeskState('toast');
  useEffect(() => {
    if (toast === null) return;
    const timer = setTimeout(() => desk.quiet(toast.id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [desk, toast]);
  return (
    <div role="status" aria-live="polite">
      {toast !== null && (
        <div className="toast">
          <Check size={17} />
          <b>{toast.title}</b>
          <span>{toast.text}</span>
        </div>
      )}
    </div>
  );
}
