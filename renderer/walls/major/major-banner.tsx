import { Siren } from 'lucide-react';
import { useState } from 'react';
import { momentText } from '../../i18n/format.ts';
import { fill } from '../../i18n/language.ts';
import { useTimed } from '../../store/use-time.ts';
import { GoneBy } from '../frame/gone-by.tsx';
import { useBeat } from '../frame/wall-beat.ts';
import { useWallContext } from '../frame/wall-context.ts';
import { wallWords as w } from '../frame/wall-words.ts';
import { type SeenMajor, seeMajor, takeoverOf } from './takeover.ts';

/**
 * A major event takes the screen by itself (W1): a minute over head and figures, then a band in the place of the title for as
 * long as it is open. Map, list and clock stay in sight.
 */
export function MajorBanner() {
  const { view, say, townName } = useWallContext();
  // Oldest first: of several that come at once, the newest takes the screen.
  const major = (view?.major ?? []).toSorted((a, b) => a.since - b.since);
  const seconds = useBeat((now) => now);
  const [seen, setSeen] = useState<SeenMajor>(new Map());
  const next = seeMajor(
    seen,
    major.map(({ id }) => id),
    seconds,
  );
  if (next !== seen) setSeen(next);
  const taking = takeoverOf(next, seconds) ?? '';
  const event = major.find(({ id }) => id === taking) ?? major.at(-1);
  const rest = major.length - 1;
  return (
    <div
      className="w-banner"
      data-form={event === undefined ? 'none' : taking === '' ? 'band' : 'takeover'}
      role="alert"
    >
      <Siren className="w-icon" />
      <span className="w-banner-kind">{say(w.major)}</span>
      <b className="w-banner-title">{event === undefined ? '' : `${townName(event.town)} ${event.title}`}</b>
      <span className="w-banner-since num">
        <Since at={event?.since ?? null} /> <GoneBy since={event?.since ?? null} />
        <em>{rest > 0 ? `${say(w.more)} ${rest} ${say(w.majorMore)}` : ''}</em>
      </span>
    </div>
  );
}

function Since({ at }: { readonly at: number | null }) {
  const { language, say } = useWallContext();
  const text = useTimed((now) => (at === null ? '' : fill(say(w.since), { time: momentText(at, now, language) })));
  return <>{text}</>;
}
