import type { RateView } from '../../../shared/wire/wall-view.ts';
import { targetLine } from '../frame/wall-numbers.ts';

type Props = { readonly rate: RateView | null; readonly minPercent: number | null };

/**
 * A rate as its distance from the target: amber to the left of the tick, teal to the right. Without a target it is drawn whole
 * from nought, for a bar that begins elsewhere without a mark would lie.
 */
export function TargetLine({ rate, minPercent }: Props) {
  const line = rate === null || minPercent === null ? null : targetLine(rate, minPercent);
  const whole = rate === null || rate.denominator === 0 ? 0 : (rate.numerator * 100) / rate.denominator;
  const [from, to] = line === null ? [0, minPercent === null ? whole : 0] : [line.from, line.to];
  const below = line !== null && line.from < line.tick;
  return (
    <span className="w-line" data-below={below} data-cut={line?.cut ?? false} data-plain={minPercent === null}>
      <i className="w-line-bar" style={{ left: `${from}%`, width: `${to - from}%` }} />
      <i className="w-line-tick" hidden={line === null} style={{ left: `${line?.tick ?? 0}%` }} />
    </span>
  );
}
