import { MapPin } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { Picker } from '../../parts/picker.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useRegistry } from '../../store/use-feed.ts';
import { placeFinder } from '../place-finder.ts';
import { divisionName, gridOf } from '../place-names.ts';
import type { IntakeForm } from './intake-form.ts';
import { Step } from './intake-step.tsx';
import { fillIn } from './intake-store.ts';

const SHOWN = 10;

/** Address in words, and the grid, village or town by its name, initials or code. */
export function IntakeWhere(props: { form: IntakeForm }) {
  const { form } = props;
  const { t } = useText();
  const registry = useRegistry();
  const finder = useMemo(() => (registry === null ? null : placeFinder(registry)), [registry]);
  const [typed, setTyped] = useState<string | null>(null);
  const grid = gridOf(registry, form.area);
  const chosen =
    form.area === ''
      ? ''
      : grid === undefined
        ? divisionName(registry, form.area)
        : `${grid.townName} ${grid.villageName} ${grid.name}`;
  const found = finder === null ? [] : finder(typed ?? '', SHOWN);
  return (
    <Step at={3} label={t('intake.where')} done={form.area !== '' || form.address.trim() !== ''}>
      <div className="intake-pair">
        <input
          id="intake-address"
          className="input"
          aria-label={t('intake.address')}
          placeholder={t('intake.addressHint')}
          maxLength={200}
          value={form.address}
          onChange={(e) => fillIn({ address: e.target.value })}
        />
        <div className="intake-grid">
          <label className="sr-only" htmlFor="intake-grid">
            {t('intake.grid')}
          </label>
          <Picker
            id="intake-grid"
            text={typed ?? chosen}
            invalid={typed !== null && typed.trim() !== '' && found.length === 0}
            placeholder={t('intake.gridHint')}
            empty={t('intake.noGrid')}
            onText={setTyped}
            onPick={(area) => {
              setTyped(null);
              fillIn({ area });
            }}
            options={found.map(({ key, text }) => ({
              key,
              label: text,
              view: (
                <>
                  <span className="picker-main ellipsis">{text}</span>
                  <span className="picker-side row-sub num">{key}</span>
                </>
              ),
            }))}
          />
        </div>
      </div>
      {form.lon !== null && (
        <Tag tone="teal" icon={<MapPin size={12} />}>
          {t('intake.point')} {form.lon.toFixed(4)}, {form.lat?.toFixed(4)}
        </Tag>
      )}
    </Step>
  );
}
