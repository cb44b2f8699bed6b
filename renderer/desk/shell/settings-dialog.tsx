import { Button, Modal, Segmented } from 'antd';
import type { ReactNode } from 'react';
import './dialogs.css';
import { useText } from '../../i18n/language.ts';
import type { DeskSession } from '../../store/desk-session.ts';
import type { PrefValues } from '../../store/prefs.ts';
import { usePrefs } from '../../store/use-prefs.ts';
import { useAlarmSound } from '../alarms/use-alarms.ts';
import { useDesk } from '../use-desk.ts';
import { DisplaySettings } from './display-settings.tsx';
import { HubAddress } from './hub-address.tsx';
import { KeySettings } from './key-settings.tsx';

const fontSizes = [14, 15, 16] as const;
const zooms = [100, 125, 150, 175, 200] as const;
const volumes = [0, 30, 50, 80, 100] as const;

/** Look, size, sound, displays, keys and the hub's address of this desk; rules of the centre stand on their own page. */
export function SettingsDialog(props: { session: DeskSession }) {
  const { t } = useText();
  const desk = useDesk();
  const { prefs, set } = usePrefs();
  return (
    <Modal
      open
      centered
      width={640}
      // Title and foot stay; what is longer than the window scrolls between them.
      styles={{ body: { maxHeight: 'calc(100vh - 190px)', overflowY: 'auto' } }}
      title={t('settings.title')}
      onCancel={() => desk.panel(null)}
      footer={<Button onClick={() => desk.panel(null)}>{t('settings.close')}</Button>}
    >
      <div className="settings">
        <Row label={t('settings.theme')}>
          <Segmented<PrefValues['theme']>
            value={prefs.theme}
            onChange={(v) => set('theme', v)}
            options={[
              { value: 'light', label: t('settings.light') },
              { value: 'dark', label: t('settings.dark') },
              { value: 'auto', label: t('settings.auto') },
            ]}
          />
        </Row>
        <Row label={t('settings.language')}>
          <Segmented<PrefValues['language']>
            value={prefs.language}
            onChange={(v) => set('language', v)}
            options={[
              { value: 'zh', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
          />
        </Row>
        <Row label={t('settings.density')}>
          <Segmented<PrefValues['density']>
            value={prefs.density}
            onChange={(v) => set('density', v)}
            options={[
              { value: 'compact', label: t('settings.compact') },
              { value: 'standard', label: t('settings.standard') },
              { value: 'roomy', label: t('settings.roomy') },
            ]}
          />
        </Row>
        <Row label={t('settings.fontSize')}>
          <Segmented
            value={prefs.fontSize}
            onChange={(v) => set('fontSize', v)}
            options={fontSizes.map((size) => ({ value: size, label: String(size) }))}
          />
        </Row>
        <Row label={t('settings.zoom')}>
          <Segmented
            value={prefs.zoom}
            onChange={(v) => set('zoom', v)}
            options={zooms.map((zoom) => ({ value: zoom, label: `${zoom}%` }))}
          />
        </Row>
        <Row label={t('settings.motion')}>
          <Segmented<PrefValues['motion']>
            value={prefs.motion}
            onChange={(v) => set('motion', v)}
            options={[
              { value: 'system', label: t('settings.auto') },
              { value: 'reduce', label: t('settings.still') },
            ]}
          />
        </Row>
        <Row label={t('settings.displays')}>
          <DisplaySettings />
        </Row>
        <Row label={t('rail.parameters')}>
          <Button
            onClick={() => {
              desk.panel(null);
              desk.go('parameters');
            }}
          >
            {t('settings.parameters')}
          </Button>
        </Row>
        <Row label={t('sound.volume')}>
          <AlarmVolume />
        </Row>
        <Row label={t('settings.hub')}>
          <HubAddress current={props.session.line.hubUrl} />
        </Row>
        <Row label={t('settings.keys')}>
          <KeySettings />
        </Row>
      </div>
    </Modal>
  );
}

/** How loud alarms are on this desk; an urgent one keeps its floor whatever is chosen. */
function AlarmVolume() {
  const { t } = useText();
  const { prefs, set } = usePrefs();
  const { voice } = useAlarmSound();
  return (
    <>
      <Segmented
        value={prefs.alarmVolume}
        onChange={(v) => set('alarmVolume', v)}
        options={volumes.map((volume) => ({ value: volume, label: `${volume}%` }))}
      />{' '}
      <Button onClick={() => voice?.test()}>{t('sound.test')}</Button>
    </>
  );
}

const Row = (props: { label: string; children: ReactNode }) => (
  <div className="settings-row">
    <span className="muted">{props.label}</span>
    <div>{props.children}</div>
  </div>
);
