import { useMemo } from 'react';
import { Chart } from '../chart/chart.tsx';
import { useFonts } from '../chart/use-fonts.ts';
import { useSame } from '../frame/use-same.ts';
import { useWallContext } from '../frame/wall-context.ts';
import { dim } from '../frame/wall-palette.ts';
import { wallWords as w, waitingWords } from '../frame/wall-words.ts';
import { makeHatch } from './make-hatch.ts';
import { townsOption } from './towns-option.ts';

const none: never[] = [];

/** 镇街在途: every town's open events and how many of them are late. */
export function TownsTile() {
  const { view, say, stage, palette, townName, word } = useWallContext();
  const byTown = useSame(view?.byTown ?? none);
  const fonts = useFonts(`0123456789${byTown.map(({ code }) => townName(code)).join('')}`);
  const hatch = useMemo(() => makeHatch(palette.red, dim(palette.red, 0.35), stage.scale), [palette, stage.scale]);
  const option = useMemo(
    () => townsOption({ byTown, townName, palette, hatch, unit: stage.scale }),
    [byTown, townName, palette, hatch, stage.scale],
  );
  return (
    <section className="w-tile w-towns">
      <header className="w-tile-head">
        <h2>{say(w.townsTitle)}</h2>
        <span className="w-sub w-right w-key">
          <i className="w-key-late" />
          {say(w.ofWhichLate)}
        </span>
      </header>
      <div className="w-chart-area">
        <p className="w-note" hidden={view !== null}>
          {say(waitingWords[word])}
        </p>
        {fonts > 0 && view !== null ? (
          <Chart key={`${stage.pixelRatio} ${fonts}`} option={option} slot={4} label={say(w.townsTitle)} />
        ) : null}
      </div>
    </section>
  );
}
