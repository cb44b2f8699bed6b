import { Rows3, Search, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { QueueFilter } from '../../../shared/wire/queue-view.ts';
import { useText } from '../../i18n/language.ts';
import { useRegistry } from '../../store/use-feed.ts';
import { usePrefs } from '../../store/use-prefs.ts';
import { useDesk, useDeskState } from '../use-desk.ts';

export const SEARCH_ID = 'queue-search';

/** Name of the view, its count, order, filters and search. */
export function QueueTools(props: { total: number | null }) {
  const { t } = useText();
  const desk = useDesk();
  const filter = useDeskState('filter');
  const registry = useRegistry();
  const { prefs, set } = usePrefs();
  const towns = registry?.divisions.filter((d) => d.level === 'town') ?? [];
  return (
    <div className="queue-tools">
      <h1 className="pane-title ellipsis">
        {t(`view.${filter.view}`)} <span className="num">{props.total ?? ''}</span>
      </h1>
      <span className="queue-fill" />
      <select
        className="tool"
        aria-label={t('queue.sort')}
        value={filter.sort}
        onChange={(e) => desk.narrow({ sort: e.target.value as QueueFilter['sort'] })}
      >
        {(['due', 'registered', 'severity'] as const).map((sort) => (
          <option key={sort} value={sort}>
            {t(`queue.sort.${sort}`)}
          </option>
        ))}
      </select>
      <select
        className="tool"
        aria-label={t('queue.severity')}
        value={filter.severity ?? ''}
        onChange={(e) => desk.narrow({ severity: e.target.value === '' ? null : Number(e.target.value) })}
      >
        <option value="">{t('queue.allSeverities')}</option>
        {([1, 2, 3, 4] as const).map((level) => (
          <option key={level} value={level}>
            {t(`level.${level}`)}
          </option>
        ))}
      </select>
      <select
        className="tool tool-town"
        aria-label={t('queue.town')}
        value={filter.town ?? ''}
        onChange={(e) => desk.narrow({ town: e.target.value === '' ? null : e.target.value })}
      >
        <option value="">{t('queue.allTowns')}</option>
        {towns.map((town) => (
          <option key={town.code} value={town.code}>
            {town.name}
          </option>
        ))}
      </select>
      <select
        className="tool tool-department"
        aria-label={t('queue.department')}
        value={filter.department ?? ''}
        onChange={(e) => desk.narrow({ department: e.target.value === '' ? null : e.target.value })}
      >
        <option value="">{t('queue.allDepartments')}</option>
        {registry?.departments.map((department) => (
          <option key={department.id} value={department.id}>
            {department.shortName}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="tool tool-toggle"
        aria-pressed={prefs.grouped}
        aria-label={t('queue.grouped')}
        title={t('queue.grouped')}
        onClick={() => set('grouped', !prefs.grouped)}
      >
        <Rows3 size={15} />
      </button>
      <SearchBox text={filter.text} />
    </div>
  );
}

function SearchBox(props: { text: string }) {
  const { t } = useText();
  const desk = useDesk();
  const input = useRef<HTMLInputElement>(null);
  // Uncontrolled, so that an input method can compose without the list running after every key.
  useEffect(() => {
    if (input.current !== null && input.current.value !== props.text) input.current.value = props.text;
  }, [props.text]);
  const take = (value: string): void => desk.narrow({ text: value.trim().slice(0, 40) });
  return (
    <div className="queue-search">
      <Search size={15} />
      <input
        id={SEARCH_ID}
        ref={input}
        type="search"
        aria-label={t('key.search')}
        placeholder={t('queue.search')}
        defaultValue={props.text}
        onChange={(e) => {
          if (!(e.nativeEvent as InputEvent).isComposing) take(e.target.value);
        }}
        onCompositionEnd={(e) => take(e.currentTarget.value)}
      />
      {props.text === '' ? (
        <kbd className="keycap">F</kbd>
      ) : (
        <button
          type="button"
          aria-label={t('empty.clearFilter')}
          title={t('empty.clearFilter')}
          onClick={() => desk.narrow({ text: '' })}
        >
          <X size={14} />
        </button>
      )}
    </div>
  );
}
