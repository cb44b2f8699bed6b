/*
 * Messages from station to window stay below 64 KB (IPC): a longer one (registry, map) goes as parts of its JSON text, in order,
 * and is put together again before anybody looks at it.
 */

/** Characters of a part: at three bytes a Chinese character, below 64 KB. */
export const partChars = 20_000;

export type MessagePart = {
  readonly t: 'part';
  readonly id: number;
  readonly at: number;
  readonly of: number;
  readonly text: string;
};

/** The parts of a message given as JSON text. @param id unlike that of any other message under way on this port */
export function partsOf(id: number, text: string): readonly MessagePart[] {
  const of = Math.max(1, Math.ceil(text.length / partChars));
  return Array.from({ length: of }, (_, at) => ({
    t: 'part',
    id,
    at,
    of,
    text: text.slice(at * partChars, (at + 1) * partChars),
  }));
}

const isPart = (message: unknown): message is MessagePart =>
  typeof message === 'object' && message !== null && 't' in message && message.t === 'part';

/** A listener that hands on whole messages only. Parts out of order are dropped with their message: a port keeps order. */
export function joinParts(next: (message: unknown) => void): (message: unknown) => void {
  const open = new Map<number, string[]>();
  return (message) => {
    if (!isPart(message)) return next(message);
    const texts = open.get(message.id) ?? [];
    if (message.at !== texts.length) {
      open.delete(message.id);
      return undefined;
    }
    texts.push(message.text);
    if (texts.length < message.of) {
      open.set(message.id, texts);
      return undefined;
    }
    open.delete(message.id);
    return next(JSON.parse(texts.join('')));
  };
}
