import type { AttachmentType } from './attachment.ts';

/** So many first bytes tell a type. */
export const headBytes = 16;

const text = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

/**
 * The media type that the first bytes of a file say, null for anything that is not on the list: a name or a stated type is never
 * believed. @param head at least `headBytes` bytes, or the whole of a shorter file
 */
export function mediaTypeOf(head: Uint8Array): AttachmentType | null {
  const [a = 0, b = 0, c = 0] = head;
  if (a === 0xff && b === 0xd8 && c === 0xff) return 'image/jpeg';
  if (a === 0x89 && text(head, 1, 8) === 'PNG\r\n\x1a\n') return 'image/png';
  if (text(head, 0, 4) === 'RIFF' && text(head, 8, 12) === 'WEBP') return 'image/webp';
  if (text(head, 0, 5) === '%PDF-') return 'application/pdf';
  if (text(head, 0, 4) === 'RIFF' && text(head, 8, 12) === 'WAVE') return 'audio/wav';
  if (text(head, 0, 4) === 'OggS') return 'audio/ogg';
  if (text(head, 0, 3) === 'ID3') return 'audio/mpeg';
  // Layer III of MPEG 1, 2 or 2.5 without a tag before it.
  if (a === 0xff && (b & 0xe6) === 0xe2) return 'audio/mpeg';
  // The audio brands only: a video would pass as `ftyp` alone.
  if (text(head, 4, 8) === 'ftyp' && ['M4A ', 'M4B '].includes(text(head, 8, 12))) return 'audio/mp4';
  return null;
}
