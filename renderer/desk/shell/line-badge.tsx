import type { LineState } from '../../../shared/wire/session-view.ts';
import { clockText, spanText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { useSession } from '../../store/use-feed.ts';
import { useTimed } from '../../store/use-time.ts';
import { lineMark } from './line-state.ts';

/** The line as a shape and a word: ● up, ▲ slow, ✕ down with its minutes. */
export function LineBadge() {
  const line = useSession()?.line;
  return line === undefined ? null : <Badge line={line} />;
}

function Badge(props: { line: LineState }) {
  const { line } = props;
  const { t, language } = useText();
  const mark = lineMark(line);
  const since = useTimed((now) => (mark === 'down' ? spanText(Math.max(0, now - line.since), language) : ''));
  const asOf = line.dataAsOf === null ? null : clockText(line.dataAsOf);
  return (
    <div className="line-badge" role="status" aria-label={t('line.label')} data-state={mark} data-line={line.state}>
      <svg className="line-mark" width="11" height="11" viewBox="0 0 12 12" aria-hidden="true">
        {mark === 'ok' && <circle className="line-mark-ok" cx="6" cy="6" r="5" />}
        {mark === 'slow' && <path className="line-mark-slow" d="M6 1 11.4 11H.6z" />}
        {mark === 'down' && <path className="line-mark-down" d="M2 2l8 8M10 2l-8 8" />}
      </svg>
      <b>{wordOf(line, t)}</b>
      {mark === 'down' && <span className="num">{since}</span>}
      {line.state === 'offline' && (
        <span className="line-more">{asOf === null ? t('line.offlineNever') : t('line.offlineMore', { asOf })}</span>
      )}
    </div>
  );
}

function wordOf(line: LineState, t: ReturnType<typeof useText>['t']): string {
  if (line.state !== 'online') return t(`line.${line.state}`);
  return line.rtt === null ? t('line.onlinePlain') : t('line.online', { rtt: `${Math.round(line.rtt)}ms` });
}
