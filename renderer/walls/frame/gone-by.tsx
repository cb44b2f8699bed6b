import type { Language } from '../../../shared/domain/names.ts';
import { spanText } from '../../i18n/format.ts';
import { useTimed } from '../../store/use-time.ts';
import { useWallContext } from './wall-context.ts';
import { wallWords as w } from './wall-words.ts';

/** Whole minutes and up: nothing on a wall counts seconds but its clock and what is about to fall due. */
export function wholeMinutes(ms: number, language: Language): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes >= 10) return spanText(ms, language);
  return language === 'zh' ? `${minutes}分` : `${minutes}m`;
}

/** How long something has been going on, from `since` (ms); empty for null. */
export function GoneBy({ since }: { readonly since: number | null }) {
  const { language, say } = useWallContext();
  const text = useTimed((now) => (since === null ? '' : `${say(w.goneBy)} ${wholeMinutes(now - since, language)}`));
  return <span className="num">{text}</span>;
}
