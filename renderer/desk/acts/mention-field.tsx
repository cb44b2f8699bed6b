import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import './mention-field.css';
import type { GridEvent } from '../../../shared/domain/event/event.ts';
import { seesEvent } from '../../../shared/domain/event/mention.ts';
import type { Mentioned } from '../../../shared/domain/event/mention-shape.ts';
import { useText } from '../../i18n/language.ts';
import { Field } from '../../parts/field.tsx';
import { useRegistry, useSession } from '../../store/use-feed.ts';
import { createPinyinFinder } from '../find-by-pinyin.ts';
import { mentionAt, withMention } from './mention-at.ts';

type Person = Mentioned & { readonly unit: string };
const mostShown = 8;

/** People a note on this event may name: who has an account in this scope and sees the event, the writer not. */
export function useNameable(event: GridEvent): readonly Person[] {
  const registry = useRegistry();
  const me = useSession()?.actor?.account;
  return useMemo(
    () =>
      (registry?.accounts ?? [])
        .filter((one) => one.account !== me && seesEvent(one, event))
        .map(({ account, name, unit }) => ({ account, name, unit })),
    [registry, me, event],
  );
}

type Props = {
  label: string;
  value: string;
  onChange: (text: string) => void;
  people: readonly Person[];
  onChoose: (account: string) => void;
};

/** Words with `@`: it opens the people of the scope, found by name or pinyin initials; arrows, Enter and Esc as in every list. */
export function MentionField(props: Props) {
  const { value, people } = props;
  const { t } = useText();
  const list = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(0);
  const [closed, setClosed] = useState(-1);
  const [at, setAt] = useState(0);
  const find = useMemo(
    () => createPinyinFinder(people.map((p) => ({ key: p.account, text: p.name, codes: [p.account] }))),
    [people],
  );
  const typed = people.length === 0 ? null : mentionAt(value, caret);
  const found = typed === null || typed.from === closed ? [] : find(typed.words, mostShown);
  const current = Math.min(at, found.length - 1);
  const take = (account: string): void => {
    const person = people.find((p) => p.account === account);
    if (typed === null || person === undefined) return;
    const next = withMention(value, typed.from, caret, person.name);
    props.onChange(next.text);
    props.onChoose(account);
    setCaret(next.caret);
    setAt(0);
    requestAnimationFrame(() => area.current?.setSelectionRange(next.caret, next.caret));
  };
  const onKey = (e: KeyboardEvent): void => {
    if (found.length === 0 || e.nativeEvent.isComposing || e.keyCode === 229 || e.ctrlKey) return;
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp')
      setAt((current + (e.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length);
    else if (e.key === 'Enter' || e.key === 'Tab') take(found[current]?.key ?? '');
    else if (e.key === 'Escape') setClosed(typed?.from ?? -1);
    else return;
    e.preventDefault();
    e.stopPropagation();
  };
  return (
    <Field label={props.label} hint={people.length === 0 ? undefined : t('mention.hint')}>
      {(id) => (
        <div className="mention">
          <textarea
            id={id}
            ref={area}
            className="input"
            rows={3}
            maxLength={2000}
            data-autofocus=""
            value={value}
            aria-autocomplete="list"
            aria-controls={list}
            aria-activedescendant={found.length > 0 ? `${list}-${current}` : undefined}
            onChange={(e) => {
              props.onChange(e.target.value);
              setCaret(e.target.selectionStart);
              setAt(0);
            }}
            onSelect={(e) => setCaret(e.currentTarget.selectionStart)}
            onKeyDown={onKey}
          />
          <ul
            id={list}
            className="mention-list"
            role="listbox"
            aria-label={t('mention.people')}
            hidden={found.length === 0}
          >
            {found.map((one, n) => (
              <li
                key={one.key}
                id={`${list}-${n}`}
                role="option"
                aria-selected={n === current}
                // Before blur, which would lose the caret.
                onMouseDown={(e) => {
                  e.preventDefault();
                  take(one.key);
                }}
              >
                <b>{one.text}</b> <span className="sub">{people.find((p) => p.account === one.key)?.unit}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Field>
  );
}
