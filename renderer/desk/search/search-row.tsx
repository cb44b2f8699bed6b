import { Upload } from 'lucide-react';
import { Fragment } from 'react';
import { stateNames } from '../../../shared/domain/names.ts';
import type { FoundRow, MarkedText } from '../../../shared/wire/search.ts';
import { dateTimeText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { classNames } from '../../parts/class-names.ts';
import { LevelGlyph } from '../../parts/level-glyph.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useMinute } from '../../store/use-time.ts';
import { stateTone } from '../state-tone.ts';

/** A text with what was looked for standing out. */
function Marked(props: { text: MarkedText }) {
  const { text, marks } = props.text;
  return (
    <>
      {marks.map(({ from, to }, i) => (
        <Fragment key={from}>
          {text.slice(marks[i - 1]?.to ?? 0, from)}
          <mark>{text.slice(from, to)}</mark>
        </Fragment>
      ))}
      {text.slice(marks.at(-1)?.to ?? 0)}
    </>
  );
}

/** One found event: what it is, where the words stand, how it stands, when it was reported. */
export function SearchRow(props: { found: FoundRow; index: number; pointed: boolean; onOpen: () => void }) {
  const { row, title, number, place, content } = props.found;
  const { t, say } = useText();
  const now = useMinute();
  return (
    <div
      id={`found-${row.id}`}
      role="row"
      aria-rowindex={props.index}
      aria-selected={props.pointed}
      data-event={row.id}
      data-number={row.number}
      className={classNames('search-row', `edge-${row.severity ?? 'none'}`, props.pointed && 'queue-pointed')}
      onMouseDown={props.onOpen}
    >
      <span role="gridcell" className="cell-level">
        <LevelGlyph level={row.severity} />
      </span>
      <span role="gridcell" className="search-words">
        <span className="row-title ellipsis">
          <Marked text={title} />
          {row.pending > 0 && (
            <Tag tone="pend" icon={<Upload size={11} />}>
              {t('queue.pending')}
            </Tag>
          )}
          {row.major && <Tag tone="red">{t('queue.major')}</Tag>}
        </span>
        <span className="row-sub ellipsis num">
          <Marked text={number} />
          {'\u2002'}
          <Marked text={place} />
        </span>
        {content !== null && (
          <span className="search-content ellipsis">
            <Marked text={content} />
          </span>
        )}
      </span>
      <span role="gridcell" className="cell-state">
        <Tag tone={stateTone(row.state)}>{say(stateNames[row.state])}</Tag>
        <span className="row-sub ellipsis">{row.holder ?? '—'}</span>
      </span>
      <span role="gridcell" className="search-where">
        <span className="ellipsis">{row.town}</span>
        <span className="row-sub ellipsis">{row.grid ?? ''}</span>
      </span>
      <span role="gridcell" className="search-when num">
        {dateTimeText(row.registeredAt, now)}
      </span>
    </div>
  );
}
