import { Bookmark, BookmarkPlus, X } from 'lucide-react';
import { useState } from 'react';
import type { QueueFilter } from '../../../shared/wire/queue-view.ts';
import { useText } from '../../i18n/language.ts';
import { usePrefs } from '../../store/use-prefs.ts';
import { noFilter } from '../desk-model.ts';
import { useDesk, useDeskState } from '../use-desk.ts';

const isSame = (a: QueueFilter, b: QueueFilter): boolean => JSON.stringify(a) === JSON.stringify(b);
const isNarrowed = (filter: QueueFilter): boolean => !isSame({ ...filter, view: 'mine' }, noFilter);

/** Filters kept under names of one's own. */
export function SavedViews() {
  const { t } = useText();
  const desk = useDesk();
  const filter = useDeskState('filter');
  const { prefs, set } = usePrefs();
  const [name, setName] = useState<string | null>(null);
  const saved = prefs.savedViews;
  const save = (): void => {
    const wanted = (name ?? '').trim();
    if (wanted !== '') set('savedViews', [...saved.filter((v) => v.name !== wanted), { name: wanted, filter }]);
    setName(null);
  };
  if (saved.length === 0 && !isNarrowed(filter)) return null;
  return (
    <section>
      <h2 className="views-head">{t('views.saved')}</h2>
      {saved.map((view) => (
        <div key={view.name} className="view-own">
          <button
            type="button"
            className="view"
            aria-current={isSame(view.filter, filter) ? 'true' : undefined}
            onClick={() => {
              desk.view(view.filter.view);
              desk.narrow(view.filter);
            }}
          >
            <Bookmark size={16} strokeWidth={1.9} />
            <span className="ellipsis">{view.name}</span>
          </button>
          <button
            type="button"
            className="view-drop"
            aria-label={t('views.drop', { name: view.name })}
            title={t('views.drop', { name: view.name })}
            onClick={() =>
              set(
                'savedViews',
                saved.filter((v) => v.name !== view.name),
              )
            }
          >
            <X size={13} />
          </button>
        </div>
      ))}
      {name !== null ? (
        <input
          className="input view-name"
          aria-label={t('views.saveName')}
          placeholder={t('views.saveName')}
          maxLength={20}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was asked for with the press before
          autoFocus
          value={name}
          onChange={(e) => setName(e.target.value)}
          onKeyDown={(e) => {
            if (e.nativeEvent.isComposing || e.keyCode === 229) return;
            if (e.key === 'Enter') save();
            if (e.key === 'Escape') {
              e.stopPropagation();
              setName(null);
            }
          }}
          onBlur={save}
        />
      ) : (
        isNarrowed(filter) &&
        !saved.some((v) => isSame(v.filter, filter)) && (
          <button type="button" className="view" onClick={() => setName('')}>
            <BookmarkPlus size={16} strokeWidth={1.9} />
            <span className="ellipsis">{t('views.save')}</span>
          </button>
        )
      )}
    </section>
  );
}
