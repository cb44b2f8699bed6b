import { useEffect, useState } from 'react';
import './alarms.css';
import type { AlarmRow, AlarmsView } from '../../../shared/alarm/alarm-view.ts';
import { momentText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { StateNote } from '../../parts/state-note.tsx';
import { isTyping } from '../keys.ts';
import { useLayer } from '../layers.tsx';
import { useDesk } from '../use-desk.ts';
import { AlarmDetail } from './alarm-detail.tsx';
import { AlarmList, type AlarmTab, rowsOfTab } from './alarm-list.tsx';
import { LoadPanel } from './load-panel.tsx';
import { RulesPanel } from './rules-panel.tsx';
import { useAlarmKeys } from './use-alarm-keys.ts';
import { useAlarms } from './use-alarms.ts';

const tabs = ['todo', 'shelved', 'stale', 'all', 'rules'] as const;

/** The alarm centre: what stands and who has it, the one in hand with what to do, and the load of the room. */
export function AlarmsPage() {
  const { t } = useText();
  const desk = useDesk();
  const view = useAlarms();
  useLayer({ main: null, close: () => desk.go('queue') });
  if (view === null) return <StateNote icon={null} title={t('alarms.noRoom')} />;
  return <Centre view={view} />;
}

function Centre(props: { view: AlarmsView }) {
  const { view } = props;
  const { t, language } = useText();
  const [tab, setTab] = useState<AlarmTab>('todo');
  const [chosen, setChosen] = useState<string | null>(null);
  const rows = rowsOfTab(view, tab);
  const row: AlarmRow | undefined = rows.find((one) => one.key === chosen) ?? rows[0];
  useAlarmKeys(row);
  useListKeys(rows, row, setChosen);
  return (
    <div className="alarms" data-tab={tab} data-ready={view.ready ? '' : undefined}>
      <section className="alarms-left">
        <header className="alarm-tabs" role="tablist">
          {tabs.map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              aria-selected={tab === one}
              className="choice"
              onClick={() => setTab(one)}
            >
              {t(`alarms.${one}`)}
              {one !== 'rules' && <b className="num">{rowsOfTab(view, one).length}</b>}
            </button>
          ))}
        </header>
        {view.flood !== null && (
          <p className="flood-note" role="status">
            {t('alarms.floodNow', {
              since: momentText(view.flood.startedAt, view.asOf, language),
              count: view.flood.count,
              peak: view.flood.peak,
            })}
          </p>
        )}
        {tab !== 'rules' && <AlarmList view={view} rows={rows} chosen={row?.key ?? null} choose={setChosen} />}
        {tab === 'rules' && <p className="sub rules-note">{t('alarms.rulesNote')}</p>}
      </section>
      <section className="alarms-middle" aria-label={t('rail.alarms')}>
        {tab === 'rules' ? <RulesPanel /> : <AlarmDetail view={view} row={row} />}
      </section>
      <LoadPanel view={view} />
    </div>
  );
}

/** J and K walk the list, as in every list of the desk. */
function useListKeys(rows: readonly AlarmRow[], row: AlarmRow | undefined, choose: (key: string) => void): void {
  useEffect(() => {
    const press = (e: KeyboardEvent): void => {
      if (e.defaultPrevented || e.isComposing || isTyping(e.target) || e.altKey || e.ctrlKey) return;
      const by = e.key === 'j' || e.key === 'ArrowDown' ? 1 : e.key === 'k' || e.key === 'ArrowUp' ? -1 : 0;
      const at = row === undefined ? -1 : rows.indexOf(row);
      const next = rows[Math.min(rows.length - 1, Math.max(0, at + by))];
      if (by === 0 || next === undefined) return;
      choose(next.key);
      e.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [rows, row, choose]);
}
