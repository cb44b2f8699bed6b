import { Database, Scale } from 'lucide-react';
import type { SessionState } from '../../../shared/wire/bridge.ts';
import { clockText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { KeyCap } from '../../parts/key-cap.tsx';
import { usePrefs } from '../../store/use-prefs.ts';
import { useDeskState } from '../use-desk.ts';
import { keysNow, keysOf } from './key-list.ts';

/** Keys valid now, the rule pack in force, how much is cached and how old it is. */
export function KeyBar(props: { session: SessionState }) {
  const { storage, line, rulePack } = props.session;
  const { t } = useText();
  const module = useDeskState('module');
  const own = usePrefs().prefs.keys;
  const cache =
    line.dataAsOf === null
      ? t('shell.cacheUnknown', { count: storage.cachedEvents })
      : t('shell.cache', { count: storage.cachedEvents, asOf: clockText(line.dataAsOf) });
  return (
    <footer className="key-bar" aria-label={t('shell.keyBar')}>
      <span className="key-bar-keys">
        {keysOf[module].map((help) => (
          <span key={help.keys} className="key-bar-key">
            <KeyCap keys={keysNow(help, own)} />
            {t(help.text)}
          </span>
        ))}
      </span>
      {rulePack !== null && (
        <span className="key-bar-key">
          <Scale size={13} />
          {t('shell.rules', rulePack)}
        </span>
      )}
      <span className="key-bar-key num">
        <Database size={13} />
        {cache}
      </span>
    </footer>
  );
}
