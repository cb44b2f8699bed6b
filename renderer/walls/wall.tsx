import { useEffect, useMemo, useState } from 'react';
import type { FeedValue } from '../../shared/wire/bridge.ts';
import { coverTitles } from '../../shared/wire/cover-titles.ts';
import { useConsole } from '../store/bridge-context.ts';
import { useRegistry, useSession, useWall } from '../store/use-feed.ts';
import { useLink } from '../store/use-link.ts';
import { usePrefs } from '../store/use-prefs.ts';
import { useTimed } from '../store/use-time.ts';
import { DoubleWall } from './double-wall.tsx';
import { shiftAt, shiftStep } from './frame/burn-in.ts';
import { type Freshness, freshness } from './frame/freshness.ts';
import { keepSeconds, keptSeconds } from './frame/kept-beat.ts';
import { isNight } from './frame/night.ts';
import { townNames } from './frame/town-names.ts';
import { useSame } from './frame/use-same.ts';
import { type OnScreen, useStage } from './frame/use-stage.ts';
import { BeatContext, createBeat, useBeat } from './frame/wall-beat.ts';
import { WallContext, type WallContextValue } from './frame/wall-context.ts';
import { dayPalette, nightPalette, paletteProperties } from './frame/wall-palette.ts';
import { sayIn } from './frame/wall-words.ts';
import { type TownMapState, useTownMap } from './map/use-town-map.ts';
import { usePlan } from './scenes/use-plan.ts';
import { SingleWall } from './single-wall.tsx';
import './wall.css';

/** The wall window: the county's state for a room, readable from 6 m, left alone for weeks (W1–W3). */
export function Wall() {
  const { clock } = useConsole();
  const [beat] = useState(() => createBeat(() => performance.now(), keptSeconds()));
  useEffect(() => keepSeconds(beat), [beat]);
  useEffect(() => beat.follow(clock.tick), [beat, clock]);
  return (
    <BeatContext value={beat.seconds}>
      <Board />
    </BeatContext>
  );
}

function Board() {
  const stage = useStage();
  const session = useSession();
  const registry = useRegistry();
  const plan = usePlan(stage.kind);
  const last = useLastView(useWall());
  const { language } = usePrefs().prefs;
  const view = useMemo(() => (last !== null && plan.visitor ? coverTitles(last) : last), [last, plan.visitor]);
  const { tone, word, asOf } = useFreshness(view, session);
  const night = useTimed(isNight);
  const town = useTownMap(registry?.map ?? null);
  const townName = useTownNames(view, town);
  const departmentName = useDepartmentNames(registry, view);
  const palette = night ? nightPalette : dayPalette;
  const value = useMemo<WallContextValue>(
    () => ({ view, stage, palette, language, say: sayIn(language), tone, word, townName, departmentName }),
    [view, stage, palette, language, tone, word, townName, departmentName],
  );
  const place = registry?.place ?? session?.place ?? null;
  const name = (language === 'zh' ? place?.name : place?.nameEn) ?? view?.place ?? '';
  const demo = registry?.demo === true || (session?.demo ?? null) !== null;
  const props = { place: name, demo, asOf, town, plan };
  return (
    <WallContext value={value}>
      <Frame stage={stage} tone={tone} night={night}>
        {stage.kind === 'double' ? <DoubleWall {...props} /> : <SingleWall {...props} />}
      </Frame>
    </WallContext>
  );
}

type FrameProps = {
  readonly stage: OnScreen;
  readonly tone: Freshness['tone'];
  readonly night: boolean;
  readonly children: React.ReactNode;
};

/** The field, and the board on it a few pixels off its place against burn-in. */
function Frame({ stage, tone, night, children }: FrameProps) {
  const { x, y } = shiftAt(useBeat(shiftStep));
  // Whole display px: half of one would blur every letter.
  const px = (design: number): string => `${Math.round(design * stage.scale)}px`;
  const properties = paletteProperties(night ? nightPalette : dayPalette);
  return (
    <main className="w-field" data-tone={tone} data-night={night} style={properties}>
      <div className="w-stage" data-kind={stage.kind} style={{ left: px(x), top: px(y) }}>
        {children}
      </div>
    </main>
  );
}

/** The last figures that came: a wall that loses its station keeps them, never zero and never blank. */
function useLastView(view: FeedValue['wall']): FeedValue['wall'] {
  const [last, setLast] = useState(view);
  if (view !== null && view !== last) setLast(view);
  return view ?? last;
}

/** Renders again only when tone, word or moment change, not with every second of age. */
function useFreshness(view: FeedValue['wall'], session: FeedValue['session'] | undefined): Freshness {
  const linkUp = useLink().state === 'up';
  const text = useTimed((now) =>
    JSON.stringify(
      freshness({
        linkUp,
        line: session?.line ?? null,
        figuresAsOf: view?.asOf ?? null,
        now,
        speed: session?.demo?.speed ?? 1,
      }),
    ),
  );
  return useMemo(() => JSON.parse(text) as Freshness, [text]);
}

function useTownNames(view: FeedValue['wall'], town: TownMapState): (codeOrName: string) => string {
  const towns = useSame((view?.byTown ?? []).map(({ code, name }) => ({ code, name })));
  const map = town.state === 'here' ? town.map : null;
  return useMemo(
    () =>
      townNames(
        towns,
        (map?.features ?? []).map(({ properties }) => properties),
      ),
    [towns, map],
  );
}

/** The registry's short names; before it has come, the names the figures carry. */
function useDepartmentNames(
  registry: FeedValue['registry'],
  view: FeedValue['wall'],
): (idOrName: string) => string | null {
  const named = useSame((view?.byDepartment ?? []).map(({ id, name }) => [id, name] as const));
  return useMemo(() => {
    const short = new Map(named);
    for (const { id, name, shortName } of registry?.departments ?? [])
      for (const key of [id, name]) short.set(key, shortName);
    return (idOrName) => short.get(idOrName) ?? null;
  }, [registry, named]);
}
