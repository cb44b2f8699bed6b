import { useState } from 'react';
import type { Values } from '../../../shared/domain/dossier/dossier.ts';
import type { Field } from '../../../shared/domain/dossier/field.ts';
import { useText } from '../../i18n/language.ts';
import { useMinute } from '../../store/use-time.ts';
import { FormFields } from '../forms/form-fields.tsx';
import { useForm } from '../forms/use-form.ts';
import { useRules } from '../use-rules.ts';
import { ActCard } from './act-card.tsx';
import type { ActProps } from './act-props.ts';
import type { PlainAct as Plain } from './plain-act-shape.ts';
import { plainActs } from './plain-acts.ts';
import { useAct } from './use-act.ts';

/** The form of an act whose words are fields and nothing more; which ones its line in plainActs says. */
export function PlainAct(props: ActProps) {
  const rules = useRules();
  const plain = plainActs[props.kind];
  if (plain === undefined || rules === null) return null;
  return <PlainForm {...props} plain={plain} rules={rules} />;
}

const ofWords: ReadonlySet<Field['type']> = new Set(['text', 'line', 'choice', 'date', 'department', 'item', 'event']);

/** What was typed before, when a refused act is changed and sent again: nothing typed is typed twice (O4). */
function wordsBefore(fields: readonly Field[], prefill: ActProps['prefill']): Values {
  const words: Record<string, Values[string]> = {};
  for (const { key, type } of fields) {
    const before = prefill[key];
    if (before === undefined || before === '') continue;
    if (ofWords.has(type)) words[key] = before;
    else if (type === 'departments') words[key] = before.split(' ');
  }
  return words;
}

function PlainForm(props: ActProps & { plain: Plain; rules: NonNullable<ReturnType<typeof useRules>> }) {
  const { plain, rules, view, session } = props;
  const { say } = useText();
  const minute = useMinute();
  const [now] = useState(minute);
  const given = { view, rules, session, prefill: props.prefill, now };
  const fields = plain.fields(given);
  const form = useForm(fields, { ...plain.start?.(given), ...wordsBefore(fields, props.prefill) });
  const act = useAct(props, () => {
    const words = form.fill();
    if ('field' in words) return { missing: say(words.field) };
    return { command: plain.command(words.values, given) };
  });
  return (
    <ActCard of={props} act={act} {...(plain.note !== undefined && { note: say(plain.note) })}>
      <FormFields form={form} rules={rules} />
    </ActCard>
  );
}
