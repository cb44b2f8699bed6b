import { type PDFDocumentProxy, type PDFPageProxy, TextLayer } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../../../i18n/language.ts';
import { type PaperSize, type PaperView, scaleOf } from './paper-view.ts';

/** A page larger than this is drawn coarser, device px: a browser gives no larger canvas. */
const mostPixels = 32_000_000;

/** Draws a page and its text beside the screen; ended by `over`. */
function draw(page: PDFPageProxy, scale: number): { readonly drawn: Promise<HTMLElement>; over(): void } {
  const viewport = page.getViewport({ scale });
  const ratio = Math.min(devicePixelRatio, Math.sqrt(mostPixels / (viewport.width * viewport.height)));
  const sheet = document.createElement('div');
  sheet.className = 'pdf-sheet';
  sheet.style.width = `${viewport.width}px`;
  sheet.style.height = `${viewport.height}px`;
  sheet.style.setProperty('--total-scale-factor', String(scale));
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(viewport.width * ratio);
  canvas.height = Math.floor(viewport.height * ratio);
  const words = document.createElement('div');
  words.className = 'pdf-text';
  sheet.append(canvas, words);
  const picture = page.render({ canvas, viewport, transform: [ratio, 0, 0, ratio, 0, 0] });
  const text = new TextLayer({ textContentSource: page.streamTextContent(), container: words, viewport });
  return {
    drawn: Promise.all([picture.promise, text.render()]).then(() => sheet),
    over() {
      picture.cancel();
      text.cancel();
    },
  };
}

/** One page of a paper, its words selectable. The page before stands until this one is drawn: nothing flashes. */
export function PdfPage(props: {
  paper: PDFDocumentProxy;
  view: PaperView;
  room: PaperSize;
  /** Told of the scale at which the page is drawn and of its whole width's. */
  shown: (seen: number) => void;
}) {
  const { paper, view, room, shown } = props;
  const { t } = useText();
  const holder = useRef<HTMLDivElement>(null);
  const [broken, setBroken] = useState<number | null>(null);
  const { page: number, zoom } = view;
  const { width, height } = room;
  useEffect(() => {
    let late = false;
    let stop = (): void => undefined;
    const show = async (): Promise<void> => {
      const page = await paper.getPage(number);
      if (late) return;
      const size = page.getViewport({ scale: 1 });
      const scale = scaleOf(zoom, size, { width, height });
      const drawing = draw(page, scale);
      stop = drawing.over;
      const sheet = await drawing.drawn;
      if (late) return;
      setBroken(null);
      holder.current?.replaceChildren(sheet);
      holder.current?.setAttribute('data-page', String(number));
      holder.current?.parentElement?.scrollTo({ top: 0 });
      shown(scale / scaleOf(1, size, { width, height }));
    };
    if (width > 0)
      show().catch(() => {
        // A drawing that was stopped for the next one is no failure.
        if (!late) setBroken(number);
      });
    return () => {
      late = true;
      stop();
    };
  }, [paper, number, zoom, width, height, shown]);
  return (
    <>
      {broken === number && <p role="alert">{t('files.pdfPageBroken', { page: number })}</p>}
      <div ref={holder} className="pdf-page" hidden={broken === number} />
    </>
  );
}
