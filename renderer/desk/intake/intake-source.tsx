import { useState } from 'react';
import { channels } from '../../../shared/domain/event/event.ts';
import { channelNames } from '../../../shared/domain/names.ts';
import { useText } from '../../i18n/language.ts';
import { fromLocalInput, toLocalInput } from '../acts/local-input.ts';
import { type IntakeForm, needsNumber } from './intake-form.ts';
import { Step } from './intake-step.tsx';
import { fillIn } from './intake-store.ts';

const offered = channels.filter((c) => c !== 'import' && c !== 'api');

/** Through which door it came, when it was told, and the other system's number where it has one (I7). */
export function IntakeSource(props: { form: IntakeForm }) {
  const { form } = props;
  const { t, say } = useText();
  return (
    <Step at={6} label={t('intake.channel')} done>
      <div className="intake-pair">
        <select
          className="input"
          aria-label={t('intake.channel')}
          value={form.channel}
          onChange={(e) => fillIn({ channel: offered.find((c) => c === e.target.value) ?? 'phone' })}
        >
          {offered.map((channel) => (
            <option key={channel} value={channel}>
              {say(channelNames[channel])}
            </option>
          ))}
        </select>
        <ToldAt form={form} />
      </div>
      {needsNumber.has(form.channel) && (
        <input
          id="intake-foreign"
          className="input intake-title"
          aria-label={t('intake.foreignNumber')}
          placeholder={t('intake.foreignNumber')}
          maxLength={80}
          value={form.foreignNumber}
          onChange={(e) => fillIn({ foreignNumber: e.target.value })}
        />
      )}
    </Step>
  );
}

/** When the caller told it; what is half typed waits until it is a time. */
function ToldAt(props: { form: IntakeForm }) {
  const { t } = useText();
  const [text, setText] = useState(toLocalInput(props.form.toldAt));
  return (
    <input
      className="input num"
      autoComplete="off"
      aria-label={t('intake.toldAt')}
      value={text}
      onChange={(e) => {
        setText(e.target.value);
        const at = fromLocalInput(e.target.value);
        if (at !== null) fillIn({ toldAt: at });
      }}
      onBlur={() => setText(toLocalInput(props.form.toldAt))}
    />
  );
}
