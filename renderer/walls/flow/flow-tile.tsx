import { useMemo } from 'react';
import { clockText } from '../../i18n/format.ts';
import { Chart } from '../chart/chart.tsx';
import { useFonts } from '../chart/use-fonts.ts';
import { useSame } from '../frame/use-same.ts';
import { useWallContext } from '../frame/wall-context.ts';
import { wallWords as w, waitingWords } from '../frame/wall-words.ts';
import { flowOption } from './flow-option.ts';

const none: never[] = [];
const MINUTE = 60_000;
const HOURS_AND_MINUTES = 5;

/** 24 小时流入与办结. */
export function FlowTile() {
  const { view, say, stage, palette, tone, word, language } = useWallContext();
  const hourly = useSame(view?.hourly ?? none);
  // By the minute: the marker need not creep with every second.
  const asOf = Math.floor((view?.asOf ?? 0) / MINUTE) * MINUTE;
  const marker = `${say(tone === 'fresh' ? w.now : w.until)} ${clockText(asOf).slice(0, HOURS_AND_MINUTES)}`;
  const hourWord = language === 'zh' ? '时' : '';
  const fonts = useFonts(`0123456789:${say(w.now)}${say(w.until)}${hourWord}`);
  const option = useMemo(
    () => flowOption({ hourly, asOf, marker, hourWord, palette, unit: stage.scale }),
    [hourly, asOf, marker, hourWord, palette, stage.scale],
  );
  return (
    <section className="w-tile w-flow">
      <header className="w-tile-head">
        <h2>{say(w.flowTitle)}</h2>
        <span className="w-sub w-right w-key">
          <i className="w-key-bar" />
          {say(w.inSeries)}
          <i className="w-key-line" />
          {say(w.outSeries)}
        </span>
      </header>
      <div className="w-chart-area">
        <p className="w-note" hidden={view !== null}>
          {say(waitingWords[word])}
        </p>
        {fonts > 0 && view !== null ? (
          <Chart key={`${stage.pixelRatio} ${fonts}`} option={option} slot={2} label={say(w.flowTitle)} />
        ) : null}
      </div>
    </section>
  );
}
