import { Button } from 'antd';
import { useState } from 'react';
import { useText } from '../../i18n/language.ts';
import type { TextKey } from '../../i18n/texts.ts';
import { KeyCap } from '../../parts/key-cap.tsx';
import { usePrefs } from '../../store/use-prefs.ts';
import { comboOf, defaultKeys, type KeyAction, keyActions, keyClash, keysFor } from '../keys.ts';

const names: Readonly<Record<KeyAction, TextKey>> = {
  next: 'key.next2',
  previous: 'key.previous2',
  open: 'key.open',
  select: 'key.select',
  compare: 'key.compare',
  loadNew: 'key.loadNew',
  why: 'key.why',
  command: 'key.command',
  search: 'key.search',
  find: 'key.find',
  help: 'key.help',
  intake: 'key.intake',
  answer: 'key.answer',
  call: 'key.call',
  slip: 'key.slip',
  context: 'key.context',
  outbox: 'key.outbox',
  sheet: 'key.sheet',
};

/** Enter is the list's own and stays. */
const movable = keyActions.filter((action) => action !== 'open');

/** Puts an act of the desk on another key: press the row, press the key. A key that is taken says by what. */
export function KeySettings() {
  const { t } = useText();
  const { prefs, set } = usePrefs();
  const [asking, setAsking] = useState<KeyAction | null>(null);
  const [clash, setClash] = useState('');
  const own = prefs.keys;

  const take = (e: React.KeyboardEvent, action: KeyAction): void => {
    if (asking !== action || e.nativeEvent.isComposing || e.keyCode === 229) return;
    if (e.key === 'Tab') return setAsking(null);
    e.preventDefault();
    e.stopPropagation();
    if (e.key === 'Escape') return setAsking(null);
    if (['Shift', 'Control', 'Alt', 'Meta'].includes(e.key)) return;
    const combo = comboOf({ key: e.key, ctrl: e.ctrlKey || e.metaKey, alt: e.altKey, shift: e.shiftKey });
    const found = keyClash(combo, action, own);
    if (found !== null) {
      setClash(
        found === 'taken'
          ? t('settings.keyTaken', { keys: combo })
          : t('settings.keyClash', { keys: combo, action: t(names[found]) }),
      );
      return;
    }
    setClash('');
    setAsking(null);
    const { [action]: _before, ...rest }: Partial<Record<KeyAction, string>> = own;
    set('keys', combo === defaultKeys[action][0] ? rest : { ...rest, [action]: combo });
  };

  return (
    <div className="key-settings">
      {movable.map((action) => (
        <button
          key={action}
          type="button"
          className="key-setting"
          aria-pressed={asking === action}
          onClick={() => {
            setClash('');
            setAsking(asking === action ? null : action);
          }}
          onKeyDown={(e) => take(e, action)}
        >
          <span>{t(names[action])}</span>
          {asking === action ? (
            <b>{t('settings.keyPress')}</b>
          ) : (
            <>
              <KeyCap keys={keysFor(action, own)[0] ?? ''} />
              <span className="sr-only">{keysFor(action, own)[0]}</span>
            </>
          )}
        </button>
      ))}
      <p className="key-clash" role="alert">
        {clash}
      </p>
      <Button size="small" disabled={Object.keys(own).length === 0} onClick={() => set('keys', {})}>
        {t('settings.keyReset')}
      </Button>
      <p className="sub">{t('settings.keyNote')}</p>
    </div>
  );
}
