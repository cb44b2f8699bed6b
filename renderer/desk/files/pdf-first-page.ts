const latin = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return text;
};

/**
 * The first scanned page of a PDF, as the JPEG that lies in it: the papers people attach are mostly scans. Null for one set in type,
 * which needs a reader of PDF; pages of our own stay without one, for it would run what a stranger wrote.
 */
export function firstScan(pdf: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  const text = latin(pdf);
  const filter = text.indexOf('/DCTDecode');
  if (filter < 0) return null;
  const start = text.indexOf('\xff\xd8\xff', text.indexOf('stream', filter));
  const end = text.indexOf('endstream', start);
  return start < 0 || end < 0 ? null : pdf.slice(start, end);
}

/** How many pages it says it has; null where that is packed away. */
export function pageCount(pdf: Uint8Array): number | null {
  const pages = latin(pdf).match(/\/Type\s*\/Page(?![a-zA-Z])/g);
  return pages === null ? null : pages.length;
}
