import { useEffect, useMemo, useState } from 'react';
import { useConsole } from '../../store/bridge-context.ts';
import { readBytes } from './read-bytes.ts';

/** The bytes of a file once they are on this console, null before. */
export function useBytes(event: string | null, sha256: string, held: boolean): Uint8Array<ArrayBuffer> | null {
  const { bridge } = useConsole();
  const [bytes, setBytes] = useState<Uint8Array<ArrayBuffer> | null>(null);
  useEffect(() => {
    if (!held) return;
    let late = false;
    void readBytes(bridge, event, sha256).then((read) => {
      if (!late) setBytes(read);
    });
    return () => {
      late = true;
    };
  }, [bridge, event, sha256, held]);
  return bytes;
}

/** An address of bytes inside this page, null without them; given back when it is not shown any more. */
export function useAddress(bytes: Uint8Array<ArrayBuffer> | null, type: string): string | null {
  const address = useMemo(
    () => (bytes === null ? null : URL.createObjectURL(new Blob([bytes], { type }))),
    [bytes, type],
  );
  useEffect(
    () => () => {
      if (address !== null) URL.revokeObjectURL(address);
    },
    [address],
  );
  return address;
}
