import { Check, TriangleAlert } from 'lucide-react';
import type { Words } from '../../../shared/domain/names.ts';
import type { RateView } from '../../../shared/wire/wall-view.ts';
import { useWallContext } from '../frame/wall-context.ts';
import { countText, percentText, standing } from '../frame/wall-numbers.ts';
import { wallWords as w } from '../frame/wall-words.ts';
import { TargetLine } from './target-line.tsx';

/** 按期率 against the profile's line, 办结率 beside it, both with what they are made of (W2). */
export function RateCells() {
  const { view } = useWallContext();
  return (
    <>
      <RateCell name={w.onTime} part={w.metInTime} rate={view?.onTime ?? null} target={view?.onTimeTarget ?? null} />
      <RateCell name={w.completion} part={w.completed} rate={view?.completion ?? null} target={null} />
    </>
  );
}

type Props = {
  readonly name: Words;
  readonly part: Words;
  readonly rate: RateView | null;
  readonly target: { readonly minPercent: number } | null;
};

function RateCell({ name, part, rate, target }: Props) {
  const { say } = useWallContext();
  const stands = rate === null || target === null ? null : standing(rate, target.minPercent);
  const short = stands !== null && !stands.met;
  return (
    <div className="w-kpi w-kpi-rate" data-tone={short ? 'amber' : undefined}>
      <span className="w-kpi-label">
        <Check className="w-icon w-icon-met" visibility={short || stands === null ? 'hidden' : 'visible'} />
        <TriangleAlert className="w-icon w-icon-short" visibility={short ? 'visible' : 'hidden'} />
        {say(name)}
        <span className="w-kpi-standing num">
          <em>{stands === null ? '' : stands.met ? say(w.met) : `${say(w.short)} ${stands.short.toFixed(1)}`}</em>
          <span>{target === null ? '' : `≥${target.minPercent}`}</span>
        </span>
      </span>
      <span className="w-kpi-line">
        <b className="w-kpi-value num" data-unknown={rate === null || rate.denominator === 0}>
          {rate === null ? '—' : percentText(rate)}
          <small>{rate === null || rate.denominator === 0 ? '' : '%'}</small>
        </b>
        <span className="w-kpi-parts num">
          <span>{rate === null ? say(w.unknown) : `${say(part)} ${countText(rate.numerator)}`}</span>
          <span>{rate === null ? '' : `${say(w.due)} ${countText(rate.denominator)}`}</span>
        </span>
      </span>
      <TargetLine rate={rate} minPercent={target?.minPercent ?? null} />
    </div>
  );
}
