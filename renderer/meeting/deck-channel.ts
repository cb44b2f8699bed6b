import { parseWith, z } from '../../shared/std/shape.ts';

/** What the presenter tells the audience's window, on this machine only. */
const screenShape = z.strictObject({
  pack: z.uuid(),
  slide: z.number().int().nonnegative(),
  black: z.boolean(),
  zoom: z.boolean(),
});
export type OnAudience = z.infer<typeof screenShape>;

const name = 'griddesk:meeting';
const ask = 'ask';

/** The presenter's end: answers a window that opens late, and tells every change. */
export function createStage(): { readonly show: (screen: OnAudience) => void; readonly close: () => void } {
  const channel = new BroadcastChannel(name);
  let now: OnAudience | null = null;
  channel.addEventListener('message', ({ data }) => {
    if (data === ask && now !== null) channel.postMessage(now);
  });
  return {
    show(screen) {
      now = screen;
      channel.postMessage(screen);
    },
    close: () => channel.close(),
  };
}

/** The audience's end. @returns stops listening */
export function watchStage(listener: (screen: OnAudience) => void): () => void {
  const channel = new BroadcastChannel(name);
  channel.addEventListener('message', ({ data }) => {
    const read = parseWith(screenShape, data);
    if (read.ok) listener(read.value);
  });
  channel.postMessage(ask);
  return () => channel.close();
}
