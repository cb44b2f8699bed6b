import { clockText } from '../../i18n/format.ts';
import { useTimed } from '../../store/use-time.ts';

const HOURS_AND_MINUTES = 5;

/** `14:26`; minutes are enough for a room, and seconds would be the only thing that never rests. */
export function WallClock() {
  return <div className="w-clock num">{useTimed((now) => clockText(now).slice(0, HOURS_AND_MINUTES))}</div>;
}
