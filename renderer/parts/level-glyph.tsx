import './level-glyph.css';
import { useText } from '../i18n/language.ts';

export type GlyphLevel = 1 | 2 | 3 | 4 | null;

const characters = { 1: '特', 2: '重', 3: '较', 4: '般' } as const;

/** Level as shape, character and colour at once: any two of them may fail. The quietest form belongs to the commonest level. */
export function LevelGlyph(props: { level: GlyphLevel; size?: number }) {
  const { level, size = 22 } = props;
  const { t, language } = useText();
  const name = t(`level.${level ?? 'none'}`);
  const character = level === null ? '？' : language === 'zh' ? characters[level] : String(level);
  return (
    <svg
      className={`glyph glyph-${level ?? 'none'}`}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      role="img"
      aria-label={name}
    >
      <title>{name}</title>
      {level === 1 && <path className="glyph-shape" d="M7.5 1.5h9l6 6v9l-6 6h-9l-6-6v-9z" />}
      {level === 2 && <path className="glyph-shape" d="M12 1 23 9v13.5H1V9z" />}
      {level === 3 && <rect className="glyph-shape" x="1.75" y="1.75" width="20.5" height="20.5" rx="2" />}
      {(level === 4 || level === null) && <circle className="glyph-shape" cx="12" cy="12" r="10.2" />}
      <text className="glyph-text" x="12" y={level === 2 ? 18.4 : 16.6} textAnchor="middle">
        {character}
      </text>
    </svg>
  );
}
