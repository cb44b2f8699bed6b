import { Download } from 'lucide-react';
import { useState } from 'react';
import { bulkExport } from '../../../shared/domain/event/access-rule.ts';
import { refusalText } from '../../../shared/domain/refusal-texts.ts';
import { localDate } from '../../../shared/time/local-date.ts';
import type { SearchFor } from '../../../shared/wire/search.ts';
import { useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import { useConsole } from '../../store/bridge-context.ts';
import { useMinute } from '../../store/use-time.ts';
import { useDesk } from '../use-desk.ts';
import { useRules } from '../use-rules.ts';
import { exportList } from './export-list.ts';

type Props = { asked: SearchFor; count: number; by: string; disabled: boolean };

/** The found list as a file, once its purpose is said; many at once only with somebody else's approval, so not from here (ZG-13-2). */
export function ExportButton(props: Props) {
  const { t, language } = useText();
  const { bridge } = useConsole();
  const desk = useDesk();
  const rules = useRules();
  const now = useMinute();
  const [purpose, setPurpose] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const ask = (): void => {
    const { count, by } = props;
    const barred = rules === null ? null : bulkExport(rules.profile, { count, by, approval: null });
    if (barred === null) setPurpose('');
    else desk.say(t('search.export'), refusalText(barred, language));
  };
  const run = async (said: string): Promise<void> => {
    setBusy(true);
    const name = `griddesk-${localDate(now)}.csv`;
    const done = await exportList(bridge, { ...props, purpose: said, name, language });
    setBusy(false);
    setPurpose(null);
    const words = done.ok
      ? t('search.exported', { count: done.count })
      : t('search.exportFailed', { message: done.message });
    desk.say(t('search.export'), words);
  };
  if (purpose === null)
    return (
      <Button icon={<Download size={14} />} disabled={props.disabled || rules === null} onClick={ask}>
        {t('search.export')}
      </Button>
    );
  const said = purpose.trim();
  return (
    <form
      className="search-export"
      onSubmit={(e) => {
        e.preventDefault();
        if (said !== '') void run(said);
      }}
    >
      <input
        className="tool"
        autoFocus
        maxLength={200}
        value={purpose}
        aria-label={t('search.purpose')}
        placeholder={t('search.purpose')}
        onChange={(e) => setPurpose(e.target.value)}
      />
      <Button type="submit" disabled={busy || said === ''}>
        {busy ? t('search.exporting', { count: props.count }) : t('search.export')}
      </Button>
      <Button onClick={() => setPurpose(null)}>{t('act.cancel')}</Button>
    </form>
  );
}
