import { err } from '../../../shared/std/result.ts';
import type { Feed, FeedValue } from '../../../shared/wire/bridge.ts';
import { coverTitles } from '../../../shared/wire/cover-titles.ts';
import type { Port } from '../../../shared/wire/port.ts';
import type { Feeds } from '../feeds/feeds.ts';
import type { Read } from './answer-question.ts';
import { serveWindow } from './serve-window.ts';

type WallFeed = 'session' | 'wall' | 'registry' | 'prefs';
/** What a wall of the room is told of each feed: nobody's name, no account, no password of a demo, no title that is not for visitors (W3). */
const told: { readonly [F in WallFeed]: (value: FeedValue[F]) => FeedValue[F] } = {
  session: (value) => ({
    ...value,
    actor: null,
    outages: [],
    attention: 0,
    line: { ...value.line, hubUrl: '' },
    demo: value.demo === null ? null : { ...value.demo, accounts: [] },
  }),
  wall: (value) => (value === null ? null : coverTitles(value)),
  registry: (value) =>
    value === null
      ? null
      : {
          ...value,
          staff: [],
          accounts: [],
          grids: [],
          departments: value.departments.map((one) => ({ ...one, phone: '', liaison: '' })),
        },
  prefs: (value) =>
    Object.fromEntries(Object.entries(value).filter(([key]) => key.startsWith('wall.') || key === 'language')),
};
const isTold = (name: string): name is WallFeed => name in told;

const readOnly = {
  code: 'unavailable',
  message: '大屏只能看，不能操作。 A wall looks on; it cannot act.',
} as const;

type Deps = { readonly feeds: Feeds; readonly read: Read; readonly log: (line: string) => void };

/** Serves a wall that came with a token: reads four feeds and the map, and can change nothing. */
export function serveWall({ feeds, read, log }: Deps, port: Port): () => void {
  const watch = (feed: Feed, deliver: (value: unknown) => void) => {
    const name = feed.feed;
    if (!isTold(name)) throw new Error(`a wall is not told ${name}`);
    const tell = told[name] as (value: unknown) => unknown;
    return feeds.watch(feed, (value) => deliver(tell(value)));
  };
  const mapOnly: Read = (question, queueOf) => {
    const asks = typeof question === 'object' && question !== null && 'ask' in question ? question.ask : null;
    return asks === 'map'
      ? read(question, queueOf)
      : Promise.resolve(err({ code: 'signed-out', path: 'ask', message: readOnly.message }));
  };
  return serveWindow({ feeds: { watch }, run: () => Promise.resolve(err(readOnly)), read: mapOnly, log }, port);
}
