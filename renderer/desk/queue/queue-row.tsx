import { Check } from 'lucide-react';
import { memo, useSyncExternalStore } from 'react';
import { clockNames, stateNames } from '../../../shared/domain/names.ts';
import type { QueueRow } from '../../../shared/wire/queue-row.ts';
import { remainText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { classNames } from '../../parts/class-names.ts';
import { LevelGlyph } from '../../parts/level-glyph.tsx';
import type { QueueStore } from '../../store/queue-store.ts';
import { useQueueRow } from '../../store/use-queue.ts';
import { useTimed } from '../../store/use-time.ts';
import { useDesk } from '../use-desk.ts';
import { chooseRow, chosenRows } from './chosen-rows.ts';
import { HolderMark } from './holder-mark.tsx';
import { LimitCell, SourceCell, StateCell, TitleCell, useSlow } from './queue-cells.tsx';

type Props = {
  queue: QueueStore;
  id: string;
  index: number;
  pointed: boolean;
  opened: boolean;
  /** Where it stands in the list and how high it is, px. */
  top: number;
  height: number;
};

/** One row: level, source, title, state, next limit, holder. Its state never changes its height. */
export const QueueRowView = memo(function QueueRowView(props: Props) {
  const { queue, id, pointed, opened } = props;
  const desk = useDesk();
  const shown = useQueueRow(queue, id);
  const chosen = useSyncExternalStore(chosenRows.subscribe, () => chosenRows.get().includes(id));
  const label = useRowLabel(shown?.row);
  const slow = useSlow(shown?.row);
  const style = { height: props.height, top: props.top };
  if (shown === undefined) return <div className="queue-slot" style={style} />;
  const { row, gone } = shown;
  return (
    <div
      id={`row-${id}`}
      role="row"
      aria-rowindex={props.index}
      aria-selected={pointed}
      aria-label={label}
      data-event={row.id}
      data-number={row.number}
      data-state={row.state}
      className={classNames(
        'queue-row',
        `edge-${row.severity ?? 'none'}`,
        pointed && 'queue-pointed',
        opened && 'queue-opened',
        chosen && 'queue-chosen',
        row.pending > 0 && 'queue-pending',
        gone && 'queue-gone',
      )}
      style={style}
      data-chosen={chosen ? '' : undefined}
      onMouseDown={(e) => (e.ctrlKey || e.metaKey ? chooseRow(id) : desk.open(id))}
    >
      <LevelCell level={row.severity} />
      <SourceCell channel={row.channel} />
      <TitleCell
        id={id}
        title={row.title}
        number={row.number}
        place={row.place}
        registeredAt={row.registeredAt}
        major={row.major}
        supervised={row.supervised}
        unsent={row.pending > 0}
        slow={slow}
      />
      <StateCell
        state={row.state}
        stepSince={row.stepSince}
        holder={row.holder}
        returnPending={row.returnPending}
        extensionPending={row.extensionPending}
        gone={gone}
      />
      <LimitCell clock={row.clock} state={row.state} />
      <TownCell id={id} town={row.town} />
    </div>
  );
});

/** The same for every row at all times. */
const check = (
  <span className="queue-check">
    <Check size={16} />
  </span>
);

const LevelCell = memo(function LevelCell(props: { level: QueueRow['severity'] }) {
  return (
    <span role="gridcell" className="cell-level">
      <LevelGlyph level={props.level} />
      {check}
    </span>
  );
});

const TownCell = memo(function TownCell(props: { id: string; town: string }) {
  return (
    <span role="gridcell" className="cell-town">
      <span className="ellipsis">{props.town}</span>
      <HolderMark id={props.id} />
    </span>
  );
});

/** Rows announce level, title, state, limit and holder (screens.md §19). */
function useRowLabel(row: QueueRow | undefined): string {
  const { t, say, language } = useText();
  const limit = useTimed((now) =>
    row?.clock == null
      ? ''
      : `${clockNames[row.clock.kind as keyof typeof clockNames]?.[language] ?? ''} ${remainText(row.clock.due, now, language).replace(/\d+(秒|s)$/, '')}`,
  );
  if (row === undefined) return '';
  return t('queue.rowLabel', {
    level: t(`level.${row.severity ?? 'none'}`),
    title: row.title,
    state: say(stateNames[row.state]),
    limit: limit === '' ? t('queue.noClock') : limit,
    holder: row.holder ?? '—',
  });
}
