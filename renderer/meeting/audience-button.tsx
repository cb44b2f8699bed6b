import { ScreenShare } from 'lucide-react';
import { gridDeskWindow } from '../bridge/electron-connector.ts';
import { useText } from '../i18n/language.ts';
import { Button } from '../parts/button.tsx';

/** The window of the room: Electron puts it on the second display, a browser opens one to be moved to the projector. */
export function AudienceButton() {
  const { t } = useText();
  const host = gridDeskWindow();
  if (host !== null)
    return (
      <Button icon={<ScreenShare size={16} />} onClick={() => void host.openAudience()}>
        {t('meet.audience')}
      </Button>
    );
  return (
    <a className="btn btn-plain" href="meeting.html" target="griddesk-audience" rel="opener">
      <ScreenShare size={16} />
      <span>{t('meet.audience')}</span>
    </a>
  );
}
