import { Button, Input } from 'antd';
import { useState } from 'react';
import './dialogs.css';
import { parseWith, z } from '../../../shared/std/shape.ts';
import { useText } from '../../i18n/language.ts';
import { runErrorText } from '../../i18n/run-error-text.ts';
import { useRun } from '../../store/use-run.ts';

const address = z.url({ protocol: /^https?$/ });

/** The hub's address, checked before it is kept. */
export function HubAddress(props: { current: string }) {
  const { t, language } = useText();
  const [url, setUrl] = useState(props.current);
  const [note, setNote] = useState('');
  const { run, busy } = useRun();
  const save = async (): Promise<void> => {
    if (!parseWith(address, url.trim()).ok) {
      setNote(t('settings.hubBad'));
      return;
    }
    const result = await run({ kind: 'hub.setAddress', url: url.trim() });
    if (result !== null) setNote(result.ok ? t('settings.hubSaved') : runErrorText(result.error, language));
  };
  return (
    <>
      <div className="settings-hub">
        <Input
          value={url}
          onChange={(e) => setUrl(e.target.value)}
          onPressEnter={() => void save()}
          aria-label={t('settings.hub')}
          maxLength={300}
        />
        <Button loading={busy} onClick={() => void save()}>
          {t('settings.hubSave')}
        </Button>
      </div>
      <p className="sub" role="status">
        {note === '' ? t('settings.hubHint') : note}
      </p>
    </>
  );
}
