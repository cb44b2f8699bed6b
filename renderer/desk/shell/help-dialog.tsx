import { Modal } from 'antd';
import './dialogs.css';
import { useText } from '../../i18n/language.ts';
import { KeyCap } from '../../parts/key-cap.tsx';
import { usePrefs } from '../../store/use-prefs.ts';
import { paletteVerbs } from '../palette/read-line.ts';
import { useDesk } from '../use-desk.ts';
import { type KeyHelp, keysNow, keysOf } from './key-list.ts';

const everywhere: readonly KeyHelp[] = [
  { keys: 'Ctrl+K', text: 'key.command' },
  { keys: 'F2', text: 'key.intake', of: ['intake'] },
  { keys: 'F3', text: 'key.answer', of: ['answer'] },
  { keys: 'Ctrl+Enter', text: 'key.main' },
  { keys: 'F4', text: 'key.call', of: ['call'] },
  { keys: 'F10', text: 'key.slip', of: ['slip'] },
  { keys: 'Ctrl+1-9', text: 'key.modules' },
  { keys: 'Alt+U', text: 'key.outbox', of: ['outbox'] },
  { keys: 'Ctrl+I', text: 'key.context', of: ['context'] },
  { keys: 'Ctrl+P', text: 'key.print' },
  { keys: 'Alt+P', text: 'key.sheet', of: ['sheet'] },
  { keys: 'Esc', text: 'key.escape' },
];

/** Every key and every code of the command line in one place, as they stand on this desk. */
export function HelpDialog() {
  const { t, say } = useText();
  const desk = useDesk();
  const own = usePrefs().prefs.keys;
  const shown = [
    ...keysOf.queue.filter((k) => !everywhere.some((e) => e.keys === k.keys)),
    ...everywhere,
    ...keysOf.intake.slice(0, 2),
  ];
  return (
    <Modal open centered width={720} title={t('help.title')} footer={null} onCancel={() => desk.panel(null)}>
      <dl className="help-keys">
        {shown.map((help) => (
          <div key={help.keys}>
            <dt>
              <KeyCap keys={keysNow(help, own)} />
            </dt>
            <dd>{t(help.text)}</dd>
          </div>
        ))}
      </dl>
      <p className="sub">{t('help.note')}</p>
      <h3 className="help-head">{t('help.codes')}</h3>
      <dl className="help-codes">
        {paletteVerbs.map((verb) => (
          <div key={verb.key}>
            <dt>
              <b>{verb.codes[0]}</b> {verb.codes.slice(1).join(' ')}
            </dt>
            <dd>
              {say(verb.name)} <code>{verb.example}</code>
            </dd>
          </div>
        ))}
      </dl>
      <p className="sub">{t('help.codesNote')}</p>
    </Modal>
  );
}
