import { useMemo, useState } from 'react';
import type { Field } from '../../../shared/domain/dossier/field.ts';
import type { GivenDetails } from '../../../shared/domain/event/details.ts';
import type { GridEvent } from '../../../shared/domain/event/event.ts';
import { missingDetails } from '../../../shared/domain/event/event-details.ts';
import type { DetailStage } from '../../../shared/domain/profile/detail-fields.ts';
import { detailsOf, fieldsOfDetails } from '../forms/detail-form.ts';
import { type Form, useForm } from '../forms/use-form.ts';
import { type DeskRules, useRules } from '../use-rules.ts';

export type StageDetails = {
  readonly rules: DeskRules | null;
  readonly form: Form;
  /** What goes into the command; the first field that lacks something where one does. */
  readonly fill: () => { readonly details?: GivenDetails } | { readonly field: Field };
};

const photo = { kind: 'photo', name: '', sha256: null } as const;

/**
 * What the item's group still owes before this step, asked in the step's own form: the rectification of a hazard, how a dispute was
 * defused. A picture is asked for once, as the proof of the step.
 */
export function useStageDetails(event: GridEvent, stage: DetailStage): StageDetails {
  const rules = useRules();
  // What was owed when the form was opened: the form does not change under the hands that fill it in.
  const [opened] = useState(event);
  const owed = useMemo(
    () => (rules === null ? [] : missingDetails(rules, { ...opened, proofs: [...opened.proofs, photo] }, stage)),
    [rules, opened, stage],
  );
  const fields = useMemo(
    () =>
      fieldsOfDetails(owed).map((field): Field => {
        const { optional: _optional, ...required } = field;
        return field.key.startsWith('papers.returned') ? field : required;
      }),
    [owed],
  );
  const form = useForm(fields);
  const fill: StageDetails['fill'] = () => {
    const words = form.fill();
    if ('field' in words) return words;
    const details = detailsOf(owed, words.values);
    return Object.keys(details).length === 0 ? {} : { details };
  };
  return { rules, form, fill };
}
