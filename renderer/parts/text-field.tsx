import type { Ref } from 'react';
import { Field } from './field.tsx';

type Props = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Rows of a text area; absent for one line. */
  rows?: number;
  placeholder?: string;
  hint?: string;
  maxLength: number;
  autoFocus?: boolean;
  wide?: boolean;
  ref?: Ref<HTMLInputElement & HTMLTextAreaElement>;
};

/** Words typed by the operator: one line or several. */
export function TextField(props: Props) {
  const { label, value, onChange, rows, placeholder, hint, maxLength, autoFocus, wide, ref } = props;
  return (
    <Field label={label} wide={wide === true} {...(hint !== undefined && { hint })}>
      {(id) => {
        const common = {
          id,
          ref,
          className: 'input',
          value,
          maxLength,
          placeholder,
          'data-autofocus': autoFocus === true ? '' : undefined,
          onChange: (e: { target: { value: string } }) => onChange(e.target.value),
        };
        return rows === undefined ? (
          <input type="text" autoComplete="off" {...common} />
        ) : (
          <textarea rows={rows} {...common} />
        );
      }}
    </Field>
  );
}
