import { Paperclip, X } from 'lucide-react';
import './files.css';
import type { GivenFile } from '../../../shared/domain/attachment/attachment.ts';
import { useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import { DropZone } from './drop-zone.tsx';
import { AddingLine } from './event-files.tsx';
import { pickFiles } from './hand-over.ts';
import { sizeText } from './size-text.ts';
import { useAdding, usePaste } from './use-adding.ts';
import { useAddress, useBytes } from './use-bytes.ts';

/** Files of a call being taken in: kept on this console at once with the draft, put to the event when it is registered. */
export function IntakeFiles(props: {
  files: readonly GivenFile[];
  change: (change: (had: readonly GivenFile[]) => readonly GivenFile[]) => void;
}) {
  const { files, change } = props;
  const { t } = useText();
  const adding = useAdding((file) => {
    const purpose = file.type.startsWith('audio/') ? ('voice' as const) : file.purpose;
    change((had) => (had.some((one) => one.sha256 === file.sha256) ? had : [...had, { ...file, purpose }]));
    return Promise.resolve(null);
  });
  const take = (list: readonly File[]): void => adding.add(list, 'matter');
  usePaste(take);
  return (
    <DropZone label={t('files.title')} taken={take}>
      <div className="intake-files">
        <Button small icon={<Paperclip size={14} />} onClick={() => pickFiles(take)}>
          {t('files.add')}
        </Button>
        {files.length === 0 && <span className="sub">{t('files.hint')}</span>}
        {files.map((file) => (
          <Staged
            key={file.sha256}
            file={file}
            remove={() => change((had) => had.filter((one) => one.sha256 !== file.sha256))}
          />
        ))}
      </div>
      <AddingLine now={adding.now} />
    </DropZone>
  );
}

function Staged(props: { file: GivenFile; remove: () => void }) {
  const { file, remove } = props;
  const { t } = useText();
  const bytes = useBytes(null, file.sha256, file.type.startsWith('image/'));
  const address = useAddress(bytes, file.type);
  return (
    <span className="staged" data-staged={file.sha256}>
      {address !== null && <img src={address} alt="" />}
      <b className="ellipsis">{file.name}</b>
      <span className="sub num">{sizeText(file.size)}</span>
      <button
        type="button"
        className="link-button"
        aria-label={t('files.remove', { name: file.name })}
        onClick={remove}
      >
        <X size={13} />
      </button>
    </span>
  );
}
