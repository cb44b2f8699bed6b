import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import './picker.css';
import { classNames } from './class-names.ts';

export type PickerOption = {
  readonly key: string;
  readonly barred?: boolean;
  readonly label: string;
  readonly view: ReactNode;
};

type Props = {
  id: string;
  text: string;
  onText: (text: string) => void;
  options: readonly PickerOption[];
  onPick: (key: string) => void;
  placeholder: string;
  foot?: ReactNode;
  empty: string;
  autoFocus?: boolean;
  invalid?: boolean;
};

/** True while an input method is composing: its Enter and arrows belong to it. */
const composing = (e: KeyboardEvent): boolean => e.nativeEvent.isComposing || e.keyCode === 229;

/** Typing narrows a list; arrows move, Enter takes, Esc closes. Never opens by itself on focus alone. */
export function Picker(props: Props) {
  const { id, text, onText, options, onPick } = props;
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const current = Math.min(at, options.length - 1);

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });

  const take = (key: string): void => {
    setOpen(false);
    onPick(key);
  };
  const onKey = (e: KeyboardEvent): void => {
    if (composing(e) || e.ctrlKey) return;
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      e.preventDefault();
      setOpen(true);
      if (open) setAt(Math.max(0, Math.min(options.length - 1, current + (e.key === 'ArrowDown' ? 1 : -1))));
    } else if (e.key === 'Enter' && open) {
      const option = options[current];
      if (option === undefined) return;
      e.preventDefault();
      e.stopPropagation();
      take(option.key);
    } else if (e.key === 'Escape' && open) {
      e.stopPropagation();
      setOpen(false);
    }
  };

  return (
    <div className="picker">
      <input
        id={id}
        className="input"
        role="combobox"
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && options[current] !== undefined ? `${listId}-${current}` : undefined}
        autoComplete="off"
        value={text}
        placeholder={props.placeholder}
        data-autofocus={props.autoFocus === true ? '' : undefined}
        onChange={(e) => {
          setAt(0);
          setOpen(true);
          onText(e.target.value);
        }}
        onMouseDown={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKey}
      />
      {open && (
        <div className="picker-drop">
          <ul ref={list} id={listId} className="picker-list scroll" role="listbox">
            {options.length === 0 && <li className="picker-empty">{props.empty}</li>}
            {options.map((option, n) => (
              <li
                key={option.key}
                id={`${listId}-${n}`}
                role="option"
                aria-selected={n === current}
                aria-label={option.label}
                className={classNames('picker-option', option.barred === true && 'picker-barred')}
                // Before blur, which closes the list.
                onMouseDown={(e) => {
                  e.preventDefault();
                  take(option.key);
                }}
                onMouseMove={() => n !== current && setAt(n)}
              >
                <span className="picker-no num">{n + 1}</span>
                {option.view}
              </li>
            ))}
          </ul>
          {props.foot !== undefined && <div className="picker-foot">{props.foot}</div>}
        </div>
      )}
    </div>
  );
}
