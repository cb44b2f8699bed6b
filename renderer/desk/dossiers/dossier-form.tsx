import { CircleAlert, TriangleAlert } from 'lucide-react';
import { type ReactNode, type RefObject, useContext, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import '../acts/act-card.css';
import '../forms/forms.css';
import type { Values } from '../../../shared/domain/dossier/dossier.ts';
import { fieldsOf } from '../../../shared/domain/dossier/field.ts';
import type { Act, DossierWarning, Machine } from '../../../shared/domain/dossier/machine.ts';
import { useText } from '../../i18n/language.ts';
import { runErrorText } from '../../i18n/run-error-text.ts';
import { Button } from '../../parts/button.tsx';
import { classNames } from '../../parts/class-names.ts';
import { useFocusFirst } from '../../parts/focus-first.ts';
import type { DeskSession } from '../../store/desk-session.ts';
import { isLineUp } from '../../store/desk-session.ts';
import { useMinute } from '../../store/use-time.ts';
import { ActSlotContext } from '../acts/act-slot.ts';
import { FieldControl } from '../forms/field-control.tsx';
import type { Form } from '../forms/use-form.ts';
import { useForm } from '../forms/use-form.ts';
import { useLayer } from '../layers.tsx';
import type { DeskRules } from '../use-rules.ts';
import { filledBy } from './autofill.ts';
import { ClauseNote } from './clause-note.tsx';
import { ownClauses } from './own-clauses.ts';
import { type ActOn, type DossierSending, useDossierAct, warningsBefore } from './use-dossier-act.ts';

export type FormOf = { machine: Machine; act: Act; rules: DeskRules; session: DeskSession };
type Props = FormOf & {
  on: (form: Form) => ActOn;
  start: Values;
  /** Fields answered by where the form was opened. */
  hidden?: readonly string[];
  above?: ReactNode;
  below?: (form: Form) => ReactNode;
  done: (id: string) => void;
  close: () => void;
};

/** The form of an act as its machine describes it: fields, their clauses, what is missing or was refused beside them. */
export function DossierForm(props: Props) {
  const { machine, act, rules, session, hidden = [] } = props;
  const { t, say } = useText();
  const now = useMinute();
  const slot = useContext(ActSlotContext);
  const root = useRef<HTMLElement>(null);
  const fields = fieldsOf(act.fields, rules);
  const form = useForm(fields, props.start);
  const on = props.on(form);
  const sending = useDossierAct(props, on, props.done);
  const words = form.fill();
  const warnings = 'field' in words ? [] : warningsBefore(props, on.dossier, words.values, now);
  const submit = (): void => sending.send('field' in words ? words.field : words.values, warnings);
  useFocusFirst(root);
  useLayer({ main: submit, close: props.close });
  useScrollTo(root, sending.field?.key ?? null);
  const up = isLineUp(session.line);
  const shown = fields.filter((field) => !hidden.includes(field.key));
  return (
    <section
      ref={root}
      className="act-card file-form"
      data-line={up ? 'up' : 'down'}
      data-file-form={`${machine.key}.${act.key}`}
      role="form"
      aria-label={say(act)}
    >
      <header className="act-head">
        <h2>{say(act)}</h2>
        <Basis act={act} rules={rules} />
      </header>
      <div className="act-body">
        {props.above}
        {shown.length === 0 && <p className="act-hint">{t('form.none.fields')}</p>}
        {shown.map((field, n) => (
          <FormRow
            key={field.key}
            form={form}
            rules={rules}
            at={fields.indexOf(field)}
            first={n === 0}
            sending={sending}
          />
        ))}
        {props.below?.(form)}
        <Warnings warnings={warnings} />
      </div>
      {slot !== null && createPortal(<Foot {...props} sending={sending} submit={submit} up={up} />, slot)}
    </section>
  );
}

function Basis(props: { act: Act; rules: DeskRules }) {
  const [clause] = ownClauses(props.rules.profile, props.act.clauses);
  return clause === undefined ? null : (
    <span className="sub">
      <ClauseNote clause={clause} />
    </span>
  );
}

/** One field with the clause that asks for it, and what is wrong with it beside it. */
function FormRow(props: { form: Form; rules: DeskRules; at: number; first: boolean; sending: DossierSending }) {
  const { form, rules, sending } = props;
  const { t, say, language } = useText();
  const field = form.fields[props.at];
  if (field === undefined) return null;
  const bad = sending.field?.key === field.key;
  const clause = field.clause === undefined ? [] : ownClauses(rules.profile, [field.clause]);
  return (
    <div className={classNames('file-field', bad && 'file-field-bad')} data-field={field.key}>
      <FieldControl
        field={field}
        rules={rules}
        value={form.raw[field.key]}
        autoFocus={props.first}
        onChange={(value) => {
          form.set(field.key, value);
          const also = filledBy(rules.registry, form.fields, field.key, value);
          for (const [key, filling] of Object.entries(also)) form.set(key, filling);
        }}
      />
      {clause.map((id) => (
        <p key={id} className="file-field-note">
          <ClauseNote clause={id} />
        </p>
      ))}
      {bad && (
        <p className="file-field-why" role="alert">
          <CircleAlert size={14} />
          {sending.error === null || sending.error.code !== 'refused'
            ? t('act.missing', { what: say(field) })
            : runErrorText(sending.error, language)}
        </p>
      )}
    </div>
  );
}

function Warnings(props: { warnings: readonly DossierWarning[] }) {
  const { t, say } = useText();
  if (props.warnings.length === 0) return null;
  return (
    <div className="file-warnings" role="note">
      <b>
        <TriangleAlert size={14} /> {t('form.warnings')}
      </b>
      {props.warnings.map((warning) => (
        <p key={warning.code}>
          {say(warning)} {warning.clause !== null && <ClauseNote clause={warning.clause} plain />}
        </p>
      ))}
    </div>
  );
}

function Foot(props: Props & { sending: DossierSending; submit: () => void; up: boolean }) {
  const { act, sending, submit, up, close } = props;
  const { t, say, language } = useText();
  const refused = sending.error?.code === 'refused' ? sending.error.refusal : null;
  return (
    <>
      {sending.field !== null && (
        <p className="act-missing" role="alert">
          <CircleAlert size={15} />
          {t('act.missing', { what: say(sending.field) })}
        </p>
      )}
      {sending.numberError !== null && (
        <p className="act-error" role="alert">
          <CircleAlert size={15} />
          {sending.numberError}
        </p>
      )}
      {sending.error !== null && sending.field === null && (
        <p className="act-error" role="alert">
          <CircleAlert size={15} />
          <span>
            {runErrorText(sending.error, language)}
            {refused?.clause != null && (
              <span className="file-refused-clause">
                <ClauseNote clause={refused.clause} />
              </span>
            )}
          </span>
        </p>
      )}
      <Button tone={up ? 'primary' : 'pend'} keys="Ctrl+Enter" disabled={sending.busy} onClick={submit}>
        {sending.busy ? t('act.busy') : say(act)}
      </Button>
      <Button tone="quiet" keys="Esc" onClick={close}>
        {t('act.cancel')}
      </Button>
    </>
  );
}

/** Brings the field that lacks something into sight and into the keyboard. */
function useScrollTo(root: RefObject<HTMLElement | null>, key: string | null): void {
  useEffect(() => {
    if (key === null) return;
    const row = root.current?.querySelector(`[data-field="${key}"]`);
    row?.scrollIntoView({ block: 'nearest' });
    row?.querySelector<HTMLElement>('input, textarea, select')?.focus({ preventScroll: true });
  }, [root, key]);
}
