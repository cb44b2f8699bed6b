import { Button as AntButton, Modal } from 'antd';
import { useEffect } from 'react';
import './dialogs.css';
import { useText } from '../../i18n/language.ts';
import { usePrefs } from '../../store/use-prefs.ts';
import { useDesk } from '../use-desk.ts';

const steps = ['guide.1', 'guide.2', 'guide.3', 'guide.4', 'guide.5', 'guide.6'] as const;

/** What a newcomer should try, in six sentences; opens by itself once. */
export function GuideDialog() {
  const { t } = useText();
  const desk = useDesk();
  const { prefs, set } = usePrefs();
  useEffect(() => {
    if (!prefs.guideSeen) set('guideSeen', true);
  }, [prefs.guideSeen, set]);
  const close = (): void => desk.panel(null);
  return (
    <Modal
      open
      centered
      width={620}
      title={t('guide.title')}
      onCancel={close}
      footer={
        <AntButton type="primary" autoFocus onClick={close}>
          {t('guide.start')}
        </AntButton>
      }
    >
      <ol className="guide">
        {steps.map((step, n) => (
          <li key={step}>
            <b className="num">{n + 1}</b>
            <span>{t(step)}</span>
          </li>
        ))}
      </ol>
    </Modal>
  );
}
