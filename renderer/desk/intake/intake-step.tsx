import type { ReactNode } from 'react';

/** A numbered field of the form. */
export function Step(props: { at: number; label: string; done: boolean; children: ReactNode }) {
  return (
    <div className="intake-step" data-done={props.done ? '' : undefined}>
      <span className="intake-no num">{props.at}</span>
      <span className="intake-label">{props.label}</span>
      <div>{props.children}</div>
    </div>
  );
}
