import { Field } from './field.tsx';

/** A moment of the county's clock, `YYYY-MM-DD HH:MM`; the caller turns it into an instant. */
export function LocalTimeField(props: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: string;
  autoFocus?: boolean;
}) {
  const { label, value, onChange, hint } = props;
  return (
    <Field label={label} {...(hint !== undefined && { hint })}>
      {(id) => (
        <input
          id={id}
          type="text"
          inputMode="numeric"
          autoComplete="off"
          placeholder="YYYY-MM-DD HH:MM"
          className="input num"
          value={value}
          data-autofocus={props.autoFocus === true ? '' : undefined}
          onChange={(e) => onChange(e.target.value)}
        />
      )}
    </Field>
  );
}
