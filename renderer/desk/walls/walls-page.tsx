import { Monitor, Redo2, RotateCcw, Undo2 } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { parseWith } from '../../../shared/std/shape.ts';
import { planKey, type WallKind, wallKindOf, wallNames, wallShape } from '../../../shared/wire/wall-plan.ts';
import { defaultPlan, readPlan } from '../../../shared/wire/wall-presets.ts';
import { gridDeskWindow } from '../../bridge/electron-connector.ts';
import { useText } from '../../i18n/language.ts';
import { runErrorText } from '../../i18n/run-error-text.ts';
import { Button } from '../../parts/button.tsx';
import { CheckField } from '../../parts/check-field.tsx';
import { useFed, useRegistry } from '../../store/use-feed.ts';
import { CoveredList } from './covered-list.tsx';
import { SceneGrid } from './scene-grid.tsx';
import { SceneStrip } from './scene-strip.tsx';
import { TilePanel, type Town } from './tile-panel.tsx';
import { usePlanEditor } from './use-plan-editor.ts';
import './walls.css';

type Size = { readonly width: number; readonly height: number };
const usual: Readonly<Record<WallKind, Size>> = {
  single: { width: 1920, height: 1080 },
  double: { width: 3840, height: 1080 },
};

/** 大屏: the walls of this console, what each shows in which turn, and what visitors do not see. */
export function WallsPage() {
  const { t } = useText();
  const prefs = useFed({ feed: 'prefs' });
  const [wall, setWall] = useState<string>(wallNames[0]);
  const [chosen, setSize] = useState<Readonly<Record<string, Size>>>({});
  if (prefs.state !== 'here') return <div className="walls" aria-busy="true" />;
  const kept = parseWith(wallShape, prefs.value[planKey(wall)]);
  const size = chosen[wall] ?? usual[(kept.ok ? kept.value.kind : undefined) ?? 'single'];
  const kind = wallKindOf(size.width, size.height);
  return (
    <div className="walls">
      <nav className="walls-list scroll" aria-label={t('walls.title')}>
        <h1 className="pane-title">{t('walls.title')}</h1>
        <ol>
          {wallNames.map((name) => (
            <li key={name}>
              <button type="button" aria-current={name === wall ? 'true' : undefined} onClick={() => setWall(name)}>
                {t('walls.wall', { n: name })}
              </button>
            </li>
          ))}
        </ol>
        <OpenWall wall={wall} />
        <SizeChoice size={size} onChange={(next) => setSize({ ...chosen, [wall]: next })} />
        <CoveredList />
      </nav>
      <Editor key={`${wall} ${kind}`} wall={wall} kind={kind} size={size} kept={prefs.value[planKey(wall)]} />
    </div>
  );
}

function OpenWall({ wall }: { readonly wall: string }) {
  const { t } = useText();
  const host = gridDeskWindow();
  const words = t('walls.open', { n: wall });
  if (host === null)
    return (
      <a className="btn btn-primary" href={`wall.html?wall=${wall}`} target="_blank" rel="noreferrer">
        <Monitor size={16} />
        <span>{words}</span>
      </a>
    );
  return (
    <Button tone="primary" icon={<Monitor size={16} />} onClick={() => void host.openWall(wall)}>
      {words}
    </Button>
  );
}

function SizeChoice({ size, onChange }: { readonly size: Size; readonly onChange: (size: Size) => void }) {
  const { t } = useText();
  const is = (one: Size): boolean => one.width === size.width && one.height === size.height;
  const typed = (part: Partial<Size>): void => {
    const next = { ...size, ...part };
    if (next.width >= 640 && next.width <= 7680 && next.height >= 360 && next.height <= 4320) onChange(next);
  };
  return (
    <fieldset className="walls-size">
      <legend>{t('walls.display')}</legend>
      <div className="walls-ratios">
        <Button small aria-pressed={is(usual.single)} onClick={() => onChange(usual.single)}>
          16:9
        </Button>
        <Button small aria-pressed={is(usual.double)} onClick={() => onChange(usual.double)}>
          32:9
        </Button>
      </div>
      <div className="walls-free">
        <input
          key={`w${size.width}`}
          className="input num"
          type="number"
          aria-label={t('walls.width')}
          defaultValue={size.width}
          onBlur={(e) => typed({ width: Number(e.target.value) })}
        />
        ×
        <input
          key={`h${size.height}`}
          className="input num"
          type="number"
          aria-label={t('walls.height')}
          defaultValue={size.height}
          onBlur={(e) => typed({ height: Number(e.target.value) })}
        />
      </div>
      <p className="sub">{t('walls.displayHint')}</p>
    </fieldset>
  );
}

type EditorProps = { readonly wall: string; readonly kind: WallKind; readonly size: Size; readonly kept: unknown };

function Editor({ wall, kind, size, kept }: EditorProps) {
  const { t, language } = useText();
  const [first] = useState(() => readPlan(kept, kind));
  const edit = usePlanEditor(wall, first);
  const towns = useTowns();
  const [at, setAt] = useState(0);
  const [tile, setTile] = useState<number | null>(null);
  const { plan } = edit;
  const scene = plan.scenes[Math.min(at, plan.scenes.length - 1)];
  const go = (to: number): void => {
    setAt(to);
    setTile(null);
  };
  const change = (next: typeof plan): void => edit.change({ ...next, kind });
  const press = (e: KeyboardEvent): void => {
    const key = e.key.toLowerCase();
    if (!(e.ctrlKey || e.metaKey) || (key !== 'z' && key !== 'y') || e.target instanceof HTMLInputElement) return;
    e.preventDefault();
    e.stopPropagation();
    setTile(null);
    if (key === 'y' || e.shiftKey) edit.redo();
    else edit.undo();
  };
  return (
    <section className="walls-work" onKeyDown={press} aria-label={t('walls.editor')}>
      <header className="walls-head">
        <h2 className="pane-title">{t('walls.wall', { n: wall })}</h2>
        <Button small icon={<Undo2 size={15} />} keys="Ctrl+Z" disabled={!edit.canUndo} onClick={edit.undo}>
          {t('walls.undo')}
        </Button>
        <Button small icon={<Redo2 size={15} />} keys="Ctrl+Y" disabled={!edit.canRedo} onClick={edit.redo}>
          {t('walls.redo')}
        </Button>
        <Button
          small
          icon={<RotateCcw size={15} />}
          onClick={() => change({ ...defaultPlan(kind), visitor: plan.visitor })}
        >
          {t('walls.preset')}
        </Button>
        <CheckField
          label={t('walls.visitor')}
          checked={plan.visitor}
          onChange={(visitor) => change({ ...plan, visitor })}
        />
        <span className="sub">{t('walls.live')}</span>
      </header>
      {edit.error !== null && (
        <p className="meet-wrong" role="alert">
          {runErrorText(edit.error, language)}
        </p>
      )}
      <SceneStrip plan={plan} at={Math.min(at, plan.scenes.length - 1)} onGo={go} onChange={change} />
      {scene !== undefined && (
        <div className="walls-board">
          <SceneGrid
            tiles={scene.tiles}
            kind={kind}
            ratio={size.width / size.height}
            chosen={tile}
            townName={(code) => towns.find((one) => one.code === code)?.name ?? code}
            onChoose={setTile}
            onChange={(tiles) =>
              change({ ...plan, scenes: plan.scenes.map((s) => (s === scene ? { ...s, tiles: [...tiles] } : s)) })
            }
          />
          <TilePanel
            scene={scene}
            kind={kind}
            chosen={tile}
            towns={towns}
            onChoose={setTile}
            onChange={(tiles) =>
              change({ ...plan, scenes: plan.scenes.map((s) => (s === scene ? { ...s, tiles: [...tiles] } : s)) })
            }
          />
        </div>
      )}
    </section>
  );
}

function useTowns(): readonly Town[] {
  const registry = useRegistry();
  return (registry?.divisions ?? []).filter(({ level }) => level === 'town').map(({ code, name }) => ({ code, name }));
}
