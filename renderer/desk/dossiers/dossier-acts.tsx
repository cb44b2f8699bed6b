import { useState } from 'react';
import type { Act, Machine } from '../../../shared/domain/dossier/machine.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import { refusalText } from '../../../shared/domain/refusal-texts.ts';
import type { DossierView } from '../../../shared/wire/dossier-view.ts';
import { useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import type { DeskSession } from '../../store/desk-session.ts';
import { isLineUp } from '../../store/desk-session.ts';
import { useLayer } from '../layers.tsx';
import { useDesk, useDeskState } from '../use-desk.ts';
import { ClauseNote } from './clause-note.tsx';
import { mainFileAct, offered } from './main-file-act.ts';

type Props = {
  view: DossierView;
  machine: Machine;
  session: DeskSession;
  slot: (element: HTMLElement | null) => void;
};

/** Exactly the acts this person may do now; the others of this state with the reason, never as dead buttons. */
export function DossierActs(props: Props) {
  const { view, machine, session, slot } = props;
  const { t, say } = useText();
  const desk = useDesk();
  const { act: open } = useDeskState('files');
  const [why, setWhy] = useState(false);
  const all = offered(machine, view.acts);
  const can = all.filter(({ refusal }) => refusal === null);
  const cannot = all.filter(({ refusal }) => refusal !== null);
  const main = mainFileAct(
    view.dossier,
    machine,
    can.map(({ act }) => act),
    session.actor?.account ?? '',
  );
  const ordered = [...can].sort((a, b) => Number(b.act === main) - Number(a.act === main));
  const start = (act: Act): void => desk.files({ act: { key: act.key, start: {}, reveals: false } });
  useLayer({ main: main !== null && open === null ? () => start(main) : null, close: null });
  return (
    <div className="action-bar" role="toolbar" aria-label={t('file.acts')}>
      <div ref={slot} className="act-slot" />
      {open === null && (
        <>
          {can.length === 0 && <span className="action-none">{t('file.actsNone')}</span>}
          {ordered.map(({ act }) => (
            <Button
              key={act.key}
              data-act={act.key}
              tone={act !== main ? 'plain' : isLineUp(session.line) ? 'primary' : 'pend'}
              {...(act === main && { keys: 'Ctrl+Enter' })}
              onClick={() => start(act)}
            >
              {say(act)}
            </Button>
          ))}
          <span className="action-bar-fill" />
          {cannot.length > 0 && (
            <Button tone="quiet" small aria-expanded={why} onClick={() => setWhy(!why)}>
              {why ? t('file.hideWhyNot') : t('file.whyNot', { count: cannot.length })}
            </Button>
          )}
          {why && <WhyNot acts={cannot} />}
        </>
      )}
    </div>
  );
}

function WhyNot(props: { acts: readonly { readonly act: Act; readonly refusal: Refusal | null }[] }) {
  const { say, language } = useText();
  return (
    <dl className="why-not file-why-not">
      {props.acts.map(({ act, refusal }) =>
        refusal === null ? null : (
          <div key={act.key}>
            <dt>{say(act)}</dt>
            <dd>
              {refusalText(refusal, language)}
              {refusal.clause !== null && (
                <span className="sub">
                  {' '}
                  <ClauseNote clause={refusal.clause} plain />
                </span>
              )}
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}
