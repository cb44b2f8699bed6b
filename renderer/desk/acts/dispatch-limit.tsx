import type { Level } from '../../../shared/domain/actor/actor.ts';
import { clauseName } from '../../i18n/clause-name.ts';
import { dueText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { Field } from '../../parts/field.tsx';
import { useMinute } from '../../store/use-time.ts';
import { useRules } from '../use-rules.ts';
import { duePreview } from './due-preview.ts';

/** Due moment if it were delivered now, its length and clause, and the sign-in target. */
export function DispatchLimit(props: { level: Level; majorMatter: boolean }) {
  const { t, language } = useText();
  const rules = useRules();
  const now = useMinute();
  if (rules === null) return null;
  const preview = duePreview(rules, { ...props, now });
  const length = t(`unit.${preview.period.unit}`, { n: preview.period.length });
  const hint = [
    clauseName(rules.registry.profiles, preview.clause, language),
    t('dispatch.fromNow'),
    preview.provisional ? t('queue.provisional') : '',
  ]
    .filter((s) => s !== '')
    .join(' · ');
  return (
    <Field label={t('dispatch.limit')} hint={hint}>
      {(id) => (
        <output id={id} className="chosen num">
          <b>{t('dispatch.limitText', { due: dueText(preview.due, now, language), length })}</b>
          <span>
            {t('dispatch.signIn', { length: t(`unit.${preview.signIn.unit}`, { n: preview.signIn.length }) })}
          </span>
        </output>
      )}
    </Field>
  );
}
