import { ChevronDown, ChevronUp, FileWarning, Lock, Maximize, ZoomIn, ZoomOut } from 'lucide-react';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Attachment } from '../../../../shared/domain/attachment/attachment.ts';
import { useText } from '../../../i18n/language.ts';
import { Button } from '../../../parts/button.tsx';
import { StateNote } from '../../../parts/state-note.tsx';
import { useSize } from '../../../parts/use-size.ts';
import './paper.css';
import { openPdf } from './open-pdf.ts';
import { firstView, type PaperView, viewAfter } from './paper-view.ts';
import { PdfPage } from './pdf-page.tsx';
import type { PdfProblem } from './pdf-problem.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A PDF page by page: PgUp and PgDn turn, + and − zoom, 0 shows the whole page. What cannot be shown says why and can be saved. */
export function Paper(props: { file: Attachment; bytes: Bytes }) {
  const { file, bytes } = props;
  const { t } = useText();
  const [paper, setPaper] = useState<PDFDocumentProxy | PdfProblem | null>(null);
  useEffect(() => {
    let late = false;
    const { opened, close } = openPdf(bytes);
    void opened.then((found) => {
      if (!late) setPaper(found.ok ? found.paper : found.problem);
    });
    return () => {
      late = true;
      close();
    };
  }, [bytes]);
  if (paper === null)
    return (
      <p className="sub" role="status">
        {t('files.pdfOpening')}
      </p>
    );
  if (typeof paper !== 'string') return <Pages paper={paper} name={file.name} />;
  const icon = paper === 'locked' ? <Lock size={28} /> : <FileWarning size={28} />;
  return <StateNote icon={icon} title={t(`files.pdf.${paper}`)} lines={[t('files.pdfSaveIt')]} />;
}

/** Space around the page on all sides, display px; see .pdf-page. */
const around = 24;

function Pages(props: { paper: PDFDocumentProxy; name: string }) {
  const { paper, name } = props;
  const { t } = useText();
  const desk = useRef<HTMLElement>(null);
  const size = useSize(desk);
  const room = { width: Math.max(0, size.width - around), height: Math.max(0, size.height - around) };
  const [view, setView] = useState<PaperView>(firstView);
  const [seen, setSeen] = useState(1);
  // The keys are the paper's at once: nobody should have to look for it by Tab.
  useEffect(() => desk.current?.focus({ preventScroll: true }), []);
  const press = (key: string): boolean => {
    const next = viewAfter(key, view, paper.numPages, seen);
    if (next !== null) setView(next);
    return next !== null;
  };
  const onKey = (e: KeyboardEvent): void => {
    if (e.ctrlKey || e.altKey || e.metaKey) return;
    if (press(e.key)) e.preventDefault();
    // Arrows go to the next file, but over a page wider than the window they move the page.
    const wide = desk.current !== null && desk.current.scrollWidth > desk.current.clientWidth;
    if (wide && (e.key === 'ArrowLeft' || e.key === 'ArrowRight')) e.stopPropagation();
  };
  return (
    <div className="pdf" onKeyDown={onKey}>
      <section
        ref={desk}
        className="pdf-desk scroll"
        tabIndex={0}
        aria-label={t('files.pdfPaper', { name, page: view.page, pages: paper.numPages })}
      >
        <PdfPage paper={paper} view={view} room={room} shown={setSeen} />
      </section>
      <Tools view={view} pages={paper.numPages} seen={seen} press={press} />
    </div>
  );
}

function Tools(props: { view: PaperView; pages: number; seen: number; press: (key: string) => boolean }) {
  const { view, pages, seen, press } = props;
  const { t } = useText();
  const whole = view.zoom === 'page';
  return (
    <div className="file-zoom-bar" role="toolbar" aria-label={t('files.pdfTools')}>
      <Button
        small
        icon={<ChevronUp size={15} />}
        aria-label={t('files.pdfBefore')}
        title="PgUp"
        disabled={view.page === 1}
        onClick={() => press('PageUp')}
      />
      <span className="num" role="status">
        {t('files.pdfPage', { page: view.page, pages })}
      </span>
      <Button
        small
        icon={<ChevronDown size={15} />}
        aria-label={t('files.pdfAfter')}
        title="PgDn"
        disabled={view.page === pages}
        onClick={() => press('PageDown')}
      />
      <span className="file-bar-gap" />
      <Button
        small
        icon={<ZoomOut size={15} />}
        aria-label={t('files.zoomOut')}
        title="−"
        disabled={seen <= 0.5}
        onClick={() => press('-')}
      />
      <span className="num file-zoom-share">{Math.round(100 * seen)}%</span>
      <Button
        small
        icon={<ZoomIn size={15} />}
        aria-label={t('files.zoomIn')}
        title="+"
        disabled={seen >= 4}
        onClick={() => press('+')}
      />
      <Button small icon={<Maximize size={15} />} title="0" aria-pressed={whole} onClick={() => press('0')}>
        {t(whole ? 'files.pdfWidth' : 'files.pdfWhole')}
      </Button>
    </div>
  );
}
