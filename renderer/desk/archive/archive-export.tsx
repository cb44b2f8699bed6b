import { FileArchive } from 'lucide-react';
import { useState } from 'react';
import { bulkExport } from '../../../shared/domain/event/access-rule.ts';
import { refusalText } from '../../../shared/domain/refusal-texts.ts';
import { localDate } from '../../../shared/time/local-date.ts';
import { useText } from '../../i18n/language.ts';
import { runErrorText } from '../../i18n/run-error-text.ts';
import { saveFile } from '../../meeting/save-file.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useConsole } from '../../store/bridge-context.ts';
import { useMinute } from '../../store/use-time.ts';
import { useRules } from '../use-rules.ts';
import { type Chosen, type Exported, exportArchives } from './export-archives.ts';

/** What for, who allowed it where it is many, and the one file; every record's journal says that it went out. */
export function ArchiveExport(props: { chosen: readonly Chosen[]; by: string }) {
  const { t } = useText();
  const form = useExport(props.chosen, props.by);
  return (
    <form
      className="archive-block"
      aria-label={t('archive.export')}
      onSubmit={(e) => {
        e.preventDefault();
        void form.run();
      }}
    >
      <h2>{t('archive.export')}</h2>
      <p className="sub">{t('archive.exportLead')}</p>
      <TextField label={t('sheet.purpose')} value={form.purpose} onChange={form.setPurpose} maxLength={200} />
      {form.barred !== null && (
        <>
          <p className="sub">{form.barred}</p>
          <TextField label={t('archive.approver')} value={form.approver} onChange={form.setApprover} maxLength={64} />
          <TextField label={t('archive.document')} value={form.document} onChange={form.setDocument} maxLength={120} />
        </>
      )}
      <Button type="submit" tone="primary" icon={<FileArchive size={15} />} disabled={!form.ready}>
        {t('archive.run', { count: props.chosen.length })}
      </Button>
      {form.progress !== null && (
        <progress value={form.progress.done} max={form.progress.of} aria-label={t('archive.progress')} />
      )}
      <div role="status">
        {form.said !== null && <p>{form.said}</p>}
        {form.leftOut.length > 0 && (
          <ul className="archive-faults">
            {form.leftOut.map((one) => (
              <li key={one.id}>
                <span className="num">{one.number}</span> {t(`archive.why.${one.why}`)}
              </li>
            ))}
          </ul>
        )}
      </div>
    </form>
  );
}

function useExport(chosen: readonly Chosen[], by: string) {
  const { t, language } = useText();
  const { bridge } = useConsole();
  const rules = useRules();
  const now = useMinute();
  const [purpose, setPurpose] = useState('');
  const [approver, setApprover] = useState('');
  const [document, setDocument] = useState('');
  const [progress, setProgress] = useState<{ done: number; of: number } | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [done, setDone] = useState<Exported | null>(null);
  const asked = { count: chosen.length, by };
  const allow =
    approver.trim() === '' || document.trim() === ''
      ? null
      : { by: approver.trim(), document: document.trim(), at: now };
  const bar = rules === null ? null : bulkExport(rules.profile, { ...asked, approval: null });
  const still = rules === null ? null : bulkExport(rules.profile, { ...asked, approval: allow });
  const run = async (): Promise<void> => {
    if (chosen.length === 0 || purpose.trim() === '' || still !== null || progress !== null) return;
    setSaid(null);
    setProgress({ done: 0, of: 1 });
    const approval = bar === null ? null : allow;
    const made = await exportArchives(bridge, { chosen, purpose: purpose.trim(), approval }, (at, of) =>
      setProgress({ done: at, of }),
    );
    setDone(made);
    if (!made.ok) setSaid('error' in made ? errorText(made.error, language) : t('archive.leftOut'));
    else {
      const bytes = new TextEncoder().encode(JSON.stringify(made.bundle));
      const saved = await saveFile(`griddesk-archives-${localDate(now)}.json`, bytes, 'application/json');
      setSaid(
        saved.ok
          ? t('archive.exported', {
              count: made.bundle.files.length,
              files: made.bundle.attachments.length,
              name: saved.value,
            })
          : t('archive.notSaved', { why: saved.error.message }),
      );
    }
    setProgress(null);
  };
  return {
    purpose,
    setPurpose,
    approver,
    setApprover,
    document,
    setDocument,
    progress,
    said,
    run,
    barred: bar === null ? null : refusalText(bar, language),
    ready: chosen.length > 0 && purpose.trim() !== '' && still === null && progress === null && rules !== null,
    leftOut: done !== null && 'leftOut' in done ? done.leftOut : [],
  };
}

type Failed = Extract<Exported, { readonly error: unknown }>['error'];
const errorText = (error: Failed, language: 'zh' | 'en'): string =>
  'path' in error && error.code !== 'bad-shape'
    ? error.message
    : runErrorText(error as Parameters<typeof runErrorText>[0], language);
