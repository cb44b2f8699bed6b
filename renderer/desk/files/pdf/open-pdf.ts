import { getDocument, type PDFDocumentProxy, PDFWorker } from 'pdfjs-dist';
import { decoderFolder, PdfParts, readerAddress } from './pdf-parts.ts';
import { type PdfProblem, problemOf } from './pdf-problem.ts';

export type OpenedPdf =
  | { readonly ok: true; readonly paper: PDFDocumentProxy }
  | { readonly ok: false; readonly problem: PdfProblem };

/**
 * Reads a PDF in a worker of its own. What a stranger wrote is drawn, never run: no scripts, no forms of XFA, no WebAssembly, and this
 * reader makes no code of text (the policy of the pages would stop it).
 * @param bytes stay the caller's: the worker gets a copy @returns `close` ends the worker, also while it still reads
 */
export function openPdf(bytes: Uint8Array<ArrayBuffer>): { readonly opened: Promise<OpenedPdf>; close(): void } {
  // Made here, for under our own scheme the reader would take its script for a stranger's.
  const port = new Worker(readerAddress(), { type: 'module' });
  const worker = PDFWorker.create({ port, verbosity: 0 });
  const task = getDocument({
    data: bytes.slice(),
    worker,
    verbosity: 0,
    BinaryDataFactory: PdfParts,
    useWorkerFetch: false,
    useWasm: false,
    wasmUrl: decoderFolder(),
    disableWorkerRendering: true,
    enableXfa: false,
    // A picture beyond this would take the memory of the console: 64 million points are an A3 scan at 600 dpi.
    maxImageSize: 64 * 1024 * 1024,
  });
  // A script that does not come would leave the reader waiting for ever.
  const lost = new Promise<never>((_, reject) => {
    port.addEventListener('error', () => reject(new Error('the reader of PDF did not start')), { once: true });
  });
  const opened = Promise.race([task.promise, lost]).then(
    (paper): OpenedPdf => ({ ok: true, paper }),
    (error: unknown): OpenedPdf => ({ ok: false, problem: problemOf(error) }),
  );
  return {
    opened,
    close() {
      void task.destroy().finally(() => {
        worker.destroy();
        port.terminate();
      });
    },
  };
}
