import { ScreenShare } from 'lucide-react';
import { gridDeskWindow } from '../bridge/electron-connector.ts';
import { useText } from '../i18n/language.ts';

/** In a browser a second window, to be moved to the projector; Electron's second display is opened by the shell. */
export function AudienceButton() {
  const { t } = useText();
  if (gridDeskWindow() !== null) return null;
  return (
    <a className="btn btn-plain" href="meeting.html" target="griddesk-audience" rel="opener">
      <ScreenShare size={16} />
      <span>{t('meet.audience')}</span>
    </a>
  );
}
