import type { ReactNode } from 'react';
import './state-note.css';

/** What stands where content would: empty, unknown, failed. Says what is so, since when, and one next step. */
export function StateNote(props: {
  icon: ReactNode;
  title: string;
  lines?: readonly string[];
  tone?: 'calm' | 'pend' | 'bad';
  children?: ReactNode;
}) {
  return (
    <div className={`note note-${props.tone ?? 'calm'}`} role="status">
      {props.icon}
      <p className="note-title">{props.title}</p>
      {props.lines?.map((line) => (
        <p key={line} className="note-line">
          {line}
        </p>
      ))}
      {props.children !== undefined && <div className="note-acts">{props.children}</div>}
    </div>
  );
}
