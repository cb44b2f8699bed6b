import { wireVersion } from '../../../shared/wire/version.ts';
import type { SignInFailure, SyncInput } from './sync-io.ts';
import { syncSettings as s } from './sync-settings.ts';
import type { SyncStep } from './sync-step.ts';

type Try = Extract<SyncInput, { kind: 'signIn' }> & { readonly until: number; readonly sent: boolean };

/** The one sign-in that may be under way; whatever becomes of it, its window gets an answer. */
export class SignInTry {
  readonly #step: SyncStep;
  readonly #station: () => string;
  #try: Try | null = null;

  constructor(step: SyncStep, station: () => string) {
    this.#step = step;
    this.#station = station;
  }

  isOpen(): boolean {
    return this.#try !== null;
  }
  isAbout(ref: string | null): boolean {
    return this.#try !== null && this.#try.ref === ref;
  }

  begin(input: Extract<SyncInput, { kind: 'signIn' }>): void {
    this.#try = { ...input, until: this.#step.mono + s.signIn, sent: false };
  }

  /** Sends it once; the password goes nowhere a second time. */
  send(): void {
    if (this.#try === null || this.#try.sent) return;
    const { ref, account, password } = this.#try;
    this.#try = { ...this.#try, sent: true };
    this.#step.send({ t: 'signIn', ref, v: wireVersion, station: this.#station(), account, password });
  }

  fail(failure: SignInFailure, message: string): void {
    this.#answer(failure, message);
  }
  succeed(): void {
    this.#answer(null, '');
  }
  expire(): void {
    if (this.#try !== null && this.#step.mono >= this.#try.until) this.fail('offline', 'no answer from the hub');
  }

  #answer(failure: SignInFailure | null, message: string): void {
    if (this.#try === null) return;
    this.#step.out({ do: 'signedIn', ref: this.#try.ref, failure, message });
    this.#try = null;
  }
}
