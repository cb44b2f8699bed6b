import type { Channel, Foreign, MajorKind, Place, Requester, Severity } from '../../shared/domain/event/event.ts';
import type { County, CountyGrid } from './county.ts';
import { fillSlots } from './fill-slots.ts';
import { round6 } from './geometry.ts';
import { drawCallerName, drawMobile } from './person-name.ts';
import type { Random } from './random.ts';
import type { Rhythm } from './rhythm-file.ts';
import { slotValues } from './slot-values.ts';
import type { MajorScene, Scene, Texts } from './text-file.ts';

/** An event as a desk would enter it: everything `event.register` asks for but id, number and times. */
export type WrittenEvent = {
  readonly scene: string;
  /** Type of the measured stream, or the demo's own patrol subjects. */
  readonly subject: string;
  /** The department that usually settles it. */
  readonly department: string;
  readonly title: string;
  readonly content: string;
  readonly item: string;
  readonly severity: Severity;
  readonly place: Place;
  readonly channel: Channel;
  readonly foreign: Foreign | null;
  readonly requester: Requester;
  readonly major: MajorKind | null;
};

export type EventWriter = {
  /** The next everyday event; `channel` is drawn from the mix when left out. */
  readonly write: (channel?: Channel) => WrittenEvent;
  /** A major event (LYG-29-7, JS-30-1, ZS-28-1), of a given kind or any. */
  readonly writeMajor: (kind?: MajorKind) => WrittenEvent;
};

type GridChoice = { readonly grids: readonly CountyGrid[]; readonly upTo: readonly number[] };

/** Grids with their running sum of persons: one draw is a binary search, since a day has thousands. */
function choiceOf(grids: readonly CountyGrid[]): GridChoice {
  let sum = 0;
  const upTo = grids.map((grid) => {
    sum += grid.persons;
    return sum;
  });
  return { grids, upTo };
}

function drawGrid({ grids, upTo }: GridChoice, random: Random): CountyGrid {
  const wanted = random.next() * (upTo[upTo.length - 1] ?? 0);
  let [low, high] = [0, upTo.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((upTo[middle] as number) > wanted) high = middle;
    else low = middle + 1;
  }
  const grid = grids[low];
  if (grid === undefined) throw new RangeError('this county has no grid in the setting of the scene');
  return grid;
}

function drawPlace(text: string, grid: CountyGrid, located: boolean, random: Random): Place {
  if (!located) return { text, lon: null, lat: null, grid: null, gridBasis: 'unknown', area: grid.town };
  const [west, south] = grid.polygon[0] as readonly [number, number];
  const [east, north] = grid.polygon[2] as readonly [number, number];
  const inside = (low: number, high: number): number => round6(low + (0.1 + 0.8 * random.next()) * (high - low));
  return {
    text,
    lon: inside(west, east),
    lat: inside(south, north),
    grid: grid.code,
    gridBasis: 'map',
    area: grid.code,
  };
}

const foreignSystems: Readonly<Partial<Record<Channel, string>>> = { '12345': '12345', '110': '110' };

function drawForeign(channel: Channel, random: Random): Foreign | null {
  const system = foreignSystems[channel];
  // YS (演示) marks the number as one that no real 12345 or 110 gave out.
  return system === undefined ? null : { system, number: `YS${String(random.int(0, 99_999_999)).padStart(8, '0')}` };
}

function drawRequester(channel: Channel, rhythm: Rhythm, random: Random): Requester {
  const nobodyAsked = channel === 'gridStaff' || channel === 'department';
  if (nobodyAsked || random.chance(rhythm.chosen.anonymousShare)) return { kind: 'anonymous' };
  return { kind: 'named', name: drawCallerName(random), phone: drawMobile(random) };
}

function drawChannel(rhythm: Rhythm, random: Random): Channel {
  const [channel] = random.weighted(Object.entries(rhythm.chosen.channels), ([, share]) => share);
  if (channel !== 'citizens') return channel as Channel;
  return random.weighted(Object.entries(rhythm.mix.citizenChannels.shares), ([, share]) => share)[0] as Channel;
}

/** The words in front of the text; a patrol's own text needs none. */
function openingOf(texts: Texts, channel: Channel, content: string): string {
  const patrolled = content.startsWith('巡查发现') && (channel === 'gridStaff' || channel === 'department');
  return patrolled ? '' : (texts.voices[channel]?.opening ?? '');
}

/**
 * Writes Chinese events that read like desk entries, all invented. Which subject comes how often follows rhythm.json,
 * where it happens follows the persons of the grids. Pure: equal county, files and random stream give equal events.
 */
export function createEventWriter(
  of: { readonly texts: Texts; readonly rhythm: Rhythm; readonly county: County },
  random: Random,
): EventWriter {
  const { texts, rhythm, county } = of;
  const urbanVillages = new Set(county.villages.filter((v) => v.urban).map((v) => v.code));
  const homes = county.grids.filter((g) => g.kind === 'comprehensive');
  const choices: Readonly<Record<Scene['setting'], GridChoice>> = {
    urban: choiceOf(homes.filter((g) => urbanVillages.has(g.village))),
    rural: choiceOf(homes.filter((g) => !urbanVillages.has(g.village))),
    any: choiceOf(homes),
  };
  const scenesBySubject = new Map<string, Scene[]>();
  for (const scene of texts.scenes) {
    scenesBySubject.set(scene.subject, [...(scenesBySubject.get(scene.subject) ?? []), scene]);
  }

  const compose = (
    scene: Scene | MajorScene,
    channel: Channel,
    located: boolean,
  ): Omit<WrittenEvent, 'subject' | 'major'> => {
    const grid = drawGrid(choices[scene.setting], random);
    const caller = texts.voices[channel]?.caller ?? '反映人';
    const valueOf = slotValues(texts, grid, urbanVillages.has(grid.village), caller, random);
    const fill = (text: string): string => fillSlots(text, random, valueOf);
    const content = fill(scene.content);
    return {
      scene: scene.key,
      department: scene.department,
      title: fill(scene.title),
      content: `${openingOf(texts, channel, content)}${content}`,
      item: scene.item,
      severity: scene.severity,
      place: drawPlace(fill(random.pick(texts.places[scene.place] ?? ['{village}'])), grid, located, random),
      channel,
      foreign: drawForeign(channel, random),
      requester: drawRequester(channel, rhythm, random),
    };
  };

  return {
    write: (wanted) => {
      const channel = wanted ?? drawChannel(rhythm, random);
      const shares = rhythm.chosen.subjects[channel] ?? rhythm.mix.subjects.shares;
      const [subject] = random.weighted(Object.entries(shares), ([, share]) => share);
      const scene = random.weighted(scenesBySubject.get(subject) ?? [], (s) => s.weight);
      const located = channel === 'gridStaff' || !random.chance(rhythm.chosen.unlocatedShare);
      return { ...compose(scene, channel, located), subject, major: null };
    },
    writeMajor: (kind) => {
      const scene = random.pick(texts.major.filter((s) => kind === undefined || s.majorKind === kind));
      return { ...compose(scene, 'gridStaff', true), subject: '重大紧急情况', major: scene.majorKind };
    },
  };
}
