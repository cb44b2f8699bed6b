/** How a paper is looked at: which page, and how large; `page` is all of it in the window, 1 its whole width. */
export type PaperView = { readonly page: number; readonly zoom: number | 'page' };

export const firstView: PaperView = { page: 1, zoom: 1 };

export type PaperSize = { readonly width: number; readonly height: number };

const steps = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;
/** Wider than this a page of text is no easier to read, display px. */
const widest = 960;

/** How large the page is drawn: display px a point of the paper. @param room of the window for it, display px */
export function scaleOf(zoom: PaperView['zoom'], page: PaperSize, room: PaperSize): number {
  const wide = Math.min(room.width, widest) / page.width;
  return zoom === 'page' ? Math.min(wide, room.height / page.height) : wide * zoom;
}

/** The next zoom larger (1) or smaller (−1), from where all of the page is in the window too. @param seen its share of the whole width now */
export function nextZoom(seen: number, by: 1 | -1): number {
  const near = 0.01;
  const beyond = by === 1 ? steps.filter((s) => s > seen + near) : steps.filter((s) => s < seen - near).reverse();
  return beyond[0] ?? (by === 1 ? 4 : 0.5);
}

/** The view after a key, null where the key is not the paper's. @param seen share of the whole width now, for a zoom of `page` */
export function viewAfter(key: string, view: PaperView, pages: number, seen: number): PaperView | null {
  const to = (page: number): PaperView => ({ ...view, page: Math.min(pages, Math.max(1, page)) });
  if (key === 'PageDown') return to(view.page + 1);
  if (key === 'PageUp') return to(view.page - 1);
  if (key === 'Home') return to(1);
  if (key === 'End') return to(pages);
  if (key === '+' || key === '=') return { ...view, zoom: nextZoom(seen, 1) };
  if (key === '-') return { ...view, zoom: nextZoom(seen, -1) };
  if (key === '0') return { ...view, zoom: view.zoom === 'page' ? 1 : 'page' };
  return null;
}
