import { HostProblem } from './host-problem.ts';

/** Where a softphone bridge reaches this console, from `GRIDDESK_TELEPHONY` and `GRIDDESK_TELEPHONY_SECRET`; undefined: off. Throws a HostProblem when the secret is missing. */
export function telephonyOf(env: NodeJS.ProcessEnv): { readonly at: string; readonly secret: string } | undefined {
  const at = env['GRIDDESK_TELEPHONY'] ?? '';
  const secret = env['GRIDDESK_TELEPHONY_SECRET'] ?? '';
  if (at === '') return undefined;
  if (secret.length >= 16) return { at, secret };
  throw new HostProblem(
    '设置了 GRIDDESK_TELEPHONY，但 GRIDDESK_TELEPHONY_SECRET 缺失或不足 16 位。请补上，或取消前者。',
    'GRIDDESK_TELEPHONY is set, but GRIDDESK_TELEPHONY_SECRET is missing or shorter than 16 characters. Set it, or unset the first.',
  );
}
