/** Small real PDFs for tests: text in a Chinese font that is not in the file, as office programs write it, one line a page. */

const ucs2 = (text: string): string =>
  Array.from(text, (c) => (c.codePointAt(0) ?? 0).toString(16).padStart(4, '0')).join('');

/** Parts of a PDF numbered from 1, with the table of where each begins. */
function assembled(parts: readonly string[], more: string): Buffer {
  let text = '%PDF-1.7\n';
  const begins: number[] = [];
  for (const [n, part] of parts.entries()) {
    begins.push(text.length);
    text += `${n + 1} 0 obj\n${part}\nendobj\n`;
  }
  const table = begins.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const size = parts.length + 1;
  const tail = `trailer\n<< /Size ${size} /Root 1 0 R ${more}>>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(`${text}xref\n0 ${size}\n0000000000 65535 f \n${table}${tail}`, 'latin1');
}

/** A paper that asks for a password nobody knows. */
const lock = (id: string): string =>
  `/ID [<${id}> <${id}>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >> `;

/** A picture as a fax machine writes it, black all over: nothing but the mark of its end. */
const fax =
  '<< /Type /XObject /Subtype /Image /Width 64 /Height 64 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter [/ASCIIHexDecode /CCITTFaxDecode] ' +
  '/DecodeParms [null << /K -1 /Columns 64 /Rows 64 /BlackIs1 true >>] /Length 13 >>\nstream\n001001001001>\nendstream';

/** @param lines one for each page, A4; null: a scan @param locked asks for a password */
export function tinyPdf(lines: readonly (string | null)[], locked = false): Buffer {
  const fonts =
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 ' +
    '/BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 >>] >>';
  const pages = lines.flatMap((line, n) => {
    const drawn = line === null ? '200 0 0 200 72 500 cm /Scan Do' : `BT /F1 24 Tf 72 720 Td <${ucs2(line)}> Tj ET`;
    return [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> /XObject << /Scan 4 0 R >> >> /Contents ${6 + 2 * n} 0 R >>`,
      `<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`,
    ];
  });
  const kids = lines.map((_, n) => `${5 + 2 * n} 0 R`).join(' ');
  const parts = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${lines.length} /Kids [${kids}] >>`,
    fonts,
    fax,
    ...pages,
  ];
  return assembled(parts, locked ? lock('0123456789abcdef0123456789abcdef') : '');
}
