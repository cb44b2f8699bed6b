const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Text between tags as a reader sees it: entities, and the `_x000d_` form in which spreadsheets keep control characters. */
export function xmlText(raw: string): string {
  const plain = raw.includes('&')
    ? raw.replace(/&(?:#(\d+)|#x([0-9a-fA-F]+)|(\w+));/g, (whole, decimal, hex, name) => {
        if (name !== undefined) return named[name] ?? whole;
        const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
        return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
      })
    : raw;
  return plain.includes('_x')
    ? plain.replace(/_x([0-9a-fA-F]{4})_/g, (_whole, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : plain;
}

/** Value of an attribute in the text of a tag; undefined where it has none. */
export function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : xmlText(value);
}

/**
 * Elements of one name out of a stream of XML, whole, one after the other: `<row …>…</row>` or `<row …/>`. Namespace prefixes
 * are left out of account. An element does not hold another of its name. Memory is that of the longest element.
 */
export async function* elements(
  bytes: AsyncIterable<Buffer>,
  name: string,
): AsyncGenerator<{ tag: string; inner: string }> {
  const decoder = new TextDecoder('utf-8');
  const open = new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])([^>]*)>`, 'g');
  const close = new RegExp(`</(?:\\w+:)?${name}\\s*>`, 'g');
  let text = '';
  function* take(): Generator<{ tag: string; inner: string }> {
    let done = 0;
    for (;;) {
      open.lastIndex = done;
      const start = open.exec(text);
      if (start === null) {
        // A tag cut in two is kept; what stands before it is not needed.
        done = Math.max(done, text.lastIndexOf('<'));
        break;
      }
      const tag = start[1] ?? '';
      if (tag.endsWith('/')) {
        done = open.lastIndex;
        yield { tag, inner: '' };
        continue;
      }
      close.lastIndex = open.lastIndex;
      const end = close.exec(text);
      if (end === null) {
        done = start.index;
        break;
      }
      done = close.lastIndex;
      yield { tag, inner: text.slice(open.lastIndex, end.index) };
    }
    text = text.slice(done);
  }
  for await (const chunk of bytes) {
    text += decoder.decode(chunk, { stream: true });
    yield* take();
  }
  text += decoder.decode();
  yield* take();
}
