import { Button as AntButton, Modal } from 'antd';
import { type KeyboardEvent, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { EventView } from '../../../shared/wire/event-view.ts';
import type { RunError } from '../../../shared/wire/local-commands.ts';
import { useText } from '../../i18n/language.ts';
import { runErrorText } from '../../i18n/run-error-text.ts';
import { printPaper, saveFile } from '../../meeting/save-file.ts';
import { TextField } from '../../parts/text-field.tsx';
import { useConsole } from '../../store/bridge-context.ts';
import type { DeskSession } from '../../store/desk-session.ts';
import { useEventView, useRegistry } from '../../store/use-feed.ts';
import { useMinute } from '../../store/use-time.ts';
import { useRevealed } from '../revealed.ts';
import { useDesk } from '../use-desk.ts';
import { type EventSheet, eventSheet, sheetFields } from './event-sheet.ts';
import { SheetPaper } from './sheet-paper.tsx';

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The sheet of the open event: seen, then printed or saved as Word, once its purpose is said and journalled (R2, ZG-13-2). */
export function SheetDialog(props: { id: string; session: DeskSession }) {
  const fed = useEventView(props.id);
  return fed.state === 'here' && fed.value !== null ? <Sheet view={fed.value} session={props.session} /> : null;
}

function Sheet(props: { view: EventView; session: DeskSession }) {
  const { view, session } = props;
  const { t } = useText();
  const desk = useDesk();
  const sheet = useSheet(view, session);
  const out = useTakingOut(view, sheet.made, sheet.purpose, sheet.clear);
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const onKey = (e: KeyboardEvent): void => {
    if (e.key !== 'Enter' || e.nativeEvent.isComposing) return;
    e.preventDefault();
    void out.print();
  };
  return (
    <Modal
      open
      centered
      width={860}
      title={t('sheet.title')}
      onCancel={() => desk.panel(null)}
      // The dialog puts the focus on its own closing button first.
      afterOpenChange={(open) => open && field.current?.focus()}
      footer={
        <>
          <AntButton onClick={() => desk.panel(null)}>{t('settings.close')}</AntButton>
          <AntButton disabled={out.barred} onClick={() => void out.save()}>
            {t('sheet.word')}
          </AntButton>
          <AntButton type="primary" disabled={out.barred} onClick={() => void out.print()}>
            {t('sheet.print')}
          </AntButton>
        </>
      }
    >
      <div className="sheet-form-fields" onKeyDown={onKey}>
        <TextField
          label={t('sheet.purpose')}
          value={sheet.purpose}
          onChange={sheet.setPurpose}
          maxLength={200}
          ref={field}
        />
        <span className="sub">{t(sheet.clear ? 'sheet.clear' : 'sheet.masked')}</span>
      </div>
      {out.error !== null && (
        <p className="act-error" role="alert">
          {out.error}
        </p>
      )}
      {/* A long sheet is read by keyboard too. */}
      <div className="sheet-look" tabIndex={0} role="region" aria-label={t('sheet.look')}>
        <SheetPaper sheet={sheet.made} />
      </div>
      {createPortal(
        <div className="print-root sheet-print" aria-hidden="true">
          <SheetPaper sheet={sheet.made} />
        </div>,
        document.body,
      )}
    </Modal>
  );
}

function useSheet(view: EventView, session: DeskSession) {
  const { language } = useText();
  const registry = useRegistry();
  const now = useMinute();
  const clear = useRevealed(view.event.id);
  const [purpose, setPurpose] = useState('');
  const by = session.actor === null ? '' : `${session.actor.unit} ${session.actor.name}`;
  const made = eventSheet({ view, registry, language, now, by, purpose, clear });
  return { made, clear, purpose, setPurpose };
}

/** Journals that it goes out, and lets it out only then. */
function useTakingOut(view: EventView, sheet: EventSheet, purpose: string, clear: boolean) {
  const { t, language } = useText();
  const { bridge } = useConsole();
  const desk = useDesk();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const barred = busy || purpose.trim() === '';
  const refused = (why: RunError): void => setError(runErrorText(why, language));
  const record = async (act: 'printed' | 'exported'): Promise<boolean> => {
    const access = { act, purpose: purpose.trim(), fields: sheetFields(clear), count: 1, approval: null };
    const told = await bridge.run({ kind: 'event.recordAccess', event: view.event.id, ...access });
    if (!told.ok) refused(told.error);
    return told.ok;
  };
  const once = async (work: () => Promise<void>): Promise<void> => {
    if (barred) return;
    setBusy(true);
    setError(null);
    try {
      await work();
    } finally {
      setBusy(false);
    }
  };
  return {
    barred,
    error,
    print: () =>
      once(async () => {
        if (!(await record('printed'))) return;
        const answer = await printPaper();
        if (!answer.ok && answer.error.code !== 'cancelled') setError(answer.error.message);
      }),
    save: () =>
      once(async () => {
        if (!(await record('exported'))) return;
        // Most seats never write one.
        const { sheetDocx } = await import('./sheet-docx.ts');
        const answer = await saveFile(`${sheet.number}.docx`, await sheetDocx(sheet), wordType);
        if (answer.ok) {
          desk.panel(null);
          desk.say(t('sheet.title'), t('sheet.saved', { name: answer.value }));
        } else if (answer.error.code !== 'cancelled') setError(answer.error.message);
      }),
  };
}
