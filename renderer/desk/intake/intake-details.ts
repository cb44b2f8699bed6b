import type { Field } from '../../../shared/domain/dossier/field.ts';
import type { GivenDetails } from '../../../shared/domain/event/details.ts';
import type { Severity } from '../../../shared/domain/event/event.ts';
import { fieldsOf, withProposals } from '../../../shared/domain/event/event-details.ts';
import type { DetailField } from '../../../shared/domain/profile/item-details.ts';
import type { Rules } from '../../../shared/domain/verb.ts';
import { detailsOf, fieldsOfDetails, startOfDetails } from '../forms/detail-form.ts';
import { type RawValues, rawOf, valueOf } from '../forms/form-values.ts';

/** The part of the intake form that details hang on. */
type Matter = { readonly item: string; readonly severity: Severity | null; readonly details: RawValues };

/** What can be asked while the caller is on the line; what only the handling finds out is asked then. */
const asked: readonly DetailField['stage'][] = ['register', 'report'];

const detailsAtIntake = (rules: Rules, item: string): readonly DetailField[] =>
  fieldsOf(rules, item).filter((field) => asked.includes(field.stage));

/** Fields of the item's group; required are those that must be on file at registration (ZG-9-2, ZG-6-2). */
export function intakeFields(rules: Rules, item: string): readonly Field[] {
  const details = detailsAtIntake(rules, item);
  const needed = new Set<string>(details.filter((d) => d.needed && d.stage === 'register').map((d) => d.key));
  return fieldsOfDetails(details).map((field) => {
    if (!needed.has(field.key)) return field;
    const { optional: _optional, ...required } = field;
    return required;
  });
}

/** What was typed, over what item and gravity propose: a proposal shows as if it were chosen, and a choice wins. */
export function shownDetails(rules: Rules, { item, severity, details }: Matter): RawValues {
  const fields = detailsAtIntake(rules, item);
  const proposed = startOfDetails(fields, withProposals(rules, { item, severity, details: {} }));
  const shown: Record<string, RawValues[string]> = {};
  for (const field of fieldsOfDetails(fields)) {
    const raw = details[field.key] ?? rawOf(field, proposed[field.key]);
    if (raw !== undefined) shown[field.key] = raw;
  }
  return shown;
}

/** The first field that must be said at registration and is not, or that holds what is no value of its kind. */
export function missingDetail(rules: Rules, matter: Matter): Field | null {
  const shown = shownDetails(rules, matter);
  return (
    intakeFields(rules, matter.item).find((field) => {
      const read = valueOf(field, shown[field.key]);
      return read === 'wrong' || (read.value === null && field.optional !== true);
    }) ?? null
  );
}

/** What the operator said, for the command; proposals are the door's own and stay out. Null where nothing was said. */
export function saidDetails(rules: Rules, { item, details }: Matter): GivenDetails | null {
  const fields = detailsAtIntake(rules, item);
  const values = Object.fromEntries(
    fieldsOfDetails(fields).flatMap((field) => {
      const read = valueOf(field, details[field.key]);
      return read === 'wrong' || read.value === null ? [] : [[field.key, read.value]];
    }),
  );
  const given = detailsOf(fields, values);
  return Object.keys(given).length === 0 ? null : given;
}
