import './level-glyph.css';
import { useText } from '../i18n/language.ts';

export type GlyphLevel = 1 | 2 | 3 | 4 | null;

const characters = { 1: '特', 2: '重', 3: '较', 4: '般' } as const;

/** One path each, so that another level is another value in the same element: octagon, house, square, circle. */
const shapes = {
  1: 'M7.5 1.5h9l6 6v9l-6 6h-9l-6-6v-9z',
  2: 'M12 1 23 9v13.5H1V9z',
  3: 'M3.75 1.75h16.5a2 2 0 0 1 2 2v16.5a2 2 0 0 1-2 2H3.75a2 2 0 0 1-2-2V3.75a2 2 0 0 1 2-2z',
  4: 'M12 1.8a10.2 10.2 0 0 1 0 20.4 10.2 10.2 0 0 1 0-20.4z',
} as const;

/** Level as shape, character and colour at once: any two of them may fail. The quietest form belongs to the commonest level. */
export function LevelGlyph(props: { level: GlyphLevel; size?: number }) {
  const { level, size = 22 } = props;
  const { t, language } = useText();
  const name = t(`level.${level ?? 'none'}`);
  const character = level === null ? '？' : language === 'zh' ? characters[level] : String(level);
  return (
    <svg className={`glyph glyph-${level ?? 'none'}`} width={size} height={size} viewBox="0 0 24 24" role="img">
      <title>{name}</title>
      <path className="glyph-shape" d={shapes[level ?? 4]} />
      <text className="glyph-text" x="12" y={level === 2 ? 18.4 : 16.6} textAnchor="middle">
        {character}
      </text>
    </svg>
  );
}
