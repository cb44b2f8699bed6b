import { Field } from './field.tsx';

export type Option<V extends string> = { readonly value: V; readonly label: string };

/** One of a few given choices. A native list: it opens by key and is read out on every system. */
export function SelectField<V extends string>(props: {
  label: string;
  value: V;
  options: readonly Option<V>[];
  onChange: (value: V) => void;
  hint?: string;
  autoFocus?: boolean;
}) {
  const { label, value, options, onChange, hint } = props;
  return (
    <Field label={label} {...(hint !== undefined && { hint })}>
      {(id) => (
        <select
          id={id}
          className="input"
          value={value}
          data-autofocus={props.autoFocus === true ? '' : undefined}
          onChange={(e) => {
            const chosen = options.find((o) => o.value === e.target.value);
            if (chosen !== undefined) onChange(chosen.value);
          }}
        >
          {options.map((o) => (
            <option key={o.value} value={o.value}>
              {o.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
