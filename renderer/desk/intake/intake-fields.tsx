import { Save } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { findItem } from '../../../shared/domain/item/item.ts';
import { clockText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { runErrorText } from '../../i18n/run-error-text.ts';
import { Tag } from '../../parts/tag.tsx';
import type { DeskSession } from '../../store/desk-session.ts';
import { useRegistry } from '../../store/use-feed.ts';
import { SeverityField } from '../acts/severity-field.tsx';
import { IntakeFiles } from '../files/intake-files.tsx';
import { IntakeFoot } from './intake-foot.tsx';
import { type IntakeForm, titleOf } from './intake-form.ts';
import { IntakeItem } from './intake-item.tsx';
import { IntakeSource } from './intake-source.tsx';
import { Step } from './intake-step.tsx';
import { fillFiles, fillIn } from './intake-store.ts';
import { IntakeWhere } from './intake-where.tsx';
import { type Saving, useDraftSaving } from './use-draft-saving.ts';

/** Six fields in call order; Enter confirms and goes on, nothing needs the mouse. */
export function IntakeFields(props: { form: IntakeForm; session: DeskSession }) {
  const { form, session } = props;
  const { t } = useText();
  const registry = useRegistry();
  const root = useRef<HTMLElement>(null);
  const [first] = useState(form);
  const saving = useDraftSaving(form, form !== first);
  useEffect(() => document.getElementById('intake-phone')?.focus(), []);
  const item = registry === null ? undefined : findItem(registry.items, form.item);

  const onKey = (e: KeyboardEvent): void => {
    if (e.nativeEvent.isComposing || e.keyCode === 229) return;
    const level = /^[1-4]$/.test(e.key) ? (Number(e.key) as 1 | 2 | 3 | 4) : null;
    if (e.altKey && level !== null) {
      e.preventDefault();
      fillIn({ severity: level, severityByHand: true });
    } else if (e.altKey && e.key.toLowerCase() === 'd') {
      e.preventDefault();
      document.getElementById('intake-compare')?.click();
    } else if (
      e.key === 'Enter' &&
      !e.ctrlKey &&
      !e.shiftKey &&
      e.target instanceof HTMLInputElement &&
      e.target.type !== 'radio'
    ) {
      e.preventDefault();
      nextControl(root.current, e.target)?.focus();
    }
  };

  return (
    <section ref={root} className="pane intake-form" role="form" aria-label={t('intake.title')} onKeyDown={onKey}>
      <header className="intake-head">
        <h1 className="pane-title">{t('intake.title')}</h1>
        <span className="num muted" data-testid="intake-number">
          {form.number}
        </span>
        <SavedMark saving={saving} />
      </header>
      <div className="intake-scroll scroll">
        <Step at={1} label={t('intake.caller')} done={form.callerPhone !== '' || form.callerName !== ''}>
          <div className="intake-pair">
            <input
              id="intake-phone"
              className="input num"
              inputMode="tel"
              autoComplete="off"
              aria-label={t('intake.callerPhone')}
              placeholder={t('intake.callerPhone')}
              maxLength={30}
              value={form.callerPhone}
              onChange={(e) => fillIn({ callerPhone: e.target.value })}
            />
            <input
              className="input"
              autoComplete="off"
              aria-label={t('intake.callerName')}
              placeholder={t('intake.callerName')}
              maxLength={40}
              value={form.callerName}
              onChange={(e) => fillIn({ callerName: e.target.value })}
            />
          </div>
        </Step>
        <Step at={2} label={t('intake.what')} done={form.content.trim() !== ''}>
          <textarea
            id="intake-content"
            className="input"
            rows={3}
            aria-label={t('intake.what')}
            placeholder={t('intake.whatHint')}
            maxLength={4000}
            value={form.content}
            onChange={(e) => fillIn({ content: e.target.value })}
          />
          <input
            className="input intake-title"
            aria-label={t('intake.titleLabel')}
            placeholder={titleOf(form) === '' ? t('intake.titleLabel') : titleOf(form)}
            maxLength={80}
            value={form.title}
            onChange={(e) => fillIn({ title: e.target.value })}
          />
        </Step>
        <IntakeWhere form={form} />
        <IntakeItem form={form} />
        <Step at={5} label={t('intake.severity')} done={form.severity !== null}>
          <SeverityField
            label={t('intake.severity')}
            value={form.severity}
            onChange={(severity) => fillIn({ severity, severityByHand: true })}
          />
          {item !== undefined && !form.severityByHand && <p className="sub">{t('intake.suggested')}</p>}
        </Step>
        <IntakeSource form={form} />
        <IntakeFiles files={form.files} change={(change) => fillFiles(form.event, change)} />
      </div>
      <IntakeFoot form={form} session={session} />
    </section>
  );
}

function SavedMark(props: { saving: Saving }) {
  const { saving } = props;
  const { t, language } = useText();
  if (saving.state === 'clean') return null;
  const words =
    saving.state === 'failed'
      ? t('intake.notSaved', { why: runErrorText(saving.error, language) })
      : saving.state === 'saved'
        ? t('intake.saved', { at: clockText(saving.at) })
        : t('intake.saving');
  return (
    <span role="status" data-testid="draft-saved" data-state={saving.state}>
      <Tag
        tone={saving.state === 'failed' ? 'red' : saving.state === 'saved' ? 'ok' : 'grey'}
        icon={<Save size={12} />}
      >
        {words}
      </Tag>
    </span>
  );
}

function nextControl(root: HTMLElement | null, from: HTMLElement): HTMLElement | null {
  const controls = [
    ...(root?.querySelectorAll<HTMLElement>(
      'input:not([type=radio]), textarea, select, input[type=radio]:checked, .intake-foot .btn-primary, .intake-foot .btn-pend',
    ) ?? []),
  ];
  return controls[controls.indexOf(from) + 1] ?? null;
}
