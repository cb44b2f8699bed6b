import { ChevronLeft, ChevronRight, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { mostScenes, type Scene, type WallPlan } from '../../../shared/wire/wall-plan.ts';
import { useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import { CheckField } from '../../parts/check-field.tsx';
import { Field } from '../../parts/field.tsx';

type Props = {
  readonly plan: WallPlan;
  readonly at: number;
  readonly onGo: (at: number) => void;
  readonly onChange: (plan: WallPlan) => void;
};

/** The scenes of a wall in the order they turn, and how the chosen one is called and how long it stays. */
export function SceneStrip({ plan, at, onGo, onChange }: Props) {
  const { t } = useText();
  const { scenes } = plan;
  const scene = scenes[at];
  const put = (part: Partial<Scene>): void =>
    onChange({ ...plan, scenes: scenes.map((one, i) => (i === at ? { ...one, ...part } : one)) });
  const move = (by: number): void => {
    if (scene === undefined) return;
    const rest = scenes.filter((_, i) => i !== at);
    onChange({ ...plan, scenes: [...rest.slice(0, at + by), scene, ...rest.slice(at + by)] });
    onGo(at + by);
  };
  return (
    <>
      <ol className="walls-scenes" aria-label={t('walls.scenes')}>
        <li className="walls-first">
          <span>{t('walls.situation')}</span>
          <Seconds
            label={t('walls.situationSeconds')}
            value={plan.situation}
            onChange={(situation) => onChange({ ...plan, situation })}
          />
        </li>
        {scenes.map((one, i) => (
          <li key={i}>
            <button type="button" aria-current={i === at ? 'true' : undefined} onClick={() => onGo(i)}>
              <b>{one.title}</b>
              <span className="num">{`${one.seconds} ${t('walls.s')}${one.major ? ` · ${t('walls.majorShort')}` : ''}`}</span>
            </button>
          </li>
        ))}
        <li>
          <Button
            icon={<Plus size={15} />}
            disabled={scenes.length >= mostScenes}
            onClick={() => {
              onChange({
                ...plan,
                scenes: [...scenes, { title: t('walls.newScene'), seconds: 20, major: false, tiles: [] }],
              });
              onGo(scenes.length);
            }}
          >
            {t('walls.addScene')}
          </Button>
        </li>
      </ol>
      {scene !== undefined && (
        <div className="walls-scene" key={at}>
          <Title value={scene.title} onChange={(title) => put({ title })} />
          <Seconds label={t('walls.seconds')} value={scene.seconds} onChange={(seconds) => put({ seconds })} />
          <CheckField label={t('walls.major')} checked={scene.major} onChange={(major) => put({ major })} />
          <Button small aria-label={t('walls.earlier')} disabled={at === 0} onClick={() => move(-1)}>
            <ChevronLeft size={15} />
          </Button>
          <Button small aria-label={t('walls.later')} disabled={at === scenes.length - 1} onClick={() => move(1)}>
            <ChevronRight size={15} />
          </Button>
          <Button
            small
            aria-label={t('walls.dropScene')}
            onClick={() => {
              onChange({ ...plan, scenes: scenes.filter((_, i) => i !== at) });
              onGo(Math.max(0, at - 1));
            }}
          >
            <Trash2 size={15} />
          </Button>
        </div>
      )}
    </>
  );
}

/** Kept when it is left, not with every letter. */
function Title(props: { readonly value: string; readonly onChange: (value: string) => void }) {
  const { t } = useText();
  const [typed, setTyped] = useState<string | null>(null);
  const leave = (): void => {
    const title = (typed ?? '').trim();
    if (typed !== null && title !== '' && title !== props.value) props.onChange(title);
    setTyped(null);
  };
  return (
    <Field label={t('walls.name')}>
      {(id) => (
        <input
          id={id}
          className="input"
          type="text"
          maxLength={20}
          value={typed ?? props.value}
          onChange={(e) => setTyped(e.target.value)}
          onBlur={leave}
          onKeyDown={(e) => e.key === 'Enter' && !e.nativeEvent.isComposing && leave()}
        />
      )}
    </Field>
  );
}

function Seconds(props: {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  const leave = (): void => {
    const n = Math.round(Number(typed));
    if (typed !== null && n >= 5 && n <= 3600 && n !== props.value) props.onChange(n);
    setTyped(null);
  };
  return (
    <Field label={props.label}>
      {(id) => (
        <input
          id={id}
          className="input num"
          type="number"
          min={5}
          max={3600}
          value={typed ?? props.value}
          onChange={(e) => setTyped(e.target.value)}
          onBlur={leave}
          onKeyDown={(e) => e.key === 'Enter' && leave()}
        />
      )}
    </Field>
  );
}
