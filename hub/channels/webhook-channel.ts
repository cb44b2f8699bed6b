import type { Channel } from './channel.ts';

/** How long the other side may take, ms. */
const patienceMs = 10_000;

/** Posts the message as JSON; any 2xx is taken. The address goes into the URL where it says `{address}`, and into the body. */
export function createWebhookChannel(options: {
  readonly name: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}): Channel {
  return {
    name: options.name,
    async send(message, address) {
      const url = options.url.replaceAll('{address}', encodeURIComponent(address));
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': message.id, ...options.headers },
        body: JSON.stringify({ ...message, to: address }),
        signal: AbortSignal.timeout(patienceMs),
        redirect: 'error',
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new Error(`the webhook answered ${answer.status}`);
    },
  };
}
