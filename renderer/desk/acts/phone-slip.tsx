import { Printer } from 'lucide-react';
import { createPortal } from 'react-dom';
import type { Department } from '../../../shared/domain/department/department.ts';
import type { GridEvent } from '../../../shared/domain/event/event.ts';
import { gridDeskWindow } from '../../bridge/electron-connector.ts';
import { dueText, spokenDigits } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import { CheckField } from '../../parts/check-field.tsx';
import { LocalTimeField } from '../../parts/local-time-field.tsx';
import { TextField } from '../../parts/text-field.tsx';
import type { DeskSession } from '../../store/desk-session.ts';
import { useRegistry } from '../../store/use-feed.ts';
import { useMinute } from '../../store/use-time.ts';
import { areaName } from '../place-names.ts';
import { useRules } from '../use-rules.ts';
import { duePreview } from './due-preview.ts';
import type { SlipDraft } from './use-slip.ts';

type Props = { event: GridEvent; session: DeskSession; to: Department; instruction: string; slip: SlipDraft };

/** Whom to call, the number, the words to read aloud, and the record of the call; prints as a paper slip. */
export function PhoneSlip(props: Props) {
  const { slip } = props;
  const { t } = useText();
  const script = useScript(props);
  return (
    <>
      <SlipPaper {...props} />
      <h3 className="sub">{t('slip.read')}</h3>
      <p className="slip-read">{script}</p>
      <div className="act-row">
        <TextField label={t('slip.receiver')} value={slip.receiver} onChange={slip.setReceiver} maxLength={40} />
        <LocalTimeField label={t('slip.calledAt')} value={slip.calledAt} onChange={slip.setCalledAt} />
      </div>
      <div className="chosen">
        <CheckField label={t('slip.readBack')} checked={slip.readBack} onChange={slip.setReadBack} />
        <Button small icon={<Printer size={14} />} keys="Ctrl+P" onClick={printSlip}>
          {t('slip.print')}
        </Button>
      </div>
      {createPortal(
        <div className="print-root">
          <SlipPaper {...props} />
          <p>{script}</p>
          <p className="slip-sign">{t('slip.signature')}</p>
        </div>,
        document.body,
      )}
    </>
  );
}

/** Through the system's dialog: Electron's own where there is a shell, else the browser's. */
function printSlip(): void {
  const shell = gridDeskWindow();
  if (shell === null) window.print();
  else void shell.print();
}

function useScript(props: Props): string {
  const { event, session, instruction } = props;
  const { t, language } = useText();
  const rules = useRules();
  const now = useMinute();
  const number = event.number.split('-')[1] ?? event.number;
  const words = instruction.trim();
  const period = rules === null ? null : duePreview(rules, { level: event.level, majorMatter: false, now }).period;
  return t('slip.script', {
    center: session.actor?.unit ?? '',
    number: language === 'zh' ? spokenDigits(number) : number,
    place: event.place.text,
    title: event.title,
    instruction: words === '' ? '' : `${words.replace(/[。.]$/, '')}${language === 'zh' ? '。' : '. '}`,
    limit: period === null ? '' : t('slip.within', { length: t(`unit.${period.unit}`, { n: period.length }) }),
  });
}

function SlipPaper(props: Props) {
  const { event, session, to } = props;
  const { t, language } = useText();
  const registry = useRegistry();
  const rules = useRules();
  const now = useMinute();
  return (
    <div className="slip">
      <div className="slip-head">
        <div>
          <b>{t('slip.paper')}</b>
          <div className="sub">{session.actor?.unit}</div>
        </div>
        <b className="num">{t('slip.number', { number: event.number })}</b>
      </div>
      <table>
        <tbody>
          <tr>
            <th scope="row">{t('slip.to')}</th>
            <td>{to.name}</td>
            <th scope="row">{t('slip.phone')}</th>
            <td className="num" data-testid="slip-phone">
              {to.phone === '' ? t('slip.noPhone') : to.phone}
            </td>
          </tr>
          <tr>
            <th scope="row">{t('slip.place')}</th>
            <td>{[event.place.text, areaName(registry, event.place)].filter((s) => s !== '').join('，')}</td>
            <th scope="row">{t('dispatch.limit')}</th>
            <td className="num">
              {rules === null
                ? '—'
                : dueText(duePreview(rules, { level: event.level, majorMatter: false, now }).due, now, language)}
            </td>
          </tr>
          <tr>
            <th scope="row">{t('slip.matter')}</th>
            <td>{event.title}</td>
            <th scope="row">{t('slip.level')}</th>
            <td>{t(`level.${event.severity ?? 'none'}`)}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
