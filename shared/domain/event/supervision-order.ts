/** Supervision order on an event (督办单): issued → served → answered → verified / urged again → closed (lifecycle.md §8). */
export type OrderState = 'issued' | 'served' | 'answered' | 'urged' | 'verified' | 'closed';

export type OrderAnswer = { readonly at: number; readonly by: string; readonly unit: string; readonly text: string };

export type SupervisionOrder = {
  readonly id: string;
  readonly state: OrderState;
  readonly ground: string;
  readonly demand: string;
  /** Clause id or `local`. */
  readonly basis: string;
  readonly issuedAt: number;
  readonly issuedBy: string;
  readonly unit: string;
  /** Whom it was served to; null while only the issuing console knows of it. */
  readonly servedTo: string | null;
  /** Hub time of delivery, ms. */
  readonly servedAt: number | null;
  /** Last date in time for the reply, YYYY-MM-DD. */
  readonly replyBy: string;
  readonly answers: readonly OrderAnswer[];
  /** Each time it was urged again, ms. */
  readonly urgedAt: readonly number[];
  readonly endedAt: number | null;
};

/** True while somebody still owes an answer or its check. */
export const isOrderOpen = (order: SupervisionOrder): boolean => order.state !== 'verified' && order.state !== 'closed';
