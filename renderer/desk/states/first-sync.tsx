import { useText } from '../../i18n/language.ts';
import type { SteadyLine } from '../../store/desk-session.ts';

/** Instead of the list while this console has never been complete: how far the first sync is, never an empty queue. */
export function FirstSync(props: { line: SteadyLine }) {
  const { progress, state } = props.line;
  const { t } = useText();
  return (
    <div className="first-sync" role="status" aria-label={t('sync.title')}>
      <h2>{t('sync.title')}</h2>
      {progress === null ? <progress /> : <progress value={progress.done} max={Math.max(1, progress.total)} />}
      <p className="num">{progress === null ? t('sync.starting') : t('sync.progress', progress)}</p>
      <p className="sub">{state === 'first-sync' ? t('sync.hint') : t('sync.offline')}</p>
    </div>
  );
}
