import type { AlarmPriority } from '../../shared/domain/profile/alarm-rules.ts';

/** What a person is told when an alarm comes up to him: no personal data of the people an event is about. */
export type AlarmMessage = {
  /** The same for the same alarm, step, channel and address: a receiver can tell a repetition by it. */
  readonly id: string;
  /** Division code of the centre. */
  readonly area: string;
  readonly priority: AlarmPriority;
  readonly step: 'leader' | 'director';
  /** Kind and number, e.g. `派遣后未签收：LYG20261119-0030412`. */
  readonly words: string;
  /** Whose turn it is; empty where the duty calendar names nobody. */
  readonly person: string;
  /** When it went up, ms. */
  readonly at: number;
};

/**
 * A way to reach a person: SMS, phone, a work chat, a webhook, mail. Resolves when the other side has taken it; rejects with an Error
 * whose message says why not. It may be called again with the same message.
 */
export type Channel = {
  readonly name: string;
  send(message: AlarmMessage, address: string): Promise<void>;
};
