import { useState } from 'react';
import type { ItemList } from '../../../shared/domain/item/item.ts';
import { departmentName, findItem, type Item, searchItems } from '../../../shared/domain/item/item.ts';
import { useText } from '../../i18n/language.ts';
import { Field } from '../../parts/field.tsx';
import { KeyCap } from '../../parts/key-cap.tsx';
import { Picker, type PickerOption } from '../../parts/picker.tsx';
import { Tag } from '../../parts/tag.tsx';

const SHOWN = 12;

/** Chooses an item by initials, words, synonym or code (I2). Those never for grids stand barred, with the reason (I6). */
export function ItemField(props: {
  items: ItemList;
  value: string;
  onChange: (item: Item | null) => void;
  autoFocus?: boolean;
  wide?: boolean;
  id?: string;
  extra?: readonly PickerOption[];
  onExtra?: (key: string) => void;
  chosenExtra?: string | null;
}) {
  const { items, value, onChange } = props;
  const { t, language } = useText();
  const chosen = findItem(items, value);
  const nameOf = (item: Item): string => (language === 'zh' ? item.name : item.nameEn);
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? (chosen === undefined ? (props.chosenExtra ?? '') : `${nameOf(chosen)} ${chosen.code}`);
  const found = typed === null ? searchItems(items, '', SHOWN) : sortedForGrids(searchItems(items, typed, SHOWN));
  const options = found.map(
    (item): PickerOption => ({
      key: item.code,
      label: nameOf(item),
      barred: item.kind === 'adminPower',
      view: <ItemView items={items} item={item} name={nameOf(item)} />,
    }),
  );
  return (
    <Field label={t('intake.item')} wide={props.wide === true} {...(props.id !== undefined && { id: props.id })}>
      {(id) => (
        <Picker
          id={id}
          text={text}
          placeholder={t('intake.itemHint')}
          empty={t('intake.noItem')}
          options={[...options, ...(props.extra ?? [])]}
          autoFocus={props.autoFocus === true}
          onText={setTyped}
          onPick={(key) => {
            setTyped(null);
            const item = findItem(items, key);
            if (item === undefined) props.onExtra?.(key);
            else onChange(item);
          }}
          foot={
            <>
              <KeyCap keys="↑+↓" /> <KeyCap keys="Enter" />{' '}
              {t('intake.itemList', { version: items.version, count: items.items.length })}
            </>
          }
        />
      )}
    </Field>
  );
}

/** Items of licence, punishment or coercion come last; else the finder's own order. */
const sortedForGrids = (items: readonly Item[]): readonly Item[] =>
  [...items].sort((a, b) => Number(a.kind === 'adminPower') - Number(b.kind === 'adminPower'));

function ItemView(props: { items: ItemList; item: Item; name: string }) {
  const { items, item, name } = props;
  const { t, language } = useText();
  const group = items.groups.find((g) => g.key === item.parent);
  return (
    <>
      <span className="picker-main">
        <span className="row-title ellipsis">{name}</span>
        <span className="row-sub ellipsis num">
          {item.code} {language === 'zh' ? group?.name : group?.nameEn}
        </span>
      </span>
      <span className="picker-side row-sub">
        {item.kind === 'adminPower' && <Tag tone="red">{t('intake.power')}</Tag>}
        {item.kind === 'restricted' && <Tag tone="grey">{t('intake.restricted')}</Tag>}
        {item.kind === 'publicService' && <Tag tone="grey">{t('intake.publicService')}</Tag>}
        <span>{item.department === null ? '' : departmentName(items, item.department)}</span>
      </span>
    </>
  );
}
