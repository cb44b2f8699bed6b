import { Search, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { searchStages } from '../../../shared/wire/search.ts';
import { useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import { useRegistry } from '../../store/use-feed.ts';
import { useDesk, useDeskState } from '../use-desk.ts';
import { useRules } from '../use-rules.ts';
import { noSearch, type Period, periods, type SearchState } from './search-state.ts';

export const FIND_ID = 'find-events';

/** The words looked for. Uncontrolled, so that an input method can compose without a search after every key. */
export function SearchInput(props: { onDown: () => void; onEnter: () => void }) {
  const { t } = useText();
  const desk = useDesk();
  const { text } = useDeskState('search');
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current !== null && input.current.value.trim() !== text) input.current.value = text;
  }, [text]);
  useEffect(() => input.current?.select(), []);
  const take = (value: string): void => desk.find({ text: value.trim().slice(0, 80), cursor: null });
  return (
    <search className="search-input">
      <Search size={18} />
      <input
        id={FIND_ID}
        ref={input}
        type="search"
        autoComplete="off"
        maxLength={80}
        aria-label={t('search.title')}
        placeholder={t('search.input')}
        defaultValue={text}
        onChange={(e) => {
          if (!(e.nativeEvent as InputEvent).isComposing) take(e.target.value);
        }}
        onCompositionEnd={(e) => take(e.currentTarget.value)}
        onKeyDown={(e) => {
          if (e.nativeEvent.isComposing || e.keyCode === 229) return;
          if (e.key === 'ArrowDown') props.onDown();
          else if (e.key === 'Enter') props.onEnter();
          else return;
          e.preventDefault();
          e.stopPropagation();
        }}
      />
      {text !== '' && (
        <button type="button" aria-label={t('search.clear')} onClick={() => desk.find({ text: '', cursor: null })}>
          <X size={16} />
        </button>
      )}
    </search>
  );
}

/** Stage, town, item and time: what narrows a search. */
export function SearchFilters(props: { without?: 'stage' }) {
  const { t } = useText();
  const desk = useDesk();
  const state = useDeskState('search');
  const towns = useRegistry()?.divisions.filter((d) => d.level === 'town') ?? [];
  const items = useRules()?.items.items ?? [];
  const set = (part: Partial<SearchState>): void => desk.find({ ...part, cursor: null });
  const narrowed = state.stage !== null || state.area !== null || state.item !== null || state.period !== 'any';
  return (
    <fieldset className="search-filters" aria-label={t('search.filters')}>
      {props.without !== 'stage' && (
        <Choice
          label={t('search.stage')}
          value={state.stage}
          all={t('search.allStages')}
          options={searchStages.map((stage) => [stage, t(`search.stage.${stage}`)])}
          onChange={(stage) => set({ stage: searchStages.find((s) => s === stage) ?? null })}
        />
      )}
      <Choice
        label={t('queue.town')}
        value={state.area}
        all={t('queue.allTowns')}
        options={towns.map((town) => [town.code, town.name])}
        onChange={(area) => set({ area })}
      />
      <Choice
        label={t('search.item')}
        value={state.item}
        all={t('search.allItems')}
        options={items.map((item) => [item.code, `${item.code} ${item.name}`])}
        onChange={(item) => set({ item })}
      />
      <Choice
        label={t('search.period')}
        value={state.period === 'any' ? null : state.period}
        all={t('search.period.any')}
        options={periods
          .filter((p) => p !== 'any')
          .map((p) => [p, p === 'own' ? t('search.period.own') : t('search.period.days', { days: p })])}
        onChange={(period) => set({ period: (period ?? 'any') as Period })}
      />
      {state.period === 'own' && (
        <>
          <input
            type="date"
            className="tool"
            aria-label={t('search.from')}
            value={state.from}
            onChange={(e) => set({ from: e.target.value })}
          />
          <input
            type="date"
            className="tool"
            aria-label={t('search.to')}
            value={state.to}
            onChange={(e) => set({ to: e.target.value })}
          />
        </>
      )}
      {narrowed && <Button onClick={() => set({ ...noSearch, text: state.text })}>{t('search.clear')}</Button>}
    </fieldset>
  );
}

function Choice(props: {
  label: string;
  value: string | null;
  all: string;
  options: readonly (readonly [value: string, label: string])[];
  onChange: (value: string | null) => void;
}) {
  return (
    <select
      className="tool"
      data-on={props.value === null ? undefined : ''}
      aria-label={props.label}
      value={props.value ?? ''}
      onChange={(e) => props.onChange(e.target.value === '' ? null : e.target.value)}
    >
      <option value="">{props.all}</option>
      {props.options.map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
