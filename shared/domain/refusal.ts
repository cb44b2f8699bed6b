/**
 * Why a command was not taken, as data: the code picks the words (refusal-texts.ts), `rule` is the transition or house rule,
 * `clause` the text it rests on, `allowed` what could be done instead (command kinds).
 */
export type RefusalCode =
  | 'not-found'
  | 'already-exists'
  | 'wrong-state'
  | 'not-your-role'
  | 'outside-your-area'
  | 'not-your-level'
  | 'not-the-holder'
  | 'unknown-item'
  | 'unclassified'
  | 'unknown-grid'
  | 'unknown-department'
  | 'grid-staff-never-hold-power'
  | 'item-is-not-for-the-spot'
  | 'village-step-required'
  | 'no-village-step'
  | 'major-event-stays'
  | 'proof-missing'
  | 'handler-missing'
  | 'return-pending'
  | 'no-return-pending'
  | 'extension-pending'
  | 'no-extension-pending'
  | 'extension-too-late'
  | 'extension-used-up'
  | 'extension-not-later'
  | 'nothing-to-extend'
  | 'no-higher-level'
  | 'loop-to-origin'
  | 'foreign-number-differs'
  | 'onward-report-open'
  | 'obligations-open'
  | 'no-such-obligation'
  | 'obligation-already-cleared'
  | 'director-only'
  | 'reporter-may-not'
  | 'not-major'
  | 'already-major'
  | 'switched-off-by-profile'
  | 'level-cannot-dispatch'
  | 'field-missing'
  | 'field-wrong'
  | 'field-unknown'
  | 'unknown-act'
  | 'wrong-act-state'
  | 'subject-is-barred'
  | 'rule-forbids'
  | 'bad-shape'
  | 'session-ended'
  | 'signed-out';

export type Refusal = {
  readonly code: RefusalCode;
  readonly rule: string;
  readonly clause: string | null;
  readonly detail: Readonly<Record<string, string>>;
  readonly allowed: readonly string[];
};

/** Builds a refusal; `rule` such as `T10` or `I6`, `clause` such as `JS-16-3-2`. */
export function refusal(
  code: RefusalCode,
  rule: string,
  clause: string | null = null,
  detail: Record<string, string> = {},
): Refusal {
  return { code, rule, clause, detail, allowed: [] };
}
