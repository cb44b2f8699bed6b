import { Scale } from 'lucide-react';
import { handlingPeriod } from '../../../shared/domain/profile/profile.ts';
import { clauseName } from '../../i18n/clause-name.ts';
import { useText } from '../../i18n/language.ts';
import { useRules } from '../use-rules.ts';

const rows = [
  { text: 'context.department', level: 'county', majorMatter: false },
  { text: 'context.city', level: 'city', majorMatter: false },
  { text: 'context.cityMajor', level: 'city', majorMatter: true },
] as const;

/** The limits of the text in force, each with its clause; the centre's own targets are named as such (C14). */
export function LawCard() {
  const { t, language } = useText();
  const rules = useRules();
  if (rules === null) return null;
  return (
    <section>
      <h2>
        <Scale size={16} />
        {t('context.law')}
        <span className="sub">{t('context.lawNote')}</span>
      </h2>
      {rows.map(({ text, level, majorMatter }) => {
        const { period, clause, said } = handlingPeriod(rules.profile, { level, majorMatter });
        return (
          <div key={text} className="law">
            <span>{t(text)}</span>
            <b className="num">{t(`unit.${period.unit}`, { n: period.length })}</b>
            <span className="sub">
              {said !== null && `${t('context.noNumber', { words: said.words })} · `}
              {clauseName(rules.registry.profiles, clause, language)}
            </span>
          </div>
        );
      })}
    </section>
  );
}
