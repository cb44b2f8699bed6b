import { useVirtualizer } from '@tanstack/react-virtual';
import { CircleCheck, CloudOff, FileQuestion, FolderOpen, Upload } from 'lucide-react';
import { type CSSProperties, useEffect, useRef } from 'react';
import { machineOf } from '../../../shared/domain/dossier/machines.ts';
import type { DossierRow, DossierList as List } from '../../../shared/wire/dossier-view.ts';
import { clockText, remainText, shortMoment } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import { classNames } from '../../parts/class-names.ts';
import { barTone, DeadlineBar } from '../../parts/deadline-bar.tsx';
import { SkeletonRows } from '../../parts/skeleton-rows.tsx';
import { StateNote } from '../../parts/state-note.tsx';
import { Tag } from '../../parts/tag.tsx';
import type { Fed } from '../../store/feed-hub.ts';
import { useRegistry } from '../../store/use-feed.ts';
import { usePrefs } from '../../store/use-prefs.ts';
import { useTimed } from '../../store/use-time.ts';
import { useDesk, useDeskState } from '../use-desk.ts';
import { accountText, areaText, titleText } from './dossier-words.ts';
import { useListKeys } from './use-list-keys.ts';

const rowHeights = { compact: 34, standard: 46, roomy: 54 } as const;
const OVERSCAN = 10;

/** The dossiers under the filters, those due first on top. */
export function DossierList(props: { fed: Fed<List>; all: number; onMake: () => void }) {
  const { fed } = props;
  const { t } = useText();
  const files = useDeskState('files');
  const rows = fed.state === 'here' ? fed.value.rows : [];
  useMoves(rows, props.onMake);
  if (fed.state === 'waiting') return <SkeletonRows rows={12} label={t('files.loading')} />;
  if (fed.state === 'error')
    return <StateNote tone="bad" icon={<FileQuestion size={28} />} title={t('error.title')} lines={[fed.message]} />;
  if (rows.length === 0)
    return <EmptyList asOf={fed.value.asOf} all={props.all} text={files.text.trim()} onMake={props.onMake} />;
  return (
    <>
      <div className="files-cols">
        <span>{t('files.col.title')}</span>
        <span>{t('files.col.state')}</span>
        <span>{t('files.col.due')}</span>
        <span>{t('files.col.handler')}</span>
      </div>
      <Rows rows={rows} />
      {fed.value.total > rows.length && (
        <p className="files-more num">{t('files.more', { shown: rows.length, total: fed.value.total })}</p>
      )}
    </>
  );
}

function useMoves(rows: readonly DossierRow[], onMake: () => void): void {
  const desk = useDesk();
  const { cursor } = useDeskState('files');
  const place = rows.findIndex((row) => row.id === cursor);
  useListKeys('dossiers', {
    move: (step) => {
      const next = rows[place < 0 ? (step > 0 ? 0 : rows.length - 1) : place + step];
      if (next !== undefined) desk.files({ cursor: next.id });
    },
    open: () => {
      const row = rows[place];
      if (row !== undefined) desk.openFile(row.id);
    },
    make: onMake,
  });
}

function EmptyList(props: { asOf: number; all: number; text: string; onMake: () => void }) {
  const { t } = useText();
  const desk = useDesk();
  const { show } = useDeskState('files');
  // Nothing is said to be empty while nothing has arrived (Q5).
  if (props.asOf === 0) return <StateNote tone="pend" icon={<CloudOff size={28} />} title={t('files.unknown')} />;
  const title = props.text === '' ? t(`files.none.${show}`) : t('files.none.text', { text: props.text });
  const lines = [t('files.noneMore', { count: props.all, asOf: clockText(props.asOf) })];
  return (
    <StateNote
      icon={show === 'mine' ? <CircleCheck size={28} /> : <FolderOpen size={28} />}
      title={title}
      lines={lines}
    >
      {props.text !== '' ? (
        <Button onClick={() => desk.files({ text: '' })}>{t('form.takeAway')}</Button>
      ) : show !== 'all' && props.all > 0 ? (
        <Button onClick={() => desk.files({ show: show === 'mine' ? 'open' : 'all' })}>
          {t(show === 'mine' ? 'files.show.open' : 'files.show.all')}
        </Button>
      ) : (
        <Button keys="N" onClick={props.onMake}>
          {t('files.new')}
        </Button>
      )}
    </StateNote>
  );
}

function Rows(props: { rows: readonly DossierRow[] }) {
  const { rows } = props;
  const { t } = useText();
  const { cursor, opened } = useDeskState('files');
  const { density } = usePrefs().prefs;
  const box = useRef<HTMLDivElement>(null);
  const height = rowHeights[density];
  // oxlint-disable-next-line react/incompatible-library -- its functions read live state; nothing here memoizes them
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => height,
    overscan: OVERSCAN,
  });
  useEffect(() => virtual.measure(), [virtual, height]);
  const place = rows.findIndex((row) => row.id === cursor);
  useEffect(() => {
    if (place >= 0) virtual.scrollToIndex(place, { align: 'auto' });
  }, [virtual, place]);
  return (
    <div
      ref={box}
      className="queue-rows scroll"
      role="grid"
      tabIndex={0}
      aria-label={t('files.list')}
      aria-rowcount={rows.length}
      aria-activedescendant={place >= 0 ? `file-${cursor}` : undefined}
    >
      <div className="queue-track" style={{ height: virtual.getTotalSize() }} role="presentation">
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          return (
            <FileRow
              key={row.id}
              row={row}
              index={item.index + 1}
              pointed={row.id === cursor}
              opened={row.id === opened}
              style={{ height: item.size, transform: `translateY(${item.start}px)` }}
            />
          );
        })}
      </div>
    </div>
  );
}

type RowProps = { row: DossierRow; index: number; pointed: boolean; opened: boolean; style: CSSProperties };

function FileRow(props: RowProps) {
  const { row, pointed, opened } = props;
  const { t, say, language } = useText();
  const desk = useDesk();
  const registry = useRegistry();
  const machine = machineOf(row.machine);
  const state = machine?.states[row.state];
  const changed = useTimed((now) => shortMoment(row.changedAt, now, language));
  return (
    <div
      id={`file-${row.id}`}
      role="row"
      aria-rowindex={props.index}
      aria-selected={pointed}
      data-dossier={row.id}
      data-number={row.number}
      data-state={row.state}
      className={classNames(
        'files-row',
        pointed && 'queue-pointed',
        opened && 'queue-opened',
        row.pending > 0 && 'queue-pending',
        row.mine && 'files-mine',
        row.endedAt !== null && 'files-ended',
      )}
      style={props.style}
      onMouseDown={() => desk.openFile(row.id)}
    >
      <span role="gridcell" className="cell-title">
        <span className="row-title ellipsis">
          {titleText(registry, row.title)}
          {row.pending > 0 && (
            <Tag tone="pend" icon={<Upload size={11} />}>
              {t('file.pending')}
            </Tag>
          )}
        </span>
        <span className="row-sub ellipsis num">
          {row.number}
          {'\u2002'}
          {machine === undefined ? row.machine : say(machine)}
          {'\u2002'}
          {areaText(registry, row.area)}
          {'\u2002'}
          {changed}
        </span>
      </span>
      <span role="gridcell" className="cell-state">
        <span>
          <Tag tone={row.mine ? 'teal' : 'grey'}>{state === undefined ? row.state : say(state)}</Tag>
        </span>
        {row.duties > 0 && <span className="row-sub files-owed">{t('files.duties', { count: row.duties })}</span>}
      </span>
      <DueCell row={row} />
      <span role="gridcell" className="cell-town ellipsis">
        {row.handler === null ? '' : accountText(registry, row.handler)}
      </span>
    </div>
  );
}

function DueCell(props: { row: DossierRow }) {
  const { clock } = props.row;
  const { t, language } = useText();
  const text = useTimed((now) => (clock === null ? '' : remainText(clock.due, now, language)));
  const share = useTimed((now) =>
    clock === null ? -1 : Math.floor(((now - clock.startAt) / Math.max(1, clock.due - clock.startAt)) * 100) / 100,
  );
  if (clock === null)
    return (
      <span role="gridcell" className="cell-limit row-sub">
        {t('files.noClock')}
      </span>
    );
  return (
    <span role="gridcell" className="cell-limit" data-tone={barTone(share)}>
      <span className="limit-line">
        <span className="limit-kind">{t(clock.statutory ? 'file.clockStatutory' : 'file.clockLocal')}</span>
        <b className="num">{text}</b>
      </span>
      <DeadlineBar share={share} />
    </span>
  );
}
