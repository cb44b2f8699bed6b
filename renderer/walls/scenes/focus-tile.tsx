import { Siren } from 'lucide-react';
import type { Words } from '../../../shared/domain/names.ts';
import { tileNames } from '../../../shared/wire/wall-plan.ts';
import { momentText } from '../../i18n/format.ts';
import { useTimed } from '../../store/use-time.ts';
import { GoneBy } from '../frame/gone-by.tsx';
import { useWallContext } from '../frame/wall-context.ts';

const none: Words = { zh: '没有重大事件', en: 'No major event' };
const since: Words = { zh: '发生', en: 'since' };

/** The newest major event, large: what, where, since when. Who and whose number stay with the seats. */
export function FocusTile() {
  const { view, say, language, townName } = useWallContext();
  const event = (view?.major ?? []).toSorted((a, b) => b.since - a.since)[0];
  const at = event?.since ?? null;
  const moment = useTimed((now) => (at === null ? '' : momentText(at, now, language)));
  return (
    <section className="w-tile w-focus" data-on={event !== undefined}>
      <header className="w-tile-head">
        <Siren className="w-icon" />
        <h2>{say(tileNames.focus)}</h2>
      </header>
      <p className="w-note" hidden={event !== undefined}>
        {say(none)}
      </p>
      <div hidden={event === undefined}>
        <b className="w-focus-town">{event === undefined ? '' : townName(event.town)}</b>
        <b className="w-focus-title">{event?.title ?? ''}</b>
        <span className="num">{`${moment} ${say(since)}`}</span>
        <span className="w-focus-gone num">
          <GoneBy since={at} />
        </span>
      </div>
    </section>
  );
}
