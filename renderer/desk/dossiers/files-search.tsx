import { Search, X } from 'lucide-react';
import { useText } from '../../i18n/language.ts';

export const FILES_SEARCH_ID = 'files-search';

/** The search box of the module in sight; `/` goes to it. */
export function FilesSearch(props: { label: string; text: string; onText: (text: string) => void }) {
  const { t } = useText();
  return (
    <search className="queue-search files-search">
      <Search size={15} />
      <input
        id={FILES_SEARCH_ID}
        type="search"
        autoComplete="off"
        value={props.text}
        maxLength={40}
        placeholder={props.label}
        aria-label={props.label}
        onChange={(e) => props.onText(e.target.value)}
      />
      {props.text !== '' && (
        <button type="button" aria-label={t('form.takeAway')} onClick={() => props.onText('')}>
          <X size={14} />
        </button>
      )}
    </search>
  );
}
