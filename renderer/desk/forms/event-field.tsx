import { useEffect, useRef, useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { Field } from '../../parts/field.tsx';
import { useConsole } from '../../store/bridge-context.ts';

/** Quiet after typing before the number is looked up, ms: Ctrl+Enter may follow without leaving the field. */
const PAUSE_MS = 150;

/** An event by its receipt number or the end of it, looked up while it is typed. */
export function EventField(props: {
  label: string;
  value: string;
  onChange: (id: string) => void;
  autoFocus: boolean;
}) {
  const { bridge } = useConsole();
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<'none' | 'one' | 'many' | null>(null);
  const { onChange } = props;
  const change = useRef(onChange);
  useEffect(() => {
    change.current = onChange;
  }, [onChange]);
  useEffect(() => {
    const text = typed.trim();
    if (text === '') return;
    let late = false;
    const timer = setTimeout(async () => {
      const answer = await bridge.read({ ask: 'number', text });
      if (late) return;
      const ids = answer.ok ? answer.value : [];
      setFound(ids.length === 1 ? 'one' : ids.length === 0 ? 'none' : 'many');
      change.current(ids.length === 1 ? (ids[0] ?? '') : '');
    }, PAUSE_MS);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [bridge, typed]);
  return (
    <Field label={props.label} hint={found === null ? t('form.eventHint') : t(`form.event.${found}`)}>
      {(id) => (
        <input
          id={id}
          className="input num"
          autoComplete="off"
          value={typed}
          maxLength={60}
          data-autofocus={props.autoFocus ? '' : undefined}
          onChange={(e) => {
            setTyped(e.target.value);
            setFound(null);
            onChange('');
          }}
        />
      )}
    </Field>
  );
}
