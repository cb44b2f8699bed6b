import { err, ok, type Result } from '../../../shared/std/result.ts';
import { parseWith, z } from '../../../shared/std/shape.ts';
import type { LocalCommand, Receipt, RunError } from '../../../shared/wire/local-commands.ts';
import type { DemoState } from '../../../shared/wire/session-view.ts';
import type { Timers } from '../feeds/feed-context.ts';

export type DemoCommand = Extract<LocalCommand, { kind: `demo.${string}` }>;

const stateShape = z.object({
  cut: z.boolean(),
  speed: z.number(),
  virtualNow: z.number(),
  calls: z.boolean().optional(),
  accounts: z.array(
    z.object({ account: z.string(), name: z.string(), role: z.string(), password: z.string(), unit: z.string() }),
  ),
});

const pollMs = 1_000;
const answerMs = 3_000;

export type DemoControl = {
  state(): DemoState | null;
  run(command: DemoCommand): Promise<Result<Receipt, RunError>>;
  stop(): void;
};

/**
 * The demo's own switches (cut the line, burst, major event, speed, telephone) behind the control address its launcher gives; nothing of it
 * exists where no address is given. Asks for the state every second.
 */
export function createDemoControl(
  controlUrl: string,
  timers: Timers,
  changed: () => void,
  log: (line: string) => void,
): DemoControl {
  let state: DemoState | null = null;
  let stopped = false;
  let cancel: () => void = () => undefined;
  let said = '';

  async function poll(): Promise<void> {
    try {
      const response = await fetch(`${controlUrl}/state`, { signal: AbortSignal.timeout(answerMs) });
      const parsed = parseWith(stateShape, await response.json());
      if (!parsed.ok) throw new Error(`state: ${parsed.error.path} ${parsed.error.message}`);
      state = parsed.value;
      said = '';
    } catch (error) {
      if (said !== String(error)) log(`demo: ${String(error)}`);
      said = String(error);
    }
    if (stopped) return;
    changed();
    cancel = timers.set(() => void poll(), pollMs);
  }
  void poll();

  return {
    state: () => state,
    async run(command) {
      const { kind, ...body } = command;
      try {
        const response = await fetch(`${controlUrl}/${kind.slice('demo.'.length)}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
          signal: AbortSignal.timeout(answerMs),
        });
        if (response.ok) return ok({ commandId: null, event: null, dossier: null, warnings: [] });
        return err({
          code: 'unavailable',
          message: `演示控制未响应 / demo control: ${response.status} ${await response.text()}`,
        });
      } catch (error) {
        return err({ code: 'unavailable', message: `演示控制未响应 / demo control: ${String(error)}` });
      }
    },
    stop() {
      stopped = true;
      cancel();
    },
  };
}
