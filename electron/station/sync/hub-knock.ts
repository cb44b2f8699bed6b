import { get as httpGet } from 'node:http';
import { get as httpsGet } from 'node:https';
import { syncSettings as s } from './sync-settings.ts';

/** Knocks on their way; on a line that swallows everything they pile up until each runs out. */
const mostUnderWay = 3;

export type HubKnock = { knock(hubUrl: string): void; stop(): void };

/**
 * Asks the hub's web server whether it is there, without a socket. Only the hub's own answers count: 204 (come in), or 503 with
 * `retry-after` (crowded, nobody new for so long). Anything else, and silence, is no answer.
 * @param answered `holdMs` as in the sync core's input `knocked`
 */
export function createHubKnock(answered: (holdMs: number | null) => void): HubKnock {
  const underWay = new Set<{ destroy(): void }>();

  return {
    knock(hubUrl) {
      if (underWay.size >= mostUnderWay || !URL.canParse('/knock', hubUrl)) return;
      const url = new URL('/knock', hubUrl);
      const get = url.protocol === 'https:' ? httpsGet : httpGet;
      const request = get(url, { agent: false, headers: { connection: 'close' } }, (response) => {
        response.resume();
        if (!underWay.has(request)) return;
        const wait = Number(response.headers['retry-after']);
        if (response.statusCode === 204) answered(null);
        else if (response.statusCode === 503 && wait > 0) answered(wait * 1_000);
      });
      underWay.add(request);
      const timer = setTimeout(() => request.destroy(), s.knockAnswer);
      // Nobody there is the usual answer during a cut; it says itself by the missing one.
      request.on('error', () => request.destroy());
      request.on('close', () => {
        clearTimeout(timer);
        underWay.delete(request);
      });
    },
    stop() {
      const all = [...underWay];
      underWay.clear();
      for (const request of all) request.destroy();
    },
  };
}
