import { Button } from 'antd';
import { wallNames } from '../../../shared/wire/wall-plan.ts';
import { gridDeskWindow } from '../../bridge/electron-connector.ts';
import { useText } from '../../i18n/language.ts';
import { useDesk } from '../use-desk.ts';

/** Walls of this console, one a display; windows come back where they stood after a power cut. What a wall shows has its own page. */
export function DisplaySettings() {
  const { t } = useText();
  const desk = useDesk();
  const host = gridDeskWindow();
  return (
    <div className="settings-displays">
      {host === null ? (
        <span className="sub">{t('settings.browserDisplays')}</span>
      ) : (
        wallNames.map((wall, n) => (
          <Button key={wall} onClick={() => void host.openWall(wall)}>
            {t('settings.openWall', { n: n + 1 })}
          </Button>
        ))
      )}
      <Button
        onClick={() => {
          desk.panel(null);
          desk.go('walls');
        }}
      >
        {t('settings.wallPlans')}
      </Button>
    </div>
  );
}
