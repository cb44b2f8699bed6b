import { Database, Scale } from 'lucide-react';
import { clockText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { KeyCap } from '../../parts/key-cap.tsx';
import type { DeskSession } from '../../store/desk-session.ts';
import { useSession } from '../../store/use-feed.ts';
import { usePrefs } from '../../store/use-prefs.ts';
import { useDeskState } from '../use-desk.ts';
import { keysNow, keysOf } from './key-list.ts';

/** Keys valid now, the rule pack in force, how much is cached and how old it is. */
export function KeyBar(props: { session: DeskSession }) {
  const { rulePack } = props.session;
  const { t } = useText();
  const module = useDeskState('module');
  const own = usePrefs().prefs.keys;
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
      <CacheAge />
    </footer>
  );
}

/** Alone, for its age moves with every beat of the line. */
function CacheAge() {
  const { t } = useText();
  const session = useSession();
  if (session === undefined) return null;
  const { dataAsOf } = session.line;
  const count = session.storage.cachedEvents;
  return (
    <span className="key-bar-key num">
      <Database size={13} />
      {dataAsOf === null ? t('shell.cacheUnknown', { count }) : t('shell.cache', { count, asOf: clockText(dataAsOf) })}
    </span>
  );
}
