import { X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { Field } from '../../parts/field.tsx';
import { Picker } from '../../parts/picker.tsx';
import { useRegistry } from '../../store/use-feed.ts';
import { createPinyinFinder } from '../find-by-pinyin.ts';
import { type NamedType, thingsOf } from './named-things.ts';

const SHOWN = 12;

/** The things of a kind, found by initials, pinyin, name or code (I2). */
function useThings(type: NamedType) {
  const registry = useRegistry();
  return useMemo(() => {
    const things = registry === null ? [] : thingsOf(registry, type);
    const byKey = new Map(things.map((thing) => [thing.key, thing]));
    return { find: createPinyinFinder(things), byKey };
  }, [registry, type]);
}

type Common = { label: string; type: NamedType; autoFocus: boolean };

function ThingPicker(
  props: Common & { text: string; onPick: (key: string) => void; onText?: (text: string) => void; id: string },
) {
  const { t } = useText();
  const { find, byKey } = useThings(props.type);
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <Picker
      id={props.id}
      text={typed ?? props.text}
      placeholder={t('form.find')}
      empty={t('form.none')}
      autoFocus={props.autoFocus}
      onText={(text) => {
        setTyped(text);
        props.onText?.(text);
      }}
      onPick={(key) => {
        setTyped(null);
        props.onPick(key);
      }}
      options={find(typed ?? '', SHOWN).map(({ key, text }) => ({
        key,
        label: text,
        view: (
          <>
            <span className="picker-main ellipsis">{text}</span>
            <span className="picker-side row-sub num">{byKey.get(key)?.side}</span>
          </>
        ),
      }))}
    />
  );
}

/** One person, grid, place or department of the registry; an account may also be typed. */
export function OneField(props: Common & { value: string; onChange: (key: string) => void }) {
  const { byKey } = useThings(props.type);
  return (
    <Field label={props.label}>
      {(id) => (
        <ThingPicker
          {...props}
          id={id}
          text={byKey.get(props.value)?.text ?? props.value}
          onPick={props.onChange}
          {...(props.type === 'account' && { onText: props.onChange })}
        />
      )}
    </Field>
  );
}

/** Several of them; each chosen one stands as a chip that a click takes away. */
export function ManyField(props: Common & { value: readonly string[]; onChange: (keys: readonly string[]) => void }) {
  const { value, onChange } = props;
  const { t } = useText();
  const { byKey } = useThings(props.type);
  return (
    <Field label={props.label}>
      {(id) => (
        <>
          <ThingPicker {...props} id={id} text="" onPick={(key) => !value.includes(key) && onChange([...value, key])} />
          {value.length > 0 && (
            <div className="chips">
              {value.map((key) => (
                <button
                  key={key}
                  type="button"
                  className="chip"
                  title={t('form.takeAway')}
                  onClick={() => onChange(value.filter((one) => one !== key))}
                >
                  {byKey.get(key)?.text ?? key} <X size={13} aria-hidden />
                </button>
              ))}
            </div>
          )}
        </>
      )}
    </Field>
  );
}
