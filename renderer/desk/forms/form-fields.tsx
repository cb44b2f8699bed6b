import './forms.css';
import type { Rules } from '../../../shared/domain/verb.ts';
import { FieldControl } from './field-control.tsx';
import type { Form } from './use-form.ts';

/** Every field of a form in its order; the first takes the cursor unless it stands below others. Fields already answered by where it was opened stay hidden. */
export function FormFields(props: { form: Form; rules: Rules; hidden?: readonly string[]; focus?: boolean }) {
  const { form, rules, hidden = [], focus = true } = props;
  const shown = form.fields.filter((field) => !hidden.includes(field.key));
  return shown.map((field, n) => (
    <FieldControl
      key={field.key}
      field={field}
      rules={rules}
      value={form.raw[field.key]}
      onChange={(value) => form.set(field.key, value)}
      autoFocus={focus && n === 0}
    />
  ));
}
