import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import './button.css';
import { classNames } from './class-names.ts';
import { KeyCap } from './key-cap.tsx';

export type ButtonTone = 'primary' | 'plain' | 'pend' | 'urgent' | 'quiet' | 'dark';

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> & {
  tone?: ButtonTone;
  icon?: ReactNode;
  keys?: string;
  small?: boolean;
  children?: ReactNode;
  ref?: Ref<HTMLButtonElement>;
};

/** Teal is the thing you can do, violet the same while the line is down, orange only for major events. */
export function Button({ tone = 'plain', icon, keys, small = false, children, className, ref, ...rest }: Props) {
  return (
    <button
      ref={ref}
      type="button"
      {...rest}
      className={classNames('btn', `btn-${tone}`, small && 'btn-small', className)}
    >
      {icon}
      {children !== undefined && <span>{children}</span>}
      {keys !== undefined && <KeyCap keys={keys} />}
    </button>
  );
}
