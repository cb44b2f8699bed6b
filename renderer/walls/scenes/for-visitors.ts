import type { Language } from '../../../shared/domain/names.ts';
import type { WallView } from '../../../shared/wire/bridge.ts';

const closed = { zh: '事项不公开', en: 'Not shown' } as const;

/** The figures with the titles of sensitive groups taken out, before anything is drawn: what is not in the page cannot be read in it. */
export function forVisitors(view: WallView, language: Language): WallView {
  const cover = <T extends { readonly title: string; readonly sensitive?: boolean }>(line: T): T =>
    line.sensitive === false ? line : { ...line, title: closed[language] };
  return { ...view, overdueList: view.overdueList.map(cover), major: view.major.map(cover) };
}
