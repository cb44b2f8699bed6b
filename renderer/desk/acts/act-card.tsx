import { CircleAlert } from 'lucide-react';
import { type ReactNode, useContext, useRef } from 'react';
import { createPortal } from 'react-dom';
import './act-card.css';
import { actNames } from '../../../shared/domain/act-names.ts';
import { useText } from '../../i18n/language.ts';
import { runErrorText } from '../../i18n/run-error-text.ts';
import { Button } from '../../parts/button.tsx';
import { useFocusFirst } from '../../parts/focus-first.ts';
import { isLineUp } from '../../store/desk-session.ts';
import { ClauseNote } from '../dossiers/clause-note.tsx';
import { useLayer } from '../layers.tsx';
import type { ActProps } from './act-props.ts';
import { ActSlotContext } from './act-slot.ts';
import type { Act } from './use-act.ts';

type Props = {
  of: ActProps;
  act: Act;
  title?: string;
  note?: string;
  submit?: string;
  extra?: ReactNode;
  children?: ReactNode;
};

/** Frame of every act's form: what it is, the fields, what is missing or was refused, Ctrl+Enter and Esc. */
export function ActCard(props: Props) {
  const { of, act } = props;
  const { say } = useText();
  const slot = useContext(ActSlotContext);
  const root = useRef<HTMLElement>(null);
  const name = props.title ?? say(actNames[of.kind]);
  const up = isLineUp(of.session.line);
  const quiet = of.prefill.quiet !== undefined;
  useFocusFirst(root, !quiet);
  useLayer({ main: act.submit, close: of.close });
  return (
    <section
      ref={root}
      className="act-card"
      data-line={up ? 'up' : 'down'}
      data-act-form={of.kind}
      role="form"
      aria-label={name}
    >
      <header className="act-head">
        <h2>{name}</h2>
        {props.note !== undefined && <span className="sub">{props.note}</span>}
      </header>
      <div className="act-body">{props.children}</div>
      {slot !== null && createPortal(<ActFoot {...props} name={name} up={up} />, slot)}
    </section>
  );
}

/** Send and cancel, with what is missing or was refused above them. */
function ActFoot(props: Props & { name: string; up: boolean }) {
  const { act, of, name, up } = props;
  const { t, language } = useText();
  return (
    <>
      {act.missing !== null && (
        <p className="act-missing" role="alert">
          <CircleAlert size={15} />
          {t('act.missing', { what: act.missing })}
        </p>
      )}
      {act.error !== null && (
        <p className="act-error" role="alert">
          <CircleAlert size={15} />
          <span>
            {runErrorText(act.error, language)}
            {act.error.code === 'refused' && act.error.refusal.clause !== null && (
              <ClauseNote clause={act.error.refusal.clause} />
            )}
          </span>
        </p>
      )}
      <Button tone={up ? 'primary' : 'pend'} keys="Ctrl+Enter" disabled={act.busy} onClick={act.submit}>
        {act.busy ? t('act.busy') : (props.submit ?? name)}
      </Button>
      {props.extra}
      <Button tone="quiet" keys="Esc" onClick={of.close}>
        {t('act.cancel')}
      </Button>
    </>
  );
}
