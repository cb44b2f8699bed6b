import { ArchiveX } from 'lucide-react';
import { useState } from 'react';
import '../page.css';
import '../search/search.css';
import './archive.css';
import { stateNames } from '../../../shared/domain/names.ts';
import type { FoundRow } from '../../../shared/wire/search.ts';
import { useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import { StateNote } from '../../parts/state-note.tsx';
import { Tag } from '../../parts/tag.tsx';
import type { DeskSession } from '../../store/desk-session.ts';
import { useMinute } from '../../store/use-time.ts';
import { useLayer } from '../layers.tsx';
import { SearchFilters, SearchInput } from '../search/search-filters.tsx';
import { searchFor } from '../search/search-state.ts';
import { useSearch } from '../search/use-search.ts';
import { stateTone } from '../state-tone.ts';
import { useDesk, useDeskState } from '../use-desk.ts';
import { ArchiveCheck } from './archive-check.tsx';
import { ArchiveExport } from './archive-export.tsx';

/** Ended events as sealed files: chosen by the filters of the search, taken out with a purpose, checked again later (R3). */
export function ArchivePage(props: { session: DeskSession }) {
  const { t } = useText();
  const desk = useDesk();
  const state = useDeskState('search');
  const asked = { ...searchFor(state, useMinute()), stage: 'ended' as const };
  const { found, more } = useSearch(asked, 0);
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  useLayer({ main: null, close: () => desk.go('search') });
  const turn = ({ row }: FoundRow): void => {
    const next = new Map(chosen);
    if (!next.delete(row.id)) next.set(row.id, row.number);
    setChosen(next);
  };
  const focusList = (): void => document.querySelector<HTMLInputElement>('.archive-row input')?.focus();
  return (
    <section className="pane search-page" aria-label={t('archive.title')}>
      <header className="search-head">
        <h1 className="pane-title">{t('archive.title')}</h1>
        <SearchInput onDown={focusList} onEnter={focusList} />
        <SearchFilters without="stage" />
        <p className="sub">{t('archive.lead')}</p>
      </header>
      <div className="archive-sides">
        <div className="archive-list">
          <div className="search-line">
            <span className="num" role="status">
              <b>{t(found.counted ? 'search.count' : 'search.counting', { count: found.count })}</b> ·{' '}
              {t('archive.chosen', { count: chosen.size })}
            </span>
            <span className="queue-fill" />
            <Button
              disabled={found.rows.length === 0}
              onClick={() =>
                setChosen(new Map([...chosen, ...found.rows.map(({ row }) => [row.id, row.number] as const)]))
              }
            >
              {t('archive.allShown', { count: found.rows.length })}
            </Button>
            <Button disabled={chosen.size === 0} onClick={() => setChosen(new Map())}>
              {t('archive.none')}
            </Button>
          </div>
          {found.rows.length === 0 && !found.stale ? (
            <StateNote icon={<ArchiveX size={28} />} title={t('archive.nothing')} lines={[t('archive.nothingMore')]} />
          ) : (
            <ul className="archive-rows scroll" aria-label={t('archive.list')}>
              {found.rows.map((one) => (
                <ArchiveRow key={one.row.id} found={one} chosen={chosen.has(one.row.id)} onTurn={() => turn(one)} />
              ))}
              {found.next !== null && (
                <li>
                  <Button onClick={more}>{t('search.more')}</Button>
                </li>
              )}
            </ul>
          )}
        </div>
        <aside className="archive-side scroll">
          <ArchiveExport
            chosen={[...chosen].map(([id, number]) => ({ id, number }))}
            by={props.session.actor?.name ?? ''}
          />
          <ArchiveCheck />
        </aside>
      </div>
    </section>
  );
}

function ArchiveRow(props: { found: FoundRow; chosen: boolean; onTurn: () => void }) {
  const { row } = props.found;
  const { say } = useText();
  return (
    <li>
      <label className="archive-row">
        <input type="checkbox" checked={props.chosen} onChange={props.onTurn} />
        <span className="num">{row.number}</span>
        <b>{row.title}</b>
        <Tag tone={stateTone(row.state)}>{say(stateNames[row.state])}</Tag>
        <span className="muted ellipsis" title={row.town}>
          {row.town}
        </span>
      </label>
    </li>
  );
}
