import { type ReactNode, useId } from 'react';
import './field.css';
import { classNames } from './class-names.ts';

/** Label, control and hint in one row of a form. The control gets the id, so that the label names it. */
export function Field(props: {
  label: string;
  hint?: ReactNode;
  wide?: boolean;
  id?: string;
  children: (id: string) => ReactNode;
}) {
  const own = useId();
  const id = props.id ?? own;
  return (
    <div className={classNames('field', props.wide === true && 'field-wide')}>
      <label className="field-label" htmlFor={id}>
        {props.label}
      </label>
      <div className="field-control">
        {props.children(id)}
        {props.hint !== undefined && <div className="field-hint">{props.hint}</div>}
      </div>
    </div>
  );
}
