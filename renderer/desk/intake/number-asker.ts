import type { Result } from '../../../shared/std/result.ts';
import type { Answer, ReadError } from '../../../shared/wire/bridge.ts';

type Ask = () => Promise<Result<Answer['newNumber'], ReadError>>;
type On = {
  readonly given: (number: Answer['newNumber']) => void;
  /** Words of the error; null once a number was given. */
  readonly failed: (why: string | null) => void;
};

/**
 * Asks for a receipt number, one question at a time: each answer uses a number up. What changed while a question that failed
 * was under way may have been what it lacked, so it is asked once more.
 */
export function createNumberAsker(ask: Ask, { given, failed }: On): () => void {
  let asking = false;
  let again = false;
  const start = async (): Promise<void> => {
    asking = true;
    do {
      again = false;
      const result = await ask();
      failed(result.ok ? null : result.error.message);
      if (result.ok) {
        given(result.value);
        break;
      }
    } while (again);
    asking = false;
  };
  return () => {
    again = true;
    if (!asking) void start();
  };
}
