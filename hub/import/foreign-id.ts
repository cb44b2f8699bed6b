import { createHash } from 'node:crypto';

/**
 * A UUID (version 8, RFC 9562) that is always the same for the same words: what another system calls one thing is one thing
 * here, however often its file comes in (I8).
 */
export function foreignId(...words: readonly string[]): string {
  const hex = createHash('sha256').update(JSON.stringify(words)).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Id of the event a foreign number stands for. */
export const foreignEventId = (system: string, number: string): string => foreignId('event', system, number);

/** Id of the command that imports it: the hub knows it again and writes nothing twice. */
export const foreignCommandId = (system: string, number: string): string => foreignId('import', system, number);
