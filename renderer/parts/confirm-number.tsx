import { TextField } from './text-field.tsx';

/** What cannot be undone is confirmed by typing the last four digits, never by a bare OK. */
export function ConfirmNumber(props: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <TextField
      label={props.label}
      value={props.value}
      onChange={props.onChange}
      maxLength={4}
      placeholder={'·'.repeat(4)}
      autoFocus
    />
  );
}

export const confirmsNumber = (number: string, typed: string): boolean => typed.length === 4 && number.endsWith(typed);
