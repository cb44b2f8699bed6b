import { CircleCheck, CircleX } from 'lucide-react';
import { useState } from 'react';
import { dateTimeText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { useConsole } from '../../store/bridge-context.ts';
import { useMinute } from '../../store/use-time.ts';
import { type Checked, checkArchives } from './check-archives.ts';

/** An archive file from anywhere: green where it is as it was made, red with what is wrong where it is not. */
export function ArchiveCheck() {
  const { t } = useText();
  const { bridge } = useConsole();
  const now = useMinute();
  const [checked, setChecked] = useState<Checked | null>(null);
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setChecked(null);
    setChecked(await checkArchives(bridge, await file.text()));
  };
  const bad = checked?.lines.filter((line) => line.fault !== null) ?? [];
  return (
    <section className="archive-block" aria-label={t('archive.check')}>
      <h2>{t('archive.check')}</h2>
      <label className="archive-file btn">
        {t('archive.checkLead')}
        <input
          type="file"
          className="sr-only"
          accept=".json,application/json"
          onChange={(e) => void take(e.target.files?.[0])}
        />
      </label>
      <div role="status">
        {checked !== null && (
          <>
            <p className={bad.length === 0 ? 'archive-good' : 'archive-bad'}>
              {bad.length === 0 ? <CircleCheck size={18} /> : <CircleX size={18} />}
              <b>
                {bad.length === 0
                  ? t('archive.good', { count: checked.lines.length })
                  : t('archive.bad', { count: bad.length, of: checked.lines.length })}
              </b>
            </p>
            {checked.head !== null && (
              <p className="sub">
                {t('archive.head', {
                  by: `${checked.head.by.unit} ${checked.head.by.name}`,
                  at: dateTimeText(checked.head.madeAt, now),
                  purpose: checked.head.purpose,
                })}
              </p>
            )}
            <ul className="archive-faults">
              {bad.map(
                (line) =>
                  line.fault !== null && (
                    <li key={`${line.name}${line.fault}`}>
                      {line.name} {t(`archive.fault.${line.fault}`)}
                    </li>
                  ),
              )}
            </ul>
          </>
        )}
      </div>
    </section>
  );
}
