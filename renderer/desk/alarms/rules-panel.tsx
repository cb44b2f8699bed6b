import { useState } from 'react';
import type { DryRun } from '../../../shared/alarm/dry-run.ts';
import {
  type AlarmKind,
  type AlarmRule,
  alarmKindNames,
  alarmKinds,
  alarmPriorities,
  alarmPriorityNames,
} from '../../../shared/domain/profile/alarm-rules.ts';
import { useText } from '../../i18n/language.ts';
import { runErrorText } from '../../i18n/run-error-text.ts';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { useConsole } from '../../store/bridge-context.ts';
import { useSession } from '../../store/use-feed.ts';
import { useRun } from '../../store/use-run.ts';
import { numberWith } from '../dossiers/use-dossier-act.ts';
import { useDesk } from '../use-desk.ts';
import { useRules } from '../use-rules.ts';

const numbers = ['waitSeconds', 'joinMinutes', 'repeatMinutes', 'ackMinutes', 'rearmSeconds'] as const;
const steps = ['leaderMinutes', 'directorMinutes'] as const;
/** What a trial on last week said; why it could not be made. */
type Tried = DryRun | 'running' | { readonly failed: string } | null;

const groupings = ['none', 'holder', 'town', 'kind'] as const;

/** The table of rules; one row is edited, tried on last week's journal and proposed as an override (A1–A4). */
export function RulesPanel() {
  const { t, say } = useText();
  const rules = useRules();
  const [kind, setKind] = useState<AlarmKind>('notSigned');
  if (rules === null) return null;
  const { alarms } = rules.profile.local;
  return (
    <div className="alarm-rules scroll">
      <h1 className="pane-title">{t('alarms.rulesTitle')}</h1>
      <table>
        <thead>
          <tr>
            <th>{t('alarms.rules')}</th>
            <th>{t('alarms.field.priority')}</th>
            <th>{t('alarms.field.group')}</th>
            {[...numbers.slice(0, 3), ...steps, 'ackMinutes' as const].map((one) => (
              <th key={one}>{t(`alarms.field.${one}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {alarmKinds.map((one) => {
            const rule = alarms[one];
            return (
              <tr
                key={one}
                aria-selected={one === kind}
                data-off={rule.on ? undefined : ''}
                onClick={() => setKind(one)}
              >
                <td>
                  <button type="button" className="link-button" data-rule={one}>
                    {say(alarmKindNames[one])}
                  </button>
                </td>
                <td>{say(alarmPriorityNames[rule.priority])}</td>
                <td>{t(`alarms.group.${rule.group}`)}</td>
                {[...numbers.slice(0, 3), ...steps, 'ackMinutes' as const].map((field) => (
                  <td key={field} className="num">
                    {rule[field] ?? '—'}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      <RuleEditor key={`${kind} ${rules.profile.version}`} kind={kind} rule={alarms[kind]} />
    </div>
  );
}

function RuleEditor(props: { kind: AlarmKind; rule: AlarmRule }) {
  const { kind } = props;
  const { t, say, language } = useText();
  const { bridge } = useConsole();
  const desk = useDesk();
  const session = useSession();
  const { run, busy, error } = useRun();
  const [rule, setRule] = useState<AlarmRule>(props.rule);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState<Tried>(null);
  const change = (part: Partial<AlarmRule>): void => {
    setRule({ ...rule, ...part });
    setTried(null);
  };
  const tryIt = async (): Promise<void> => {
    setTried('running');
    const answer = await bridge.read({ ask: 'alarmDryRun', kind, rule: { ...rule } });
    setTried(answer.ok ? answer.value : { failed: `${answer.error.path} ${answer.error.message}` });
  };
  const propose = async (): Promise<void> => {
    const number = await bridge.read({ ask: 'newNumber' });
    if (!number.ok || session?.place == null) return;
    const done = await run({
      kind: 'dossier.act',
      dossier: number.value.event,
      machine: 'parameterOverride',
      act: 'propose',
      opens: { number: numberWith('CS', number.value.number), area: session.place.code, event: null },
      fields: { path: `local.alarms.${kind}`, value: JSON.stringify(rule), reason },
    });
    if (done?.ok === true) desk.say(t('alarms.proposed'), say(alarmKindNames[kind]));
  };
  const same = JSON.stringify(rule) === JSON.stringify(props.rule);
  return (
    <section className="rule-editor" data-kind={kind}>
      <h2>{say(alarmKindNames[kind])}</h2>
      <div className="rule-fields">
        <Choice
          label={t('alarms.field.on')}
          value={String(rule.on)}
          options={[
            { value: 'true', label: '✓' },
            { value: 'false', label: '—' },
          ]}
          set={(value) => change({ on: value === 'true' })}
        />
        <Choice
          label={t('alarms.field.priority')}
          value={rule.priority}
          options={alarmPriorities.map((value) => ({ value, label: say(alarmPriorityNames[value]) }))}
          set={(value) => change({ priority: alarmPriorities.find((one) => one === value) ?? rule.priority })}
        />
        <Choice
          label={t('alarms.field.group')}
          value={rule.group}
          options={groupings.map((value) => ({ value, label: t(`alarms.group.${value}`) }))}
          set={(value) => change({ group: groupings.find((one) => one === value) ?? rule.group })}
        />
        {numbers.map((field) => (
          <NumberField
            key={field}
            label={t(`alarms.field.${field}`)}
            value={rule[field]}
            set={(value) => change({ [field]: value ?? 0 })}
          />
        ))}
        {steps.map((field) => (
          <NumberField
            key={field}
            label={t(`alarms.field.${field}`)}
            value={rule[field]}
            set={(value) => change({ [field]: value })}
          />
        ))}
      </div>
      <div className="rule-acts">
        <Button disabled={tried === 'running'} data-act="dryRun" onClick={() => void tryIt()}>
          {t(tried === 'running' ? 'alarms.dryRunning' : 'alarms.dryRun')}
        </Button>
        <TextField label={t('alarms.reasonForRule')} value={reason} onChange={setReason} maxLength={400} />
        <Button
          tone="primary"
          disabled={busy || same || reason.trim() === ''}
          data-act="propose"
          onClick={() => void propose()}
        >
          {t('alarms.propose')}
        </Button>
      </div>
      <TriedWords tried={tried} kind={kind} />
      {error !== null && (
        <p className="field-error" role="alert">
          {runErrorText(error, language)}
        </p>
      )}
    </section>
  );
}

function TriedWords(props: { tried: Tried; kind: AlarmKind }) {
  const { t } = useText();
  const { tried, kind } = props;
  if (tried === null || tried === 'running') return null;
  if ('failed' in tried) return <p className="field-error">{tried.failed}</p>;
  const own = tried.byKind.find((one) => one.kind === kind);
  return (
    <p className="dry-run" role="status">
      {t('alarms.dryRunSays', {
        sounded: own?.sounded ?? 0,
        raised: own?.raised ?? 0,
        escalated: own?.escalated ?? 0,
        floods: tried.floods,
        mean: tried.load.mean.toFixed(2),
        peak: tried.load.peak,
      })}
    </p>
  );
}

function Choice(props: {
  label: string;
  value: string;
  options: readonly { readonly value: string; readonly label: string }[];
  set: (value: string) => void;
}) {
  return (
    <label>
      <span className="sub">{props.label}</span>
      <select className="input" value={props.value} onChange={(e) => props.set(e.target.value)}>
        {props.options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A number; empty where the step is never taken. */
function NumberField(props: { label: string; value: number | null; set: (value: number | null) => void }) {
  return (
    <label>
      <span className="sub">{props.label}</span>
      <input
        className="input num"
        type="number"
        min={0}
        value={props.value ?? ''}
        placeholder="—"
        onChange={(e) => props.set(e.target.value === '' ? null : Number(e.target.value))}
      />
    </label>
  );
}
