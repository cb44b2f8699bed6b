import type { Choice } from '../../../shared/domain/dossier/field.ts';
import { useText } from '../../i18n/language.ts';
import { CheckField } from '../../parts/check-field.tsx';
import { Field } from '../../parts/field.tsx';

/** Several of a few given choices. */
export function ChoiceBoxes(props: {
  label: string;
  choices: readonly Choice[];
  value: readonly string[];
  onChange: (value: readonly string[]) => void;
}) {
  const { choices, value, onChange } = props;
  const { say } = useText();
  const turn = (key: string, on: boolean): void =>
    onChange(on ? [...value, key] : value.filter((chosen) => chosen !== key));
  return (
    <Field label={props.label}>
      {(id) => (
        <fieldset id={id} className="choice-boxes" aria-label={props.label}>
          {choices.map((choice) => (
            <CheckField
              key={choice.key}
              label={say(choice)}
              checked={value.includes(choice.key)}
              onChange={(on) => turn(choice.key, on)}
            />
          ))}
        </fieldset>
      )}
    </Field>
  );
}
