import { Plus, X } from 'lucide-react';
import type { Department } from '../../../shared/domain/department/department.ts';
import { useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import { LocalTimeField } from '../../parts/local-time-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { DepartmentField } from './department-field.tsx';
import { fromLocalInput } from './local-input.ts';

/** One assisting department while it is typed: who, its share, its due moment as text. */
export type ShareRow = { readonly department: Department | null; readonly share: string; readonly due: string };
export const emptyShare: ShareRow = { department: null, share: '', due: '' };

/** The due moment of a row, ms; null where none is given, `wrong` where it is no moment. */
export function dueOf(row: ShareRow): number | null | 'wrong' {
  if (row.due.trim() === '') return null;
  return fromLocalInput(row.due.trim()) ?? 'wrong';
}

/** Assisting departments with their shares; where `fixed` the departments are given and only shares are typed (T12). */
export function ShareRows(props: {
  rows: readonly ShareRow[];
  onChange: (rows: readonly ShareRow[]) => void;
  departments: readonly Department[];
  item: string;
  fixed?: boolean;
}) {
  const { rows, onChange, departments, item, fixed = false } = props;
  const { t } = useText();
  const change = (at: number, part: Partial<ShareRow>): void =>
    onChange(rows.map((row, n) => (n === at ? { ...row, ...part } : row)));
  return (
    <>
      {rows.map((row, n) => (
        // Rows have no identity of their own while they are typed; they are only added at the end.
        <fieldset key={n} className="share-row" aria-label={`${t('joint.assistant')} ${n + 1}`}>
          {fixed ? (
            <b>{row.department?.name}</b>
          ) : (
            <DepartmentField
              label={t('joint.assistant')}
              departments={departments}
              value={row.department}
              onChange={(department) => change(n, { department })}
              item={item}
            />
          )}
          <TextField
            label={t('joint.share')}
            value={row.share}
            onChange={(share) => change(n, { share })}
            maxLength={500}
          />
          <LocalTimeField label={t('joint.due')} value={row.due} onChange={(due) => change(n, { due })} />
          {!fixed && rows.length > 1 && (
            <Button
              small
              tone="quiet"
              icon={<X size={14} />}
              onClick={() => onChange(rows.filter((_, at) => at !== n))}
            >
              {t('joint.takeAway')}
            </Button>
          )}
        </fieldset>
      ))}
      {!fixed && rows.length < 10 && (
        <Button small icon={<Plus size={14} />} onClick={() => onChange([...rows, emptyShare])}>
          {t('joint.add')}
        </Button>
      )}
    </>
  );
}
