import { CircleCheck, CircleDashed, EyeOff } from 'lucide-react';
import type { Dossier } from '../../../shared/domain/dossier/dossier.ts';
import type { Machine } from '../../../shared/domain/dossier/machine.ts';
import { isRunning } from '../../../shared/time/clock.ts';
import type { DossierView } from '../../../shared/wire/dossier-view.ts';
import { dateTimeText, momentText, remainText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { Tag } from '../../parts/tag.tsx';
import { useRegistry } from '../../store/use-feed.ts';
import { useMinute } from '../../store/use-time.ts';
import { useRevealed } from '../revealed.ts';
import { useDesk } from '../use-desk.ts';
import type { DeskRules } from '../use-rules.ts';
import { ClauseNote } from './clause-note.tsx';
import { DossierClock } from './dossier-clock.tsx';
import { dataGroups, dutyWords, isCovered, owerText, valueText } from './dossier-words.ts';

/** What is owed on it, by whom, since when; what is done stays in sight, dimmed. */
export function DossierDuties(props: { dossier: Dossier; machine: Machine }) {
  const { dossier, machine } = props;
  const { t, say, language } = useText();
  const registry = useRegistry();
  const now = useMinute();
  if (dossier.duties.length === 0) return null;
  return (
    <section aria-label={t('file.duties')}>
      <div className="section-head">
        <h2>{t('file.duties')}</h2>
      </div>
      {dossier.duties.map((duty) => (
        <div key={duty.id} className="duty" title={duty.basis}>
          {duty.clearedAt === null ? <CircleDashed size={15} /> : <CircleCheck size={15} />}
          <span>{say(dutyWords(machine, duty.what))}</span>
          <span className="muted">{owerText(registry, duty.by, dossier, language)}</span>
          <span className="duty-fill" />
          <ClauseNote clause={duty.basis} plain />
          <Tag tone={duty.clearedAt === null ? 'warn' : 'grey'}>
            {duty.clearedAt !== null
              ? t('file.dutyDone', { at: dateTimeText(duty.clearedAt, now) })
              : duty.due === null
                ? t('file.dutyOpen')
                : remainText(duty.due, now, language)}
          </Tag>
        </div>
      ))}
    </section>
  );
}

/** Running limits first; each opens to say how it was counted. */
export function DossierClocks(props: { dossier: Dossier }) {
  const { t } = useText();
  const { clocks } = props.dossier;
  if (clocks.length === 0) return null;
  const ordered = [...clocks].sort((a, b) => Number(isRunning(b)) - Number(isRunning(a)));
  return (
    <section aria-label={t('file.clocks')}>
      <div className="section-head">
        <h2>{t('file.clocks')}</h2>
      </div>
      {ordered.map((clock) => (
        <DossierClock key={clock.id} clock={clock} />
      ))}
    </section>
  );
}

/** What stands in it, under the act that said it. */
export function DossierData(props: { view: DossierView; machine: Machine; rules: DeskRules }) {
  const { view, machine, rules } = props;
  const { dossier } = view;
  const { t, say, language } = useText();
  const desk = useDesk();
  const now = useMinute();
  const revealed = useRevealed(dossier.id);
  const groups = dataGroups(machine, dossier);
  const mayLook = view.acts.some((act) => act.key === 'note' && act.refusal === null);
  return (
    <section aria-label={t('file.data')}>
      <div className="section-head">
        <h2>{t('file.data')}</h2>
      </div>
      {groups.length === 0 && <p className="sub">{t('file.dataNone')}</p>}
      {groups.map(({ act, at, by, fields }) => (
        <div key={act.key} className="file-group">
          <h3>
            {say(act)}
            <span className="sub num">
              {by} · {momentText(at, now, language)}
            </span>
          </h3>
          <dl className="file-data">
            {fields.map((field) => (
              <div key={field.key}>
                <dt>{say(field)}</dt>
                <dd className={field.type === 'text' || field.type === 'lines' ? 'words' : undefined}>
                  {valueText(field, dossier.data[field.key] ?? null, { rules, language, now, covered: !revealed })}
                  {isCovered(field) && !revealed && mayLook && (
                    <button
                      type="button"
                      className="link-button"
                      onClick={() =>
                        desk.files({ act: { key: 'note', start: { note: t('file.revealNote') }, reveals: true } })
                      }
                    >
                      <EyeOff size={13} />
                      {t('file.reveal')}
                    </button>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </section>
  );
}
