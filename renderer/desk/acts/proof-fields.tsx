import { useText } from '../../i18n/language.ts';
import { SelectField } from '../../parts/select-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { type ProofsDraft, proofKinds } from './use-proofs.ts';

/** Kind and name of the proof that a result needs (LYG-29-5, LYG-30-2). */
export function ProofFields(props: { draft: ProofsDraft }) {
  const { draft } = props;
  const { t } = useText();
  return (
    <div className="act-row">
      <SelectField
        label={t('act.proofKind')}
        value={draft.kind}
        options={proofKinds.map((kind) => ({ value: kind, label: t(`proof.${kind}`) }))}
        onChange={draft.setKind}
      />
      {draft.files.length > 0 && (
        <SelectField
          label={t('act.proofFile')}
          value={draft.files.find((file) => file.name === draft.name)?.name ?? ''}
          options={[
            { value: '', label: t('act.proofNoFile') },
            ...draft.files.map(({ name }) => ({ value: name, label: name })),
          ]}
          onChange={draft.setName}
        />
      )}
      <TextField
        label={t('act.proofs')}
        value={draft.name}
        onChange={draft.setName}
        maxLength={120}
        hint={t('act.proofHint')}
      />
    </div>
  );
}
