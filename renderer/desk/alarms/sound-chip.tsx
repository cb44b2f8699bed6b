import { BellRing, Volume2, VolumeOff, VolumeX } from 'lucide-react';
import { useEffect } from 'react';
import './sound.css';
import { useText } from '../../i18n/language.ts';
import { useAlarmSound, useAlarms } from './use-alarms.ts';
import { useNoticePermission } from './use-web-notices.ts';

const icons = { silent: Volume2, sounding: BellRing, muted: VolumeX, blocked: VolumeOff } as const;
const words = {
  silent: 'sound.on',
  sounding: 'sound.sounding',
  muted: 'sound.muted',
  blocked: 'sound.blocked',
} as const;

/** Whether sound works, always in sight: it beats with every sound that was heard; at sign-on a test asks whether it was. */
export function SoundChip() {
  const { t } = useText();
  const { voice, sound } = useAlarmSound();
  const notices = useNoticePermission();
  const tested = sound.tested || sound.elsewhere;
  useEffect(() => {
    if (voice !== null && !tested) voice.test();
  }, [voice, tested]);
  if (voice === null) return null;
  const Icon = icons[sound.state];
  const title = t(sound.elsewhere ? 'sound.elsewhere' : words[sound.state]);
  return (
    <span className="sound-chip">
      <button
        type="button"
        className="strip-tool"
        data-sound={sound.state}
        data-beats={sound.beats}
        title={title}
        aria-label={`${t('sound.test')}，${title}`}
        onClick={() => voice.test()}
      >
        <Icon key={sound.beats} className={sound.beats > 0 ? 'sound-beat' : ''} size={17} />
        {sound.state === 'blocked' && t('sound.blocked')}
      </button>
      {!tested && (
        <span className="sound-ask" role="status">
          {t('sound.testAsk')}
          <button type="button" onClick={() => voice.heard()}>
            {t('sound.heard')}
          </button>
          <button type="button" onClick={() => voice.test()}>
            {t('sound.again')}
          </button>
          {notices.open && (
            <button type="button" onClick={notices.ask}>
              {t('sound.notices')}
            </button>
          )}
        </span>
      )}
    </span>
  );
}

/** The last hundred minutes in ten bars, with the guide at one: how many alarms this room has had (A7). */
export function RateBars() {
  const { t } = useText();
  const view = useAlarms();
  if (view === null) return null;
  const bars = view.load.spans.slice(-10);
  const last = bars.at(-1)?.after ?? 0;
  const title = t('alarms.rate', { last });
  return (
    <span className="rate" title={title} role="img" aria-label={title}>
      {bars.map((one) => (
        <i
          key={one.at}
          data-high={one.after > 1 ? '' : undefined}
          style={{ height: `${Math.min(18, 2 + one.after * 3)}px` }}
        />
      ))}
      <b className="num">{last}</b>
    </span>
  );
}
