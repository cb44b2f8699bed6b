import { Modal } from 'antd';
import './dialogs.css';
import { useText } from '../../i18n/language.ts';
import { KeyCap } from '../../parts/key-cap.tsx';
import { useDesk } from '../use-desk.ts';
import { type KeyHelp, keysOf } from './key-list.ts';

const everywhere: readonly KeyHelp[] = [
  { keys: 'F2', text: 'key.intake' },
  { keys: 'Ctrl+Enter', text: 'key.main' },
  { keys: 'Ctrl+1-7', text: 'key.modules' },
  { keys: 'Alt+U', text: 'key.outbox' },
  { keys: 'Ctrl+I', text: 'key.context' },
  { keys: 'Ctrl+P', text: 'key.print' },
  { keys: 'Esc', text: 'key.escape' },
];

/** Every key in one place. */
export function HelpDialog() {
  const { t } = useText();
  const desk = useDesk();
  const shown = [
    ...keysOf.queue.filter((k) => !everywhere.some((e) => e.keys === k.keys)),
    ...everywhere,
    ...keysOf.intake.slice(0, 2),
  ];
  return (
    <Modal open centered width={560} title={t('help.title')} footer={null} onCancel={() => desk.panel(null)}>
      <dl className="help-keys">
        {shown.map(({ keys, text }) => (
          <div key={keys}>
            <dt>
              <KeyCap keys={keys} />
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
      <p className="sub">{t('help.note')}</p>
    </Modal>
  );
}
