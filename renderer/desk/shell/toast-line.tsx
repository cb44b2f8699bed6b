import { Check } from 'lucide-react';
import { useEffect } from 'react';
import { useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import { useDesk, useDeskState } from '../use-desk.ts';

const SHOWN_MS = 8000;

/** What was just done, for eight seconds; read out, never in the way of the keys. */
export function ToastLine() {
  const desk = useDesk();
  const toast = useDeskState('toast');
  const { t } = useText();
  const undo = (): void => {
    if (toast?.undo === undefined) return;
    desk.open(toast.undo.event);
    desk.act(toast.undo.kind);
    desk.quiet(toast.id);
  };
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
          {toast.undo !== undefined && (
            <Button small tone="dark" onClick={undo}>
              {t('toast.undo')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
