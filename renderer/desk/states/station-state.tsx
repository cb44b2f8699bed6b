import { LoaderCircle, Unplug } from 'lucide-react';
import './station-state.css';
import type { LinkState } from '../../bridge/bridge.ts';
import { clockText, spanText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { StateNote } from '../../parts/state-note.tsx';
import { useTimed } from '../../store/use-time.ts';

const PATIENCE_MS = 20_000;

/** Before the station has answered for the first time; never a blank page. */
export function StationState(props: { link: LinkState }) {
  const { link } = props;
  const { t, language } = useText();
  const span = useTimed((now) => spanText(Math.max(0, now - link.since), language));
  const long = useTimed((now) => now - link.since > PATIENCE_MS);
  const lost = link.state === 'down';
  return (
    <div className="station-state">
      <StateNote
        tone={lost ? 'bad' : 'calm'}
        icon={lost ? <Unplug size={32} /> : <LoaderCircle size={32} />}
        title={t(lost ? 'station.lost' : 'station.connecting')}
        lines={[
          t('station.lostSince', { time: clockText(link.since), span }),
          ...(lost ? [t('station.lostMore')] : []),
          ...(long ? [t('station.lostHint')] : []),
        ]}
      />
    </div>
  );
}

/** Over a desk that has lost its station: what is on screen stays readable, nothing can be done to it. */
export function StationLost(props: { link: LinkState }) {
  const { link } = props;
  const { t, language } = useText();
  const span = useTimed((now) => spanText(Math.max(0, now - link.since), language));
  return (
    <div className="station-lost" role="alert">
      <Unplug size={18} />
      <b>{t('station.lost')}</b>
      <span className="num">{t('station.lostSince', { time: clockText(link.since), span })}</span>
      <span>{t('station.lostMore')}</span>
    </div>
  );
}
