import { Lock, Upload } from 'lucide-react';
import { dossierActName } from '../../../shared/domain/command-name.ts';
import type { Machine } from '../../../shared/domain/dossier/machine.ts';
import { refusalText } from '../../../shared/domain/refusal-texts.ts';
import type { Fact } from '../../../shared/journal/entry.ts';
import type { DossierView } from '../../../shared/wire/dossier-view.ts';
import { momentText } from '../../i18n/format.ts';
import { type Language, useText } from '../../i18n/language.ts';
import { Tag } from '../../parts/tag.tsx';
import { useMinute } from '../../store/use-time.ts';

/** Words a person wrote with an act: its longest free text. */
const wordsOf = (fact: Fact, machine: Machine): string => {
  if (fact.kind !== 'dossier.acted') return '';
  if (typeof fact.fields['note'] === 'string') return fact.fields['note'];
  const act = machine.acts.find((one) => one.key === fact.act);
  const text = act?.fields.find((field) => field.type === 'text' && typeof fact.fields[field.key] === 'string');
  return text === undefined ? '' : String(fact.fields[text.key]);
};

const sentence = (fact: Fact, machine: Machine, before: string | null, language: Language): string => {
  if (fact.kind === 'command.refused') return refusalText(fact.refusal, language);
  if (fact.kind !== 'dossier.acted') return fact.kind;
  const state = machine.states[fact.to];
  const name = dossierActName(fact.machine, fact.act)[language];
  return state === undefined || fact.to === before || state[language] === name ? name : `${name} → ${state[language]}`;
};

/** The state a line of the timeline found; null for the first. */
function stateBefore(view: DossierView, at: number): string | null {
  const { fact } = view.timeline.slice(0, at).findLast(({ entry }) => entry.fact.kind === 'dossier.acted')?.entry ?? {};
  return fact?.kind === 'dossier.acted' ? fact.to : null;
}

/** The journal of the dossier, newest first; violet and hollow while only this console knows. */
export function DossierTimeline(props: { view: DossierView; machine: Machine }) {
  const { view, machine } = props;
  const { t, language } = useText();
  const now = useMinute();
  return (
    <section aria-label={t('file.timeline')}>
      <div className="section-head">
        <h2>
          {t('file.timeline')} <span className="num">{view.timeline.length}</span>
        </h2>
        <span className="sub">
          <Lock size={11} /> {t('file.timelineOnly')}
        </span>
      </div>
      <ol className="timeline">
        {[...view.timeline].reverse().map(({ entry, pending }, n) => {
          const before = stateBefore(view, view.timeline.length - 1 - n);
          const words = wordsOf(entry.fact, machine);
          const warnings = entry.fact.kind === 'dossier.acted' ? entry.fact.warnings : [];
          return (
            <li key={entry.commandId} data-kind={entry.fact.kind} data-pending={pending ? '' : undefined}>
              <time className="num">{momentText(entry.doneAt, now, language)}</time>
              <span className="timeline-dot" aria-hidden="true" />
              <div>
                <b>{entry.actor.unit === '' ? entry.actor.name : `${entry.actor.unit} ${entry.actor.name}`}</b>{' '}
                {sentence(entry.fact, machine, before, language)}{' '}
                {pending && (
                  <Tag tone="pend" icon={<Upload size={11} />}>
                    {t('file.pending')}
                  </Tag>
                )}
                {words !== '' && <span className="words">{words}</span>}
                {warnings.map((warning) => (
                  <span key={warning.code} className="words act-warn">
                    {warning[language]}
                  </span>
                ))}
              </div>
            </li>
          );
        })}
      </ol>
      {!view.timelineWhole && <p className="sub">{t('file.timelinePart')}</p>}
    </section>
  );
}
