import { useState } from 'react';
import { type Channel, channels } from '../../../shared/domain/event/event.ts';
import { channelGround } from '../../../shared/domain/event/intake-rules.ts';
import { channelNames } from '../../../shared/domain/names.ts';
import { useText } from '../../i18n/language.ts';
import { fromLocalInput, toLocalInput } from '../acts/local-input.ts';
import { useRules } from '../use-rules.ts';
import { type IntakeForm, mayHaveNumber, needsNumber } from './intake-form.ts';
import { Step } from './intake-step.tsx';
import { fillIn } from './intake-store.ts';

const offered = channels.filter((c) => c !== 'import' && c !== 'api');

/** Through which door it came, when it was told and by whom, and the other system's number where it has one (I7). */
export function IntakeSource(props: { form: IntakeForm }) {
  const { form } = props;
  const { t } = useText();
  return (
    <Step at={6} label={t('intake.channel')} done>
      <div className="intake-pair">
        <ChannelSelect form={form} />
        <ToldAt form={form} />
      </div>
      {mayHaveNumber.has(form.channel) && (
        <Words
          id="intake-foreign"
          label={t(needsNumber.has(form.channel) ? 'intake.foreignNumber' : 'intake.foreignMaybe')}
          most={80}
          value={form.foreignNumber}
          onChange={(foreignNumber) => fillIn({ foreignNumber })}
        />
      )}
      {form.channel === 'upperAssigned' && <Assignment form={form} />}
      <Reporter form={form} />
    </Step>
  );
}

/** Sources the texts of this place name stand first. */
function ChannelSelect(props: { form: IntakeForm }) {
  const { t, say } = useText();
  const rules = useRules();
  const named = (channel: Channel): boolean =>
    rules !== null && channelGround(rules.profile, channel)?.statutory === true;
  const option = (channel: Channel) => (
    <option key={channel} value={channel}>
      {say(channelNames[channel])}
    </option>
  );
  const others = offered.filter((channel) => !named(channel));
  const sources = offered.filter(named);
  return (
    <select
      className="input"
      aria-label={t('intake.channel')}
      value={props.form.channel}
      onChange={(e) => fillIn({ channel: offered.find((c) => c === e.target.value) ?? 'phone' })}
    >
      {sources.length > 0 && <optgroup label={t('intake.sources')}>{sources.map(option)}</optgroup>}
      <optgroup label={t('intake.otherSources')}>{others.map(option)}</optgroup>
    </select>
  );
}

/** Who assigned it from above and when the answer is due: without that it is no assignment (ZS-6-2-4). */
function Assignment(props: { form: IntakeForm }) {
  const { form } = props;
  const { t } = useText();
  return (
    <>
      <div className="intake-pair">
        <Words
          id="intake-assigned-by"
          label={t('intake.assignedBy')}
          most={80}
          value={form.assignedBy}
          onChange={(assignedBy) => fillIn({ assignedBy })}
        />
        <Words
          id="intake-assigned-due"
          label={`${t('intake.assignedDue')} YYYY-MM-DD HH:MM`}
          most={16}
          value={form.assignedDue}
          onChange={(assignedDue) => fillIn({ assignedDue })}
        />
      </div>
      <Words
        label={t('intake.assignedPaper')}
        most={120}
        value={form.assignedPaper}
        onChange={(assignedPaper) => fillIn({ assignedPaper })}
      />
    </>
  );
}

/** Who reported it, where the one who types is not the one who was told (ZS-25-6). */
function Reporter(props: { form: IntakeForm }) {
  const { form } = props;
  const { t } = useText();
  const vias = ['phone', 'paper', 'other'] as const;
  return (
    <div className="intake-pair">
      <Words
        label={t('intake.reporter')}
        most={40}
        value={form.reporterName}
        onChange={(reporterName) => fillIn({ reporterName })}
      />
      {form.reporterName !== '' && (
        <select
          className="input intake-title"
          aria-label={t('intake.reporterVia')}
          value={form.reporterVia}
          onChange={(e) => fillIn({ reporterVia: vias.find((v) => v === e.target.value) ?? 'phone' })}
        >
          {vias.map((via) => (
            <option key={via} value={via}>
              {t(`intake.via.${via}`)}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

/** One line of words whose label stands in it. */
function Words(props: { id?: string; label: string; most: number; value: string; onChange: (value: string) => void }) {
  const { id, label, most, value, onChange } = props;
  return (
    <input
      {...(id !== undefined && { id })}
      className="input intake-title"
      autoComplete="off"
      aria-label={label}
      placeholder={label}
      maxLength={most}
      value={value}
      onChange={(e) => onChange(e.target.value)}
    />
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
