import { EyeOff } from 'lucide-react';
import { coveredKey, coveredOf } from '../../../shared/wire/wall-plan.ts';
import { useText } from '../../i18n/language.ts';
import { CheckField } from '../../parts/check-field.tsx';
import { useFed, useWall } from '../../store/use-feed.ts';
import { useRun } from '../../store/use-run.ts';

/** Events on the walls now, each of which can lose its title while visitors are there. */
export function CoveredList() {
  const { t } = useText();
  const view = useWall();
  const fed = useFed({ feed: 'prefs' });
  const { run } = useRun();
  const covered = fed.state === 'here' ? coveredOf(fed.value) : [];
  const lines = [
    ...new Map([...(view?.major ?? []), ...(view?.overdueList ?? [])].map((one) => [one.id, one])).values(),
  ];
  const shown = new Set(lines.map(({ id }) => id));
  const put = (id: string, on: boolean): void => {
    // What is on no wall any more need not be remembered.
    const rest = covered.filter((one) => one !== id && shown.has(one));
    void run({ kind: 'prefs.set', key: coveredKey, value: on ? [...rest, id] : rest });
  };
  return (
    <section className="walls-covered">
      <h3>
        <EyeOff size={15} /> {t('walls.cover')}
      </h3>
      <p className="sub">{t('walls.coverHint')}</p>
      {lines.length === 0 && <p>{t('walls.coverNone')}</p>}
      {lines.map(({ id, title, sensitive }) =>
        sensitive === true && !covered.includes(id) ? (
          <p key={id} className="sub">{`${title}　${t('walls.coverAlways')}`}</p>
        ) : (
          <CheckField key={id} label={title} checked={covered.includes(id)} onChange={(on) => put(id, on)} />
        ),
      )}
    </section>
  );
}
