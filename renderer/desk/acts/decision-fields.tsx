import { useState } from 'react';
import { useText } from '../../i18n/language.ts';
import { SelectField } from '../../parts/select-field.tsx';
import { TextField } from '../../parts/text-field.tsx';

export type Decision = {
  readonly accept: boolean;
  readonly reason: string;
  readonly setAccept: (accept: boolean) => void;
  readonly setReason: (reason: string) => void;
};

export function useDecision(words: string): Decision {
  const [accept, setAccept] = useState(true);
  const [reason, setReason] = useState(words);
  return { accept, reason, setAccept, setReason };
}

/** Yes or no, and why; a no needs its reason. */
export function DecisionFields(props: { decision: Decision }) {
  const { decision } = props;
  const { t } = useText();
  return (
    <>
      <SelectField
        label={t('act.decision')}
        value={decision.accept ? 'yes' : 'no'}
        options={[
          { value: 'yes', label: t('act.agree') },
          { value: 'no', label: t('act.disagree') },
        ]}
        onChange={(value) => decision.setAccept(value === 'yes')}
        autoFocus
      />
      <TextField
        label={t('act.reason')}
        value={decision.reason}
        onChange={decision.setReason}
        rows={2}
        maxLength={500}
      />
    </>
  );
}
