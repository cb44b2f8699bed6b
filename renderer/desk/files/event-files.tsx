import { Paperclip } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import './files.css';
import {
  type AttachmentPurpose,
  attachmentPurposes,
  type GivenFile,
  standing,
} from '../../../shared/domain/attachment/attachment.ts';
import { attachmentPurposeNames } from '../../../shared/domain/attachment/purpose-names.ts';
import type { EventView } from '../../../shared/wire/event-view.ts';
import { useText } from '../../i18n/language.ts';
import { runErrorText } from '../../i18n/run-error-text.ts';
import { Button } from '../../parts/button.tsx';
import { useConsole } from '../../store/bridge-context.ts';
import type { DeskSession } from '../../store/desk-session.ts';
import { useFed } from '../../store/use-feed.ts';
import { DropZone } from './drop-zone.tsx';
import { FileCard } from './file-card.tsx';
import { pickFiles } from './hand-over.ts';
import { useAdding, usePaste } from './use-adding.ts';

// antd stays out of the first paint: it is needed only when somebody looks at a file.
const FilePreview = lazy(() => import('./file-preview.tsx').then((m) => ({ default: m.FilePreview })));

/** What an added file most likely is for, by how far the event is. */
const purposeAt = (view: EventView): AttachmentPurpose =>
  ['inHandling', 'jointHandling', 'handled', 'completed', 'closed'].includes(view.event.state) ? 'after' : 'matter';

/** The files of the event: added by button, paste or drop, also while the line is down; looked at in this window. */
export function EventFiles(props: { view: EventView; session: DeskSession }) {
  const { view, session } = props;
  const { event } = view;
  const { t } = useText();
  const fed = useFed({ feed: 'files', event: event.id });
  const lines = fed.state === 'here' ? fed.value : [];
  const files = standing(event);
  const [shown, setShown] = useState<string | null>(null);
  const mayAdd = view.acts.includes('event.attach');
  const at = files.findIndex((file) => file.sha256 === shown);
  const current = files[at];
  const adding = useAddingTo(event.id);
  const [chosen, setPurpose] = useState<AttachmentPurpose | null>(null);
  const purpose = chosen ?? purposeAt(view);
  const take = (list: readonly File[]): void => {
    if (mayAdd) adding.add(list, purpose);
  };
  usePaste(take);
  return (
    <DropZone label={t('files.title')} taken={take}>
      <div className="section-head">
        <h2>
          {t('files.title')} {files.length > 0 && <span className="num">{files.length}</span>}
        </h2>
        {mayAdd && (
          <span className="files-tools">
            <PurposeSelect value={purpose} onChange={setPurpose} />
            <Button small icon={<Paperclip size={14} />} onClick={() => pickFiles(take)}>
              {t('files.add')}
            </Button>
          </span>
        )}
      </div>
      {files.length === 0 && adding.now === null && (
        <p className="sub">
          {t('files.none')} {mayAdd && t('files.hint')}
        </p>
      )}
      <ul className="file-cards">
        {files.map((file) => (
          <FileCard
            key={file.sha256}
            event={event.id}
            file={file}
            line={lines.find((line) => line.sha256 === file.sha256)}
            session={session}
            mayWithdraw={view.acts.includes('event.withdrawAttachment')}
            open={() => setShown(file.sha256)}
          />
        ))}
      </ul>
      <AddingLine now={adding.now} />
      <Suspense>
        {current !== undefined && (
          <FilePreview
            event={event.id}
            file={current}
            line={lines.find((line) => line.sha256 === current.sha256)}
            step={files.length < 2 ? null : (by) => setShown(files.at((at + by) % files.length)?.sha256 ?? null)}
            close={() => setShown(null)}
          />
        )}
      </Suspense>
    </DropZone>
  );
}

function useAddingTo(event: string) {
  const { bridge } = useConsole();
  const { language } = useText();
  return useAdding(async (file: GivenFile) => {
    const done = await bridge.run({ kind: 'event.attach', event, file });
    return done.ok ? null : runErrorText(done.error, language);
  });
}

/** The file that is being kept on this console, while it is. */
export function AddingLine(props: { now: { readonly name: string; readonly share: number } | null }) {
  const { t } = useText();
  if (props.now === null) return null;
  const percent = Math.floor(props.now.share * 100);
  return (
    <p className="sub" role="status">
      {t('files.handing', { name: props.now.name, percent })}
    </p>
  );
}

function PurposeSelect(props: { value: AttachmentPurpose; onChange: (purpose: AttachmentPurpose) => void }) {
  const { t, say } = useText();
  return (
    <select
      className="input files-purpose"
      aria-label={t('files.purpose')}
      value={props.value}
      onChange={(e) => props.onChange(attachmentPurposes.find((p) => p === e.target.value) ?? 'matter')}
    >
      {attachmentPurposes.map((purpose) => (
        <option key={purpose} value={purpose}>
          {say(attachmentPurposeNames[purpose])}
        </option>
      ))}
    </select>
  );
}
