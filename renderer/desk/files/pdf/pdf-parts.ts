/*
 * What the reader of PDF fetches only when a paper needs it, shipped with the pages: its own script, the decoders of scans, the tables
 * that turn the characters of a Chinese paper without fonts of its own into text, and the two symbol fonts no system has. Other fonts
 * are those of the system.
 */
const shipped = import.meta.glob<string>(
  [
    '../../../../node_modules/pdfjs-dist/build/pdf.worker.min.mjs',
    '../../../../node_modules/pdfjs-dist/wasm/{jbig2,openjpeg}_nowasm_fallback.js',
    '../../../../node_modules/pdfjs-dist/cmaps/{Adobe-GB1,Adobe-CNS1,GB,UniGB,B5,CNS,ETen,HKscs,UniCNS}*.bcmap',
    '../../../../node_modules/pdfjs-dist/standard_fonts/Foxit{Symbol,Dingbats}.pfb',
  ],
  { eager: true, query: '?url', import: 'default' },
);
const addresses: ReadonlyMap<string, string> = new Map(
  Object.entries(shipped).map(([path, address]) => [path.slice(path.lastIndexOf('/') + 1), address]),
);

function addressOf(file: string): string {
  const address = addresses.get(file);
  if (address === undefined) throw new Error(`${file} is not shipped`);
  return new URL(address, location.href).href;
}

/** Address of the script the reader works in. */
export const readerAddress = (): string => addressOf('pdf.worker.min.mjs');

/** Folder of the decoders of scans (JBIG2, fax, JPEG 2000) as plain scripts: the pages' policy allows no WebAssembly. */
export function decoderFolder(): string {
  // Both lie in one folder under their own names; the reader asks for them by name.
  const [one, other] = ['jbig2', 'openjpeg'].map((name) => new URL('.', addressOf(`${name}_nowasm_fallback.js`)).href);
  if (one === undefined || one !== other) throw new Error('the decoders of scans do not lie in one folder');
  return one;
}

/** Gives the reader its tables and fonts from our own files, in both hosts alike. */
export class PdfParts {
  async fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    const answer = await fetch(addressOf(filename));
    if (!answer.ok) throw new Error(`${filename}: ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  }
}
