import { useMemo } from 'react';
import { coversItem } from '../../../shared/domain/event/dispatch-target.ts';
import { findItem } from '../../../shared/domain/item/item.ts';
import { refusalText } from '../../../shared/domain/refusal-texts.ts';
import type { EventView } from '../../../shared/wire/event-view.ts';
import { shortNumber } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import type { DeskSession } from '../../store/desk-session.ts';
import { isLineUp } from '../../store/desk-session.ts';
import { useCounts, useEventView, useRegistry } from '../../store/use-feed.ts';
import { useRead } from '../../store/use-read.ts';
import { useMinute } from '../../store/use-time.ts';
import { barActs } from '../event/main-act.ts';
import { barredActs } from '../event/why-not.tsx';
import { createPinyinFinder } from '../find-by-pinyin.ts';
import { railModules } from '../shell/rail.tsx';
import { useDeskState } from '../use-desk.ts';
import { useRules } from '../use-rules.ts';
import { barredWords, type PaletteScene, type PaletteTarget } from './palette-lines.ts';
import { readLine } from './read-line.ts';

/** No event has it: a feed of it stays empty. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
const QUIET_MS = 80;

/** What the lines of the palette are made from, for what is typed so far. */
export function usePaletteScene(typed: string, session: DeskSession): PaletteScene {
  const { t, say } = useText();
  const now = useMinute();
  const said = readLine(typed);
  const opened = useDeskState('opened');
  const cursor = useDeskState('cursor');
  const registry = useRegistry();
  const counts = useCounts();
  const answer = useRead(said.number === null ? null : { ask: 'number', text: said.number }, QUIET_MS);
  const numbered = said.number === null || answer.state !== 'here' ? null : (answer.value[0] ?? null);
  const merging = said.verb?.key === 'merge';
  const wanted = said.number === null || merging ? (opened ?? cursor) : numbered;
  const found = useTarget(wanted, session);
  // An answer to fewer digits may still stand here: Enter must never act on another event than the one that is named.
  const ending = said.number;
  const isNamed = (event: { readonly number: string; readonly foreign: { readonly number: string } | null }): boolean =>
    ending === null || event.number.endsWith(ending) || event.foreign?.number === ending;
  const target = found !== null && (merging || isNamed(found.event)) ? found : null;
  const other = useEventView(merging ? (numbered ?? NOBODY) : NOBODY);
  const named = other.state === 'here' && other.value !== null && isNamed(other.value.event) ? other.value.event : null;
  const departments = registry?.departments ?? [];
  const findDepartment = useMemo(
    () =>
      createPinyinFinder(
        (registry?.departments ?? []).map((d) => ({
          key: d.id,
          text: `${d.name} ${d.shortName}`,
          codes: [d.pinyin, d.id],
        })),
      ),
    [registry],
  );
  const findTown = useMemo(() => {
    const towns = (registry?.divisions ?? []).filter((d) => d.level === 'town');
    const find = createPinyinFinder(towns.map((d) => ({ key: d.code, text: d.name, codes: [d.code] })));
    return (word: string) => towns.find((d) => d.code === find(word, 1)[0]?.key) ?? null;
  }, [registry]);
  return {
    t,
    say,
    shortNumber: (number) => shortNumber(number, now),
    target,
    named,
    departments,
    findDepartment,
    findTown,
    covers: (department, code) => {
      const item = registry === null ? undefined : findItem(registry.items, code);
      return item !== undefined && coversItem(department, item);
    },
    lineUp: isLineUp(session.line),
    counts: counts?.views ?? {},
    modules: [
      ...railModules
        .filter(({ module }) => module !== 'emergency')
        .map(({ module, text }) => ({ module, name: t(text) })),
      { module: 'archive', name: t('rail.archive') },
    ],
  };
}

function useTarget(
  id: string | null,
  session: DeskSession,
): (PaletteTarget & { readonly event: EventView['event'] }) | null {
  const { language } = useText();
  const rules = useRules();
  const at = useMinute();
  const fed = useEventView(id ?? NOBODY);
  const view: EventView | null = fed.state === 'here' ? fed.value : null;
  const offered = view?.acts.includes('event.dispatch') === true;
  const recommended = useRead(offered && view !== null ? { ask: 'recommend', event: view.event.id } : null);
  if (view === null || rules === null || session.actor === null) return null;
  const duties = view.event.obligations.filter((o) => o.clearedAt === null).length;
  const barred = barredActs({ rules, actor: session.actor, at, hubAt: null }, view);
  return {
    event: view.event,
    acts: barActs(view.acts, duties),
    barred: barredWords(barred, (refusal) => refusalText(refusal, language)),
    recommended: offered && recommended.state === 'here' ? (recommended.value[0]?.holder.id ?? null) : null,
  };
}
