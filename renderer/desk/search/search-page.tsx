import { CircleAlert, CloudOff, FileArchive, FileQuestion, SearchX } from 'lucide-react';
import { type UIEvent, useRef, useState } from 'react';
import '../page.css';
import './search.css';
import { clockText, dateTimeText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import { SkeletonRows } from '../../parts/skeleton-rows.tsx';
import { StateNote } from '../../parts/state-note.tsx';
import type { DeskSession } from '../../store/desk-session.ts';
import { useSession } from '../../store/use-feed.ts';
import { useMinute } from '../../store/use-time.ts';
import { useListKeys } from '../dossiers/use-list-keys.ts';
import { useLayer } from '../layers.tsx';
import { useDesk, useDeskState } from '../use-desk.ts';
import { ExportButton } from './export-button.tsx';
import { SearchFilters, SearchInput } from './search-filters.tsx';
import { SearchRow } from './search-row.tsx';
import { searchFor } from './search-state.ts';
import { type Found, useSearch } from './use-search.ts';

const LIST_ID = 'found-list';
/** Pixels from the end at which the next page is fetched. */
const nearEnd = 600;

/** Everything this console holds, by words, pinyin initials and filters; answers while one types. */
export function SearchPage(props: { session: DeskSession }) {
  const { t } = useText();
  const desk = useDesk();
  const state = useDeskState('search');
  const [again, setAgain] = useState(0);
  const asked = searchFor(state, useMinute());
  const { found, more } = useSearch(asked, again);
  const { rows } = found;
  const at = rows.findIndex(({ row }) => row.id === state.cursor);
  const move = (step: 1 | -1): void => {
    const next = rows[at < 0 ? 0 : at + step];
    if (at + step >= rows.length - 5) more();
    if (next === undefined) return;
    desk.find({ cursor: next.row.id });
    document.getElementById(`found-${next.row.id}`)?.scrollIntoView({ block: 'nearest' });
  };
  const open = (): void => {
    const row = rows[Math.max(0, at)];
    if (row !== undefined && !found.stale) desk.open(row.row.id);
  };
  useListKeys('search', { move, open, make: () => setAgain(again + 1) });
  useLayer({ main: null, close: () => desk.go('queue') });
  return (
    <section className="pane search-page" aria-label={t('search.title')} aria-busy={found.stale}>
      <header className="search-head">
        <h1 className="pane-title">{t('search.title')}</h1>
        <SearchInput
          onDown={() => {
            document.getElementById(LIST_ID)?.focus();
            if (at < 0) move(1);
          }}
          onEnter={open}
        />
        <SearchFilters />
        <p className="sub">{t('search.lead')}</p>
      </header>
      <ResultLine found={found} session={props.session} asked={asked} />
      <Results found={found} session={props.session} at={at} onMore={more} />
    </section>
  );
}

/** Of when the answer is. */
function DataAge() {
  const { t } = useText();
  const asOf = useSession()?.line.dataAsOf ?? null;
  return asOf === null ? null : <> · {t('search.asOf', { asOf: clockText(asOf) })}</>;
}

/** How many, of when, what was left out, and the way out as a file. */
function ResultLine(props: { found: Found; session: DeskSession; asked: ReturnType<typeof searchFor> }) {
  const { found, session, asked } = props;
  const { t } = useText();
  const desk = useDesk();
  return (
    <div className="search-line">
      <span className="num" role="status" data-counted={found.counted && !found.stale ? '' : undefined}>
        <b>{t(found.counted ? 'search.count' : 'search.counting', { count: found.count })}</b>
        <DataAge />
      </span>
      {found.indexed !== null && (
        <span className="search-warn num">
          <CircleAlert size={14} /> {t('search.indexing', found.indexed)}
        </span>
      )}
      {found.skipped.length > 0 && (
        <span className="search-warn">
          <CircleAlert size={14} /> {t('search.skipped', { words: found.skipped.join('、') })}
        </span>
      )}
      <span className="queue-fill" />
      <Button icon={<FileArchive size={14} />} onClick={() => desk.go('archive')}>
        {t('rail.archive')}
      </Button>
      <ExportButton
        asked={asked}
        count={found.count}
        by={session.actor?.name ?? ''}
        disabled={found.rows.length === 0 || found.stale || !found.counted}
      />
    </div>
  );
}

function Results(props: { found: Found; session: DeskSession; at: number; onMore: () => void }) {
  const { found, at, onMore } = props;
  const { t } = useText();
  const desk = useDesk();
  const box = useRef<HTMLDivElement>(null);
  if (found.error !== null)
    return <StateNote tone="bad" icon={<FileQuestion size={28} />} title={t('error.title')} lines={[found.error]} />;
  if (found.rows.length === 0)
    // Nothing is said to be missing while the index is being made.
    return found.stale || found.indexed !== null ? (
      <SkeletonRows rows={8} label={t('search.looking')} />
    ) : (
      <NothingFound session={props.session} />
    );
  const scrolled = (e: UIEvent<HTMLDivElement>): void => {
    const { scrollTop, scrollHeight, clientHeight } = e.currentTarget;
    if (scrollHeight - scrollTop - clientHeight < nearEnd) onMore();
  };
  return (
    <div
      ref={box}
      id={LIST_ID}
      className="search-rows scroll"
      role="grid"
      tabIndex={0}
      aria-label={t('search.list')}
      aria-rowcount={found.counted ? found.count : -1}
      aria-activedescendant={at < 0 ? undefined : `found-${found.rows[at]?.row.id}`}
      data-stale={found.stale ? '' : undefined}
      onScroll={scrolled}
    >
      {found.rows.map((row, i) => (
        <SearchRow key={row.row.id} found={row} index={i + 1} pointed={i === at} onOpen={() => desk.open(row.row.id)} />
      ))}
      {found.next !== null && (
        <div className="search-more" role="row">
          <span role="gridcell">
            <Button onClick={onMore}>{t('search.more')}</Button>
          </span>
        </div>
      )}
    </div>
  );
}

/** Nothing found here is not nothing in the county while the line is down (Q5). */
function NothingFound(props: { session: DeskSession }) {
  const { line } = props.session;
  const { t } = useText();
  const now = useMinute();
  const cached = useSession()?.storage.cachedEvents ?? 0;
  const offline = line.state === 'offline' && line.heldAsOf !== null;
  return (
    <StateNote
      tone={offline ? 'pend' : 'calm'}
      icon={offline ? <CloudOff size={28} /> : <SearchX size={28} />}
      title={t('search.none')}
      lines={[
        t('search.noneMore', { count: cached }),
        ...(offline ? [t('search.noneOffline', { asOf: dateTimeText(line.heldAsOf ?? 0, now) })] : []),
      ]}
    />
  );
}
