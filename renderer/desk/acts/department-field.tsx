import { useMemo, useState } from 'react';
import type { Department } from '../../../shared/domain/department/department.ts';
import { useText } from '../../i18n/language.ts';
import { Field } from '../../parts/field.tsx';
import { Picker } from '../../parts/picker.tsx';
import { createPinyinFinder } from '../find-by-pinyin.ts';

const SHOWN = 10;

/** Chooses a department by initials, full pinyin or name (I2). */
export function DepartmentField(props: {
  label: string;
  departments: readonly Department[];
  value: Department | null;
  onChange: (department: Department) => void;
  item: string;
  autoFocus?: boolean;
  hint?: React.ReactNode;
}) {
  const { departments, value, onChange, item } = props;
  const { t } = useText();
  const [typed, setTyped] = useState<string | null>(null);
  const find = useMemo(
    () =>
      createPinyinFinder(
        departments.map((d) => ({ key: d.id, text: `${d.name} ${d.shortName}`, codes: [d.pinyin, d.id] })),
      ),
    [departments],
  );
  const found = find(typed ?? '', SHOWN).flatMap(({ key }) => departments.find((d) => d.id === key) ?? []);
  return (
    <Field label={props.label} {...(props.hint !== undefined && { hint: props.hint })}>
      {(id) => (
        <Picker
          id={id}
          text={typed ?? value?.name ?? ''}
          placeholder={t('dispatch.toHint')}
          empty={t('dispatch.noDepartment')}
          autoFocus={props.autoFocus === true}
          onText={setTyped}
          onPick={(key) => {
            setTyped(null);
            const chosen = departments.find((d) => d.id === key);
            if (chosen !== undefined) onChange(chosen);
          }}
          options={found.map((d) => ({
            key: d.id,
            label: d.name,
            view: (
              <>
                <span className="picker-main ellipsis">{d.name}</span>
                <span className="picker-side row-sub">{d.items.includes(item) ? t('dispatch.whyDuty') : ''}</span>
              </>
            ),
          }))}
        />
      )}
    </Field>
  );
}
