import { BellOff } from 'lucide-react';
import type { AlarmRow, AlarmsView } from '../../../shared/alarm/alarm-view.ts';
import { alarmKindNames } from '../../../shared/domain/profile/alarm-rules.ts';
import { clockText, momentText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { StateNote } from '../../parts/state-note.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useMinute } from '../../store/use-time.ts';
import { memberLine, rowTitle } from './alarm-words.ts';
import { PriorityBlock } from './priority-block.tsx';
import { RungLine } from './rung-line.tsx';
import { useTownOf } from './use-town-of.ts';

export type AlarmTab = 'todo' | 'shelved' | 'stale' | 'all' | 'rules';
const staleMs = 86_400_000;

/** The rows of a tab, in the order the station gave them. */
export function rowsOfTab(view: AlarmsView, tab: AlarmTab): readonly AlarmRow[] {
  switch (tab) {
    case 'todo':
      return view.rows.filter((row) => row.state === 'loud' || row.state === 'acknowledged');
    case 'shelved':
      return view.rows.filter((row) => row.state === 'shelved' || row.state === 'inhibited');
    case 'stale':
      return view.rows.filter((row) => view.asOf - row.openedAt > staleMs);
    default:
      return view.rows;
  }
}

const sections = [
  { states: ['loud'], text: 'alarms.loud' },
  { states: ['acknowledged'], text: 'alarms.acknowledged' },
  { states: ['shelved', 'inhibited'], text: 'alarms.quiet' },
  { states: ['waiting'], text: 'alarms.waiting' },
] as const;

/** Loud first, then by priority, then by age; what somebody has stands below it, what is shelved is always in sight. */
export function AlarmList(props: {
  view: AlarmsView;
  rows: readonly AlarmRow[];
  chosen: string | null;
  choose: (key: string) => void;
}) {
  const { view, rows } = props;
  const { t } = useText();
  if (!view.ready) return <StateNote icon={<BellOff size={26} />} title={t('alarms.reading')} />;
  if (rows.length === 0)
    return (
      <StateNote
        icon={<BellOff size={26} />}
        title={t('alarms.none')}
        lines={[t('alarms.noneAsOf', { asOf: clockText(view.asOf) })]}
      />
    );
  return (
    <div className="alarm-list scroll" role="listbox" aria-label={t('rail.alarms')}>
      {sections.map(({ states, text }) => {
        const own = rows.filter((row) => (states as readonly string[]).includes(row.state));
        if (own.length === 0) return null;
        return (
          // A list of options holds options and groups of them, no headings.
          <div key={text} role="group" aria-label={t(text)}>
            <div className="alarm-section">
              {t(text)} <b className="num">{own.length}</b>
              {text === 'alarms.loud' && <span className="sub">{t('alarms.loudNote')}</span>}
            </div>
            {own.map((row) => (
              <AlarmLineRow key={row.key} row={row} chosen={props.chosen === row.key} choose={props.choose} />
            ))}
          </div>
        );
      })}
    </div>
  );
}

function AlarmLineRow(props: { row: AlarmRow; chosen: boolean; choose: (key: string) => void }) {
  const { row } = props;
  const { t, language, say } = useText();
  const now = useMinute();
  const townOf = useTownOf();
  const [first] = row.members;
  return (
    <button
      type="button"
      role="option"
      aria-selected={props.chosen}
      className="alarm-row"
      data-key={row.key}
      data-state={row.state}
      data-kind={row.kind}
      onClick={() => props.choose(row.key)}
    >
      <PriorityBlock priority={row.priority} filled={row.state === 'loud'} />
      <span className="alarm-row-words">
        <b className="ellipsis">{rowTitle(row, language)}</b>
        <span className="sub ellipsis">
          {row.isFlood && <Tag tone="red">{t('alarms.flood')}</Tag>}
          {row.inhibitedBy !== null
            ? t('alarms.inhibitedBy', { kind: say(alarmKindNames[row.inhibitedBy]) })
            : first === undefined
              ? ''
              : row.total > 1
                ? row.members
                    .slice(0, 3)
                    .map((one) => one.name || one.number)
                    .join('、')
                : memberLine(first, townOf)}
        </span>
      </span>
      <RungLine row={row} />
      <span className="alarm-row-at num">{momentText(row.openedAt, now, language)}</span>
    </button>
  );
}
