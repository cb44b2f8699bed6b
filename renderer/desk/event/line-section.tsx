import type { ReactNode } from 'react';
import { Tag, type TagTone } from '../../parts/tag.tsx';

export type LineState = { readonly text: string; readonly tone: TagTone };
export type Line = {
  readonly key: string;
  readonly main: ReactNode;
  readonly sub?: ReactNode;
  readonly state?: LineState | null;
  readonly side?: ReactNode;
};

/** A heading and short lines: what belongs to the event beside its own facts. Nothing is shown where there is nothing. */
export function LineSection(props: { title: string; lines: readonly Line[]; extra?: ReactNode }) {
  if (props.lines.length === 0) return null;
  return (
    <section aria-label={props.title}>
      <div className="section-head">
        <h2>{props.title}</h2>
        {props.extra}
      </div>
      <ul className="lines">
        {props.lines.map((line) => (
          <li key={line.key} className="line-row">
            <span className="line-main">
              <span>{line.main}</span>
              {line.sub !== undefined && <span className="sub">{line.sub}</span>}
            </span>
            {line.state && <Tag tone={line.state.tone}>{line.state.text}</Tag>}
            {line.side}
          </li>
        ))}
      </ul>
    </section>
  );
}
