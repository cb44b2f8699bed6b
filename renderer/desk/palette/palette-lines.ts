import { actNames } from '../../../shared/domain/act-names.ts';
import type { Department } from '../../../shared/domain/department/department.ts';
import type { GridEvent } from '../../../shared/domain/event/event.ts';
import type { Refusal } from '../../../shared/domain/refusal.ts';
import type { CommandKind, EventCommand } from '../../../shared/domain/verbs.ts';
import { type ViewId, viewIds } from '../../../shared/wire/queue-view.ts';
import type { Translate, Words } from '../../i18n/language.ts';
import type { DeskModule, OpenAct } from '../desk-model.ts';
import { createPinyinFinder, type PinyinFinder } from '../find-by-pinyin.ts';
import { readLine, type SaidLine } from './read-line.ts';

/** What Enter does on a line. */
export type Does =
  | { readonly do: 'run'; readonly command: EventCommand; readonly form: OpenAct }
  | { readonly do: 'form'; readonly event: string; readonly form: OpenAct }
  | { readonly do: 'open'; readonly event: string }
  | { readonly do: 'view'; readonly view: ViewId }
  | { readonly do: 'module'; readonly module: DeskModule }
  | { readonly do: 'search'; readonly text: string; readonly town: string | null };

export type PaletteLine = {
  readonly key: string;
  readonly text: string;
  readonly side: string;
  /** Null: cannot be done now; `side` says why. */
  readonly does: Does | null;
};
export type PaletteSection = {
  readonly title: 'palette.will' | 'palette.acts' | 'palette.places';
  readonly lines: readonly PaletteLine[];
};

/** The event a line is about, as far as it is known here. */
export type PaletteTarget = {
  readonly event: Pick<GridEvent, 'id' | 'number' | 'title' | 'item'>;
  readonly acts: readonly CommandKind[];
  readonly barred: readonly { readonly kind: CommandKind; readonly why: string }[];
  /** Department the item's duty names, null when it is not known yet. */
  readonly recommended: string | null;
};

/** All that the lines are made from. */
export type PaletteScene = {
  readonly t: Translate;
  readonly say: (words: Words) => string;
  readonly shortNumber: (number: string) => string;
  readonly target: PaletteTarget | null;
  /** Id of the event a number in the line names, where it names another one than the target (merge). */
  readonly named: { readonly id: string; readonly number: string; readonly title: string } | null;
  readonly departments: readonly Department[];
  readonly findDepartment: PinyinFinder;
  readonly findTown: (word: string) => { readonly code: string; readonly name: string } | null;
  /** A department that does not answer for the item needs a reason, so the form opens. */
  readonly covers: (department: Department, item: string) => boolean;
  readonly lineUp: boolean;
  readonly counts: Readonly<Partial<Record<ViewId, number>>>;
  readonly modules: readonly { readonly module: DeskModule; readonly name: string }[];
};

const SHOWN_ACTS = 7;
const SHOWN_PLACES = 6;

/** Sections of the palette for a typed line; the very first line is what Enter does, as a whole sentence. */
export function paletteSections(typed: string, scene: PaletteScene): readonly PaletteSection[] {
  const said = readLine(typed);
  const will = willDo(said, scene);
  const sections: readonly PaletteSection[] = [
    { title: 'palette.will', lines: will },
    { title: 'palette.acts', lines: said.verb === null ? actLines(said, scene) : [] },
    { title: 'palette.places', lines: said.verb === null || said.verb.key === 'go' ? placeLines(said, scene) : [] },
  ];
  return sections.filter((section) => section.lines.length > 0);
}

const formOf = (kind: CommandKind, prefill: OpenAct['prefill'] = {}): OpenAct => ({ kind, prefill });

function willDo(said: SaidLine, scene: PaletteScene): readonly PaletteLine[] {
  const { t, target } = scene;
  switch (said.verb?.key) {
    case undefined:
      return said.number !== null && target !== null ? [openLine(target, scene)] : [];
    case 'search':
      return [searchLine(said, scene)];
    case 'go':
      return [];
    case 'intake':
      return [{ key: 'intake', text: t('palette.intake'), side: '', does: { do: 'module', module: 'intake' } }];
    case 'open':
      return target === null ? [noEvent(scene)] : [openLine(target, scene)];
    case 'dispatch':
      return target === null ? [noEvent(scene)] : dispatchLines(said, target, scene);
    default:
      return target === null ? [noEvent(scene)] : [actLine(said, target, scene)];
  }
}

const noEvent = ({ t }: PaletteScene): PaletteLine => ({
  key: 'none',
  text: t('palette.noEvent'),
  side: t('palette.noEventSide'),
  does: null,
});

const openLine = ({ event }: PaletteTarget, { t, shortNumber }: PaletteScene): PaletteLine => ({
  key: 'open',
  text: t('palette.open', { number: shortNumber(event.number), title: event.title }),
  side: '',
  does: { do: 'open', event: event.id },
});

function searchLine(said: SaidLine, { t, findTown }: PaletteScene): PaletteLine {
  const words = [...(said.number === null ? [] : [said.number]), ...said.words];
  const town = words.length < 2 ? null : findTown(words[0] ?? '');
  const text = (town === null ? words : words.slice(1)).join(' ');
  return {
    key: 'search',
    text: town === null ? t('palette.search', { text }) : t('palette.searchTown', { text, town: town.name }),
    side: t('rail.search'),
    does: text === '' ? null : { do: 'search', text, town: town?.code ?? null },
  };
}

/** Dispatch to the department the words name, else to the one the item's duty names; what is left of the words goes with it. */
function dispatchLines(said: SaidLine, target: PaletteTarget, scene: PaletteScene): readonly PaletteLine[] {
  const { t, departments, findDepartment, lineUp, covers, shortNumber } = scene;
  const byId = (id: string | undefined) => departments.find((d) => d.id === id);
  const at = said.words.findIndex((word) => findDepartment(word, 1).length > 0);
  const named = at < 0 ? undefined : byId(findDepartment(said.words[at] ?? '', 1)[0]?.key);
  const to = named ?? byId(target.recommended ?? undefined);
  const words = said.words.filter((_, n) => named === undefined || n !== at).join(' ');
  const instruction = [said.time === null ? '' : t('palette.by', { time: said.time }), words]
    .filter((w) => w !== '')
    .join('，');
  const { event } = target;
  const number = shortNumber(event.number);
  const barred = whyBarred('event.dispatch', target, scene);
  const form = formOf('event.dispatch', {
    ...(to !== undefined && { to: to.id }),
    ...(instruction !== '' && { instruction }),
  });
  if (to === undefined || barred !== null)
    return [
      {
        key: 'dispatch',
        text: t('palette.dispatchOpen', { number }),
        side: barred ?? t('palette.needsDepartment'),
        does: barred === null ? { do: 'form', event: event.id, form } : null,
      },
    ];
  const whole = lineUp && covers(to, event.item);
  const text = t(instruction === '' ? 'palette.dispatch' : 'palette.dispatchWith', {
    number,
    to: to.name,
    instruction,
  });
  const command: EventCommand = {
    kind: 'event.dispatch',
    event: event.id,
    to: { kind: 'department', id: to.id, name: to.name },
    instruction,
    recommended: target.recommended,
    majorMatter: false,
    dutyReason: null,
    slip: null,
  };
  return [
    {
      key: 'dispatch',
      text,
      side: whole ? t('palette.now') : t(lineUp ? 'palette.needsReason' : 'palette.bySlip'),
      does: whole ? { do: 'run', command, form } : { do: 'form', event: event.id, form },
    },
    {
      key: 'dispatch-form',
      text: t('palette.dispatchCheck', { number, to: to.name }),
      side: t('palette.form'),
      does: { do: 'form', event: event.id, form },
    },
  ];
}

/** Why an act is not possible on the target, null when it is. */
function whyBarred(kind: CommandKind, target: PaletteTarget, { t }: PaletteScene): string | null {
  if (target.acts.includes(kind)) return null;
  return target.barred.find((b) => b.kind === kind)?.why ?? t('palette.notNow');
}

/** A verb on the target: the first of its acts that is offered, with the words of the line in its form. */
function actLine(said: SaidLine, target: PaletteTarget, scene: PaletteScene): PaletteLine {
  const { t, say, named, shortNumber } = scene;
  const kinds = said.verb?.acts ?? [];
  const kind = kinds.find((k) => target.acts.includes(k)) ?? kinds[0] ?? 'event.addNote';
  const number = shortNumber(target.event.number);
  const words = said.words.join(' ');
  const why = whyBarred(kind, target, scene);
  const name = say(actNames[kind]);
  if (kind === 'event.addNote' && words !== '' && why === null)
    return {
      key: kind,
      text: t('palette.note', { number, text: words }),
      side: t('palette.now'),
      does: {
        do: 'run',
        command: { kind: 'event.addNote', event: target.event.id, text: words },
        form: formOf(kind, { text: words }),
      },
    };
  const into = kind === 'event.merge' && named !== null && named.id !== target.event.id ? named : null;
  return {
    key: kind,
    text:
      into === null
        ? t('palette.act', { act: name, number, title: target.event.title })
        : t('palette.merge', { number, into: shortNumber(into.number), title: into.title }),
    side: why ?? t('palette.form'),
    does:
      why === null
        ? {
            do: 'form',
            event: target.event.id,
            form: formOf(kind, {
              ...(words !== '' && { reason: words, text: words }),
              ...(into !== null && { into: into.id }),
            }),
          }
        : null,
  };
}

/** What can be done on the event of the line, and what of the words asked for cannot, with its reason. */
function actLines(said: SaidLine, scene: PaletteScene): readonly PaletteLine[] {
  const { target, say, t } = scene;
  if (target === null) return [];
  const can = target.acts.map((kind) => ({ kind, why: null as string | null }));
  const all = [...can, ...target.barred];
  const asked = said.words.join(' ');
  const find = createPinyinFinder(all.map(({ kind }) => ({ key: kind, text: say(actNames[kind]), codes: [] })));
  const found =
    asked === '' ? can : find(asked, SHOWN_ACTS).flatMap(({ key }) => all.find(({ kind }) => kind === key) ?? []);
  return found.slice(0, SHOWN_ACTS).map(({ kind, why }) => ({
    key: kind,
    text: `${say(actNames[kind])} ${scene.shortNumber(target.event.number)}`,
    side: why ?? t('palette.form'),
    does: why === null ? { do: 'form', event: target.event.id, form: formOf(kind) } : null,
  }));
}

/** Views and modules by name; with words that are none of them, a search for the words. */
function placeLines(said: SaidLine, scene: PaletteScene): readonly PaletteLine[] {
  const { t, counts, modules } = scene;
  const asked = said.words.join(' ');
  const places: readonly PaletteLine[] = [
    ...viewIds.map((view) => ({
      key: `view-${view}`,
      text: t(`view.${view}`),
      side: t('palette.view', { count: counts[view] ?? '—' }),
      does: { do: 'view' as const, view },
    })),
    ...modules.map(({ module, name }) => ({
      key: `module-${module}`,
      text: name,
      side: t('palette.module'),
      does: { do: 'module' as const, module },
    })),
  ];
  const find = createPinyinFinder(places.map(({ key, text }) => ({ key, text, codes: [] })));
  const found = find(asked, SHOWN_PLACES).flatMap(({ key }) => places.find((p) => p.key === key) ?? []);
  return asked === '' || said.verb !== null ? found : [...found, searchLine(said, scene)];
}

/** Refusals of acts as the palette says them. */
export const barredWords = (
  barred: readonly { readonly kind: CommandKind; readonly refusal: Refusal }[],
  words: (refusal: Refusal) => string,
): PaletteTarget['barred'] => barred.map(({ kind, refusal }) => ({ kind, why: words(refusal) }));
