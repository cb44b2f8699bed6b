import { z } from '../../shared/std/shape.ts';
import type { Port, ToStation } from '../../shared/wire/bridge.ts';
import type { Badge } from './process-messages.ts';

const sessionWatch = 1;
const countsWatch = 2;
const sessionValue = z.object({ attention: z.number().int().nonnegative() });
const countsValue = z.object({ views: z.object({ overdue: z.number().int().nonnegative() }) });
const feedMessage = z.object({ t: z.literal('feed'), watch: z.number(), value: z.unknown() });

export type InnerWindow = {
  /** Looks for the hub at once, as the desk's own button does. */
  retryLine(): void;
};

/**
 * A window without a page: the host itself watches, over the same bridge as every window, what the tray shows.
 * @param onBadge called when the figures differ from those it was told last
 */
export function openInnerWindow(serveWindow: (port: Port) => void, onBadge: (badge: Badge) => void): InnerWindow {
  let toStation: (message: unknown) => void = () => undefined;
  let badge: Badge = { overdue: 0, attention: 0 };
  const show = (next: Badge): void => {
    if (next.overdue === badge.overdue && next.attention === badge.attention) return;
    badge = next;
    onBadge(badge);
  };
  serveWindow({
    post(message) {
      const feed = feedMessage.safeParse(message);
      if (!feed.success) return;
      const { watch, value } = feed.data;
      const session = watch === sessionWatch ? sessionValue.safeParse(value) : null;
      const counts = watch === countsWatch ? countsValue.safeParse(value) : null;
      if (session?.success === true) show({ ...badge, attention: session.data.attention });
      if (counts?.success === true) show({ ...badge, overdue: counts.data.views.overdue });
    },
    onMessage(listener) {
      toStation = listener;
    },
    onClose: () => undefined,
    close: () => undefined,
  });
  const send = (message: ToStation): void => toStation(message);
  send({ t: 'watch', watch: sessionWatch, feed: { feed: 'session' } });
  send({ t: 'watch', watch: countsWatch, feed: { feed: 'counts' } });
  return { retryLine: () => send({ t: 'run', ref: 1, command: { kind: 'line.retry' } }) };
}
