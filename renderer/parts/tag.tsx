import type { ReactNode } from 'react';
import './tag.css';

export type TagTone = 'grey' | 'warn' | 'blue' | 'teal' | 'ok' | 'red' | 'pend';

/** A small word on a ground. Violet is always outlined with an icon: its fill is too near to blue for some eyes. */
export function Tag(props: { tone: TagTone; icon?: ReactNode; children: ReactNode; title?: string }) {
  return (
    <span className={`tag tag-${props.tone}`} title={props.title}>
      {props.icon}
      {props.children}
    </span>
  );
}
