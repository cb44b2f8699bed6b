import type { WallView } from './wall-view.ts';

/** What stands where a title is not for visitors. */
export const covered = '事项不公开 Not shown';

/** The figures of a wall with the titles of sensitive groups taken out, before anything is sent or drawn: what is not there cannot be read. */
export function coverTitles(view: WallView): WallView {
  // Anything not known to be harmless is covered.
  const cover = <T extends { readonly title: string; readonly sensitive?: boolean }>(line: T): T =>
    line.sensitive === false ? line : { ...line, title: covered };
  const { scenes } = view;
  return {
    ...view,
    overdueList: view.overdueList.map(cover),
    major: view.major.map(cover),
    ...(scenes !== undefined && {
      scenes: { ...scenes, late: scenes.late.map(({ area, list }) => ({ area, list: list.map(cover) })) },
    }),
  };
}
