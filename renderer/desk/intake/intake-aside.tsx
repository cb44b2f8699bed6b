import { FilePen, History, ListChecks, Plus } from 'lucide-react';
import { momentText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import type { DeskSession } from '../../store/desk-session.ts';
import { useDrafts } from '../../store/use-feed.ts';
import { useMinute } from '../../store/use-time.ts';
import { SimilarRow } from '../context/similar-list.tsx';
import { useDesk } from '../use-desk.ts';
import { type IntakeForm, readForm, titleOf } from './intake-form.ts';
import { intakeStore } from './intake-store.ts';
import { useSimilar } from './use-similar.ts';

const HISTORY = 6;
const questions = ['intake.ask1', 'intake.ask2', 'intake.ask3', 'intake.ask4'] as const;

/** What helps while listening: what to ask, what this caller said before, what was left unfinished. */
export function IntakeAside(props: { session: DeskSession; form: IntakeForm | null }) {
  const { t } = useText();
  return (
    <aside className="intake-aside scroll">
      <section>
        <h2>
          <ListChecks size={16} />
          {t('intake.ask')}
        </h2>
        <ul className="intake-ask">
          {questions.map((key) => (
            <li key={key}>{t(key)}</li>
          ))}
        </ul>
      </section>
      {props.form !== null && <CallerHistory form={props.form} scope={props.session.actor?.area ?? ''} />}
      <Drafts current={props.form?.event ?? null} />
    </aside>
  );
}

function CallerHistory(props: { form: IntakeForm; scope: string }) {
  const { t } = useText();
  const desk = useDesk();
  const { found, state } = useSimilar(props.form, props.scope);
  const own = found.filter((s) => s.why.includes('caller'));
  const phone = props.form.callerPhone.trim();
  return (
    <section>
      <h2>
        <History size={16} />
        {t('intake.history')} {own.length > 0 && <span className="num">{own.length}</span>}
      </h2>
      {phone === '' && <p className="sub">{t('intake.historyHint')}</p>}
      {phone !== '' && state === 'here' && own.length === 0 && <p className="sub">{t('intake.noHistory')}</p>}
      {own.slice(0, HISTORY).map((similar, n) => (
        <SimilarRow key={similar.id} similar={similar} at={n} onOpen={() => desk.open(similar.id)} />
      ))}
    </section>
  );
}

function Drafts(props: { current: string | null }) {
  const { t, language } = useText();
  const now = useMinute();
  const drafts = useDrafts().flatMap(({ form, savedAt, id }) => {
    const read = readForm(form);
    return read === null || id === props.current ? [] : [{ form: read, savedAt }];
  });
  return (
    <section aria-label={t('intake.drafts')}>
      <h2>
        <FilePen size={16} />
        {t('intake.drafts')} {drafts.length > 0 && <span className="num">{drafts.length}</span>}
        <Button small tone="quiet" icon={<Plus size={14} />} onClick={() => intakeStore.set(null)}>
          {t('intake.new')}
        </Button>
      </h2>
      {drafts.length === 0 && <p className="sub">{t('intake.noDrafts')}</p>}
      {drafts.map(({ form, savedAt }) => (
        <button key={form.event} type="button" className="similar" onClick={() => intakeStore.set(form)}>
          <FilePen size={15} />
          <b className="ellipsis">{titleOf(form) || t('intake.untitled')}</b>
          <span className="num">{momentText(savedAt, now, language)}</span>
          <span className="sub num">
            {form.number} · {t('intake.resume')}
          </span>
        </button>
      ))}
    </section>
  );
}
