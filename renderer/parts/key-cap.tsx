import { Fragment } from 'react';
import './key-cap.css';

/** The keys of a shortcut, `Ctrl+Enter` written with `+`. */
export function KeyCap(props: { keys: string }) {
  return (
    <span className="keycaps" aria-hidden="true">
      {props.keys.split('+').map((key, n) => (
        <Fragment key={key}>
          {n > 0 && <span className="keycap-plus">+</span>}
          <kbd className="keycap">{key === 'Enter' ? '↵' : key}</kbd>
        </Fragment>
      ))}
    </span>
  );
}
