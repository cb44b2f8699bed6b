import type { Bridge } from '../../bridge/bridge.ts';

/** All bytes of a file that is on this console; null where it is not. @param event null: handed over here, in no event yet */
export async function readBytes(
  bridge: Pick<Bridge, 'read'>,
  event: string | null,
  sha256: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  let whole: Uint8Array<ArrayBuffer> | null = null;
  for (let from = 0; whole === null || from < whole.length; ) {
    const piece = await bridge.read({ ask: 'fileBytes', event, sha256, from });
    if (!piece.ok) return null;
    whole ??= new Uint8Array(piece.value.size);
    const text = atob(piece.value.data);
    for (let n = 0; n < text.length; n++) whole[from + n] = text.charCodeAt(n);
    from += text.length;
  }
  return whole;
}
