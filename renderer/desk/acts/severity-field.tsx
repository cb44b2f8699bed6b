import { useId } from 'react';
import './severity-field.css';
import type { Severity } from '../../../shared/domain/event/event.ts';
import { useText } from '../../i18n/language.ts';
import { LevelGlyph } from '../../parts/level-glyph.tsx';

const choices = [4, 3, 2, 1, null] as const;

/** Gravity as five choices by glyph and word; Alt+1 … 4 where `keys` is on. */
export function SeverityField(props: {
  value: Severity | null;
  onChange: (value: Severity | null) => void;
  label: string;
}) {
  const { t } = useText();
  const name = useId();
  return (
    <div className="severity" role="radiogroup" aria-label={props.label}>
      {choices.map((level) => (
        <label key={level ?? 'none'} className="severity-choice" data-level={level ?? 'none'}>
          <input type="radio" name={name} checked={props.value === level} onChange={() => props.onChange(level)} />
          <LevelGlyph level={level} size={20} />
          <span>{t(`level.${level ?? 'none'}`)}</span>
        </label>
      ))}
    </div>
  );
}
