import { Languages, Moon, Settings, Sun, Upload } from 'lucide-react';
import { useState } from 'react';
import { roleNames } from '../../../shared/domain/names.ts';
import { clockText, dayText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import type { DeskSession } from '../../store/desk-session.ts';
import { isLineUp } from '../../store/desk-session.ts';
import { usePrefs } from '../../store/use-prefs.ts';
import { useRun } from '../../store/use-run.ts';
import { useThemeMode } from '../../store/use-theme-mode.ts';
import { useSecond } from '../../store/use-time.ts';
import { RateBars, SoundChip } from '../alarms/sound-chip.tsx';
import { useDesk } from '../use-desk.ts';
import { LineBadge } from './line-badge.tsx';
import { ProductMark } from './product-mark.tsx';

/** Top strip: whose desk this is, how the line stands, what is unsent, hub time. Violet and hatched while the line is down. */
export function Strip(props: { session: DeskSession }) {
  const { session } = props;
  const { t, language } = useText();
  const desk = useDesk();
  const { waiting } = session.line;
  const place = language === 'zh' ? session.place?.name : session.place?.nameEn;
  return (
    <header className="strip" data-line={isLineUp(session.line) ? 'up' : 'down'}>
      <div className="strip-brand">
        <ProductMark />
        {t('product.name')}
      </div>
      {place !== undefined && <div className="strip-center">{t('shell.center', { place })}</div>}
      <div className="strip-fill" />
      <LineBadge />
      <button
        type="button"
        className="waiting"
        data-some={waiting > 0 ? '' : undefined}
        onClick={() => desk.go('outbox')}
      >
        <Upload size={15} />
        <span aria-live="polite">{t('line.waiting', { count: waiting })}</span>
      </button>
      <div className="strip-fill" />
      <StripClock />
      <RateBars />
      <SoundChip />
      <StripTools />
      {session.actor !== null && <OperatorChip session={session} />}
    </header>
  );
}

function StripClock() {
  const { t, language } = useText();
  const now = useSecond();
  const time = clockText(now);
  return (
    <div className="strip-clock num" role="timer" aria-label={t('shell.clock')}>
      <span className="strip-time">
        {time.slice(0, 5)}
        <small>{time.slice(5)}</small>
      </span>
      <span className="strip-date">{dayText(now, language)}</span>
    </div>
  );
}

function StripTools() {
  const { t } = useText();
  const desk = useDesk();
  const { prefs, set } = usePrefs();
  const dark = useThemeMode() === 'dark';
  const themeLabel = dark ? t('shell.toLight') : t('shell.toDark');
  return (
    <div className="strip-tools">
      <button
        type="button"
        className="strip-tool"
        title={themeLabel}
        aria-label={themeLabel}
        onClick={() => set('theme', dark ? 'light' : 'dark')}
      >
        {dark ? <Moon size={17} /> : <Sun size={17} />}
      </button>
      <button
        type="button"
        className="strip-tool"
        title={t('shell.language')}
        aria-label={`${t('shell.languageShort')} ${t('shell.language')}`}
        onClick={() => set('language', prefs.language === 'zh' ? 'en' : 'zh')}
      >
        <Languages size={16} />
        &nbsp;{t('shell.languageShort')}
      </button>
      <button
        type="button"
        className="strip-tool"
        title={t('rail.settings')}
        aria-label={t('rail.settings')}
        onClick={() => desk.panel('settings')}
      >
        <Settings size={16} />
      </button>
    </div>
  );
}

/** Who is on. Leaving takes a second press: a slip of the mouse must not end a shift. */
function OperatorChip(props: { session: DeskSession }) {
  const { t, say } = useText();
  const { run, busy } = useRun();
  const [asked, setAsked] = useState(false);
  const { actor } = props.session;
  if (actor === null) return null;
  const press = (): void => {
    if (asked) void run({ kind: 'session.signOut' });
    else setAsked(true);
  };
  return (
    <button
      type="button"
      className="operator"
      disabled={busy}
      title={t('shell.signOut')}
      onClick={press}
      onBlur={() => setAsked(false)}
    >
      <span className="sr-only">{t('shell.operator')} </span>
      <b>{actor.name}</b>
      <span>{asked ? t('shell.signOutAgain') : say(roleNames[actor.role])}</span>
    </button>
  );
}
