import { CirclePlay, Phone, PhoneOff, Plug, Siren, Unplug, Waves } from 'lucide-react';
import type { DemoState } from '../../../shared/wire/session-view.ts';
import { useText } from '../../i18n/language.ts';
import { runErrorText } from '../../i18n/run-error-text.ts';
import { Button } from '../../parts/button.tsx';
import { useRun } from '../../store/use-run.ts';
import { useDesk } from '../use-desk.ts';

const speeds = [0, 1, 10, 60, 240];
const BURST = 40;

/** Only in the demo: what a newcomer presses to see what the product is for. */
export function DemoBar(props: { demo: DemoState }) {
  const { demo } = props;
  const { t, language } = useText();
  const desk = useDesk();
  const { run, busy, error } = useRun();
  const switchLine = async (): Promise<void> => {
    const done = await run({ kind: demo.cut ? 'demo.restore' : 'demo.cut' });
    // The line is there again: no visitor should wait for the next try.
    if (demo.cut && done?.ok === true) await run({ kind: 'line.retry' });
  };
  const offered = speeds.includes(demo.speed) ? speeds : [...speeds, demo.speed].sort((a, b) => a - b);
  return (
    <section className="demo-bar" aria-label={t('demo.label')}>
      <span className="demo-word">{t('demo.label')}</span>
      <Button
        small
        disabled={busy}
        icon={demo.cut ? <Plug size={14} /> : <Unplug size={14} />}
        onClick={() => void switchLine()}
      >
        {demo.cut ? t('demo.restore') : t('demo.cut')}
      </Button>
      <Button
        small
        disabled={busy}
        icon={<Waves size={14} />}
        onClick={() => void run({ kind: 'demo.burst', count: BURST })}
      >
        {t('demo.burst')}
      </Button>
      <Button small disabled={busy} icon={<Siren size={14} />} onClick={() => void run({ kind: 'demo.major' })}>
        {t('demo.major')}
      </Button>
      {demo.calls !== undefined && (
        <Button
          small
          disabled={busy}
          title={t('demo.callsWhy')}
          icon={demo.calls ? <Phone size={14} /> : <PhoneOff size={14} />}
          onClick={() => void run({ kind: 'demo.calls', on: !(demo.calls ?? false) })}
        >
          {t(demo.calls ? 'demo.callsOn' : 'demo.callsOff')}
        </Button>
      )}
      <label className="demo-speed">
        {t('demo.speedLabel')}
        <select
          value={demo.speed}
          disabled={busy}
          onChange={(e) => void run({ kind: 'demo.speed', factor: Number(e.target.value) })}
        >
          {offered.map((factor) => (
            <option key={factor} value={factor}>
              {factor === 0 ? t('demo.paused') : t('demo.speed', { factor })}
            </option>
          ))}
        </select>
      </label>
      {error !== null && (
        <span className="sub" role="alert">
          {runErrorText(error, language)}
        </span>
      )}
      <span className="demo-fill" />
      <span className="sub">{t('demo.synthetic')}</span>
      <Button small tone="quiet" icon={<CirclePlay size={14} />} onClick={() => desk.panel('guide')}>
        {t('demo.guide')}
      </Button>
    </section>
  );
}
