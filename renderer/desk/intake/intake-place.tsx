import { Info, Layers, Siren } from 'lucide-react';
import { useMemo } from 'react';
import { majorKinds } from '../../../shared/domain/event/event.ts';
import { majorKindNames } from '../../../shared/domain/names.ts';
import { useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import { areaAt, shapesOf } from '../../parts/map-shape.ts';
import { type MapMark, MapSketch } from '../../parts/map-sketch.tsx';
import type { DeskSession } from '../../store/desk-session.ts';
import { useRegistry } from '../../store/use-feed.ts';
import { useRead } from '../../store/use-read.ts';
import { SimilarRow } from '../context/similar-list.tsx';
import { gridOf } from '../place-names.ts';
import { useDesk } from '../use-desk.ts';
import { type IntakeForm, titleOf } from './intake-form.ts';
import { fillIn } from './intake-store.ts';
import { useCompareIntake } from './use-compare-intake.ts';
import { useSimilar } from './use-similar.ts';

const MAP_HEIGHT = 230;
const SHOWN = 5;

/** Map to click, likely duplicates while typing, and the fast path of major events. */
export function IntakePlace(props: { form: IntakeForm; session: DeskSession }) {
  const { form } = props;
  return (
    <aside className="intake-side scroll">
      <IntakeMap form={form} />
      <Duplicates form={form} session={props.session} />
      <MajorPath form={form} />
    </aside>
  );
}

function IntakeMap(props: { form: IntakeForm }) {
  const { form } = props;
  const { t } = useText();
  const registry = useRegistry();
  const map = useRead(registry === null ? null : { ask: 'map', name: registry.map });
  const shapes = useMemo(() => (map.state === 'here' ? shapesOf(map.value) : []), [map]);
  const grid = gridOf(registry, form.area);
  const marks: MapMark[] = [];
  if (grid !== undefined) marks.push({ at: [grid.lon, grid.lat], label: grid.name, kind: 'other' });
  if (form.lon !== null && form.lat !== null)
    marks.push({ at: [form.lon, form.lat], label: titleOf(form), kind: 'event' });
  if (shapes.length === 0) return null;
  return (
    <section className="intake-map">
      <MapSketch
        shapes={shapes}
        height={MAP_HEIGHT}
        lit={form.area.slice(0, 9)}
        label={t('intake.mapHint')}
        marks={marks}
        onPick={(at) => {
          const town = areaAt(shapes, at);
          fillIn({
            lon: Number(at[0].toFixed(6)),
            lat: Number(at[1].toFixed(6)),
            ...(form.area === '' && town !== null && { area: town }),
          });
        }}
      />
      <p className="sub">
        {t('intake.mapHint')} · {t('context.mapNote')}
      </p>
    </section>
  );
}

function Duplicates(props: { form: IntakeForm; session: DeskSession }) {
  const { t } = useText();
  const desk = useDesk();
  const { found, state } = useSimilar(props.form, props.session.actor?.area ?? '');
  const compare = useCompareIntake(props.session);
  const shown = found.filter((s) => s.why.some((w) => w !== 'caller')).slice(0, SHOWN);
  return (
    <section aria-label={t('intake.similar')}>
      <h2>
        <Layers size={16} />
        {t('intake.similar')} {shown.length > 0 && <span className="num">{shown.length}</span>}
        {shown.length === 0 ? (
          <span className="sub">{t('intake.similarNote')}</span>
        ) : (
          <Button id="intake-compare" small tone="quiet" keys="Alt+D" onClick={() => compare(shown)}>
            {t('compare.open')}
          </Button>
        )}
      </h2>
      {state === 'here' && shown.length === 0 && <p className="sub">{t('intake.noSimilar')}</p>}
      {shown.map((similar, n) => (
        <SimilarRow key={similar.id} similar={similar} at={n} onOpen={() => desk.open(similar.id)} />
      ))}
      {shown.length > 0 && (
        <p className="sub">
          <Info size={12} /> {t('intake.similarKept')}
        </p>
      )}
    </section>
  );
}

function MajorPath(props: { form: IntakeForm }) {
  const { form } = props;
  const { t, say } = useText();
  return (
    <section
      className="intake-major"
      data-on={form.major === null ? undefined : ''}
      role="radiogroup"
      aria-label={t('intake.major')}
    >
      <h2>
        <Siren size={16} />
        {t('intake.majorLead')}
      </h2>
      {majorKinds.map((kind) => (
        <label key={kind} className="check">
          <input
            type="radio"
            name="intake-major"
            checked={form.major === kind}
            onChange={() => fillIn({ major: kind, ...(!form.severityByHand && { severity: 2 }) })}
          />
          {say(majorKindNames[kind])}
        </label>
      ))}
      <label className="check">
        <input
          type="radio"
          name="intake-major"
          checked={form.major === null}
          onChange={() => fillIn({ major: null })}
        />
        {t('intake.majorNone')}
      </label>
      <p className="sub">{t('intake.majorMore')}</p>
    </section>
  );
}
