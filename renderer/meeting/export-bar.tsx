import { FileDown, FileText, Printer } from 'lucide-react';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { periodName } from '../../shared/meeting/pack-period.ts';
import type { Slide } from '../../shared/meeting/slide.ts';
import type { PackView } from '../../shared/wire/meeting.ts';
import { useText } from '../i18n/language.ts';
import { Button } from '../parts/button.tsx';
import { saveFile, savePdf } from './save-file.ts';
import { SlideView } from './slide-view.tsx';
import { deckName } from './use-deck.ts';

const pptxType = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';
const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

type Props = { readonly view: PackView; readonly deck: readonly Slide[] };

/** The deck as files. Made in this window: no line is needed. A pack that is not what was frozen gives none. */
export function ExportBar({ view, deck }: Props) {
  const { t } = useText();
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const name = `${deckName(view)} ${periodName(view.pack.period)}`;

  const run = async (make: () => Promise<string>): Promise<void> => {
    setBusy(true);
    setSaid(t('meet.exporting', { done: 0, of: deck.length }));
    setSaid(await make().catch((error: unknown) => t('meet.saveFailed', { why: String(error) })));
    setBusy(false);
  };
  const saved = async (file: string, bytes: Uint8Array, type: string): Promise<string> => {
    const answer = await saveFile(file, bytes, type);
    return answer.ok ? t('meet.saved', { file: answer.value }) : t('meet.saveFailed', { why: answer.error.message });
  };
  const pptx = () =>
    run(async () => {
      const { makePptx } = await import('./export/make-pptx.ts');
      const meta = { name: deckName(view), period: periodName(view.pack.period) };
      const bytes = await makePptx(deck, meta, (done, of) => setSaid(t('meet.exporting', { done, of })));
      return await saved(`${name}.pptx`, bytes, pptxType);
    });
  const brief = () =>
    run(async () => {
      const { makeBrief } = await import('./export/make-brief.ts');
      const decisions = view.decisions.map(({ task, unit, dueOn }) => `${task}（${unit}，${dueOn}）`);
      return await saved(`${name} 简报.docx`, await makeBrief(view.pack, deck, decisions), docxType);
    });
  const pdf = () =>
    run(async () => {
      const answer = await savePdf(`${name}.pdf`);
      if (answer.ok) return answer.value === '' ? '' : t('meet.saved', { file: answer.value });
      return t('meet.saveFailed', { why: answer.error.message });
    });
  const off = busy || !view.intact;
  return (
    <div className="meet-exports">
      <Button icon={<FileDown size={16} />} disabled={off} onClick={() => void pptx()}>
        {t('meet.pptx')}
      </Button>
      <Button icon={<Printer size={16} />} disabled={off} onClick={() => void pdf()}>
        {t('meet.pdf')}
      </Button>
      <Button icon={<FileText size={16} />} disabled={off} onClick={() => void brief()}>
        {t('meet.brief')}
      </Button>
      <output className="meet-said">{said}</output>
      {createPortal(<Paper view={view} deck={deck} />, document.body)}
    </div>
  );
}

/** The deck for paper: a slide a page, seen by the printer alone. */
function Paper({ view, deck }: Props) {
  return (
    <div className="print-root meet-paper" aria-hidden="true">
      {deck.map((slide, i) => (
        <SlideView key={slide.key} slide={slide} name={deckName(view)} page={i + 1} pages={deck.length} />
      ))}
    </div>
  );
}
