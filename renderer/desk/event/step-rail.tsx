import { useMemo } from 'react';
import type { EventView } from '../../../shared/wire/event-view.ts';
import { remainText, spanText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { useTimed } from '../../store/use-time.ts';
import { type Step, stepsOf } from './steps-of.ts';

/** Seven steps: what each took, what is left of the present one. */
export function StepRail(props: { view: EventView }) {
  const { event, timeline } = props.view;
  const { t } = useText();
  const steps = useMemo(() => stepsOf(event, timeline), [event, timeline]);
  return (
    <ol className="steps" aria-label={t('steps.label')}>
      {steps.map((step) => (
        <StepMark key={step.key} step={step} />
      ))}
    </ol>
  );
}

function StepMark(props: { step: Step }) {
  const { step } = props;
  const { t, language } = useText();
  const words = useTimed((now) => {
    if (step.step === 'done')
      return step.took === null
        ? ''
        : spanText(step.took, language)
            .replace(/分\d\d秒$/, '分')
            .replace(/m \d\ds$/, 'm');
    return step.step === 'now' && step.due !== null ? remainText(step.due, now, language) : '';
  });
  const late = useTimed((now) => step.step === 'now' && step.due !== null && now >= step.due);
  return (
    <li
      className="step"
      data-step={step.step}
      data-late={late ? '' : undefined}
      aria-current={step.step === 'now' ? 'step' : undefined}
    >
      <b>{t(`step.${step.key}`)}</b>
      <span className="num">{words}</span>
    </li>
  );
}
