import { commandShape } from '../../../shared/domain/verbs.ts';
import { err, type Result } from '../../../shared/std/result.ts';
import { parseWith } from '../../../shared/std/shape.ts';
import { localCommandShape, type Receipt, type RunError } from '../../../shared/wire/local-commands.ts';
import { runCommand } from '../commands/run-command.ts';
import { troubleOf } from '../db/storage-trouble.ts';
import { type LocalContext, runLocal } from './run-local.ts';
import type { StorageWatch } from './storage-watch.ts';

export type Run = (input: unknown) => Promise<Result<Receipt, RunError>>;

const localKinds: ReadonlySet<unknown> = new Set(localCommandShape.options.map((o) => o.shape.kind.value));

/** The only write of the bridge: checks the shape, runs the command, tells the windows, wakes the line. */
export function createRun(context: LocalContext, storage: StorageWatch): Run {
  const { feeds, sync } = context;

  async function take(input: unknown): Promise<Result<Receipt, RunError>> {
    const kind = typeof input === 'object' && input !== null && 'kind' in input ? input.kind : undefined;
    if (localKinds.has(kind)) {
      const local = parseWith(localCommandShape, input);
      return local.ok ? await runLocal(context, local.value) : local;
    }
    const parsed = parseWith(commandShape, input);
    if (!parsed.ok) return parsed;
    const lacking = context.files?.expect(parsed.value) ?? null;
    if (lacking !== null) return err(lacking);
    const done = runCommand(context, parsed.value);
    if (!done.ok) return done;
    const unshown = context.replica.takeTrouble();
    if (unshown === null) storage.calm();
    else storage.trouble(unshown);
    feeds.touch('outbox', 'session');
    // The operator's own act is shown at once; batches are for what others do.
    feeds.flush();
    sync.acted();
    return done;
  }

  return async (input) => {
    try {
      return await take(input);
    } catch (error) {
      storage.trouble(error);
      if (troubleOf(error) === null) throw error;
      return err({ code: 'storage', message: storage.now().message });
    }
  };
}
