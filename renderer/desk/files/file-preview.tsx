import { Modal } from 'antd';
import { ChevronLeft, ChevronRight, Download, Maximize, ZoomIn, ZoomOut } from 'lucide-react';
import { type KeyboardEvent, lazy, Suspense, useEffect, useState } from 'react';
import type { Attachment } from '../../../shared/domain/attachment/attachment.ts';
import { attachmentPurposeNames } from '../../../shared/domain/attachment/purpose-names.ts';
import type { FileLine } from '../../../shared/wire/files.ts';
import { spanText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { saveFile } from '../../meeting/save-file.ts';
import { Button } from '../../parts/button.tsx';
import { useConsole } from '../../store/bridge-context.ts';
import { useRevealed } from '../revealed.ts';
import { useDesk } from '../use-desk.ts';
import { fileMark } from './file-state.ts';
import { useAddress, useBytes } from './use-bytes.ts';

/** The reader of PDF is large: it comes when a paper is opened. */
const Paper = lazy(() => import('./pdf/paper.tsx').then((m) => ({ default: m.Paper })));

type Bytes = Uint8Array<ArrayBuffer>;

/** A file as large as the window allows; arrows go to the next one, + and − zoom, Esc closes. */
export function FilePreview(props: {
  event: string;
  file: Attachment;
  line: FileLine | undefined;
  /** To the next (1) or the one before (−1); null where there is one only. */
  step: ((by: 1 | -1) => void) | null;
  close: () => void;
}) {
  const { event, file, line, step, close } = props;
  const { t } = useText();
  const { bridge } = useConsole();
  const held = line?.held === true;
  const missing = line !== undefined && !held;
  useEffect(() => {
    if (missing) void bridge.run({ kind: 'file.fetch', event, sha256: file.sha256 });
  }, [bridge, missing, event, file.sha256]);
  const bytes = useBytes(event, file.sha256, held);
  const onKey = (e: KeyboardEvent): void => {
    // Letters are keys of the desk behind this; nothing of it may move now. Esc is the dialog's own, wherever the focus is.
    if (e.key !== 'Escape') e.stopPropagation();
    if (e.key === 'ArrowRight') step?.(1);
    if (e.key === 'ArrowLeft') step?.(-1);
  };
  return (
    <Modal open centered width="min(1100px, 92vw)" title={file.name} footer={null} onCancel={close} destroyOnHidden>
      <div className="file-preview" onKeyDown={onKey}>
        <div className="file-stage">
          {bytes === null ? (
            <Waiting line={line} size={file.size} />
          ) : (
            <Shown key={file.sha256} {...props} bytes={bytes} />
          )}
        </div>
        <div className="file-bar">
          {step !== null && (
            <>
              <Button small icon={<ChevronLeft size={15} />} onClick={() => step(-1)}>
                {t('files.previous')}
              </Button>
              <Button small icon={<ChevronRight size={15} />} onClick={() => step(1)}>
                {t('files.next')}
              </Button>
            </>
          )}
          <Save {...props} bytes={bytes} />
        </div>
      </div>
    </Modal>
  );
}

function Save(props: { event: string; file: Attachment; bytes: Bytes | null }) {
  const { file, bytes } = props;
  const { t } = useText();
  const desk = useDesk();
  const covered = useCovered(props.event, file);
  const save = async (): Promise<void> => {
    if (bytes === null) return;
    const done = await saveFile(file.name, bytes, file.type);
    if (!done.ok && done.error.code !== 'cancelled') desk.say(t('files.save'), done.error.message);
  };
  return (
    <Button small icon={<Download size={15} />} disabled={bytes === null || covered} onClick={() => void save()}>
      {t('files.save')}
    </Button>
  );
}

/** The voice of a caller is as personal as his number: covered until somebody said why (R2). */
function useCovered(event: string, file: Attachment): boolean {
  const revealed = useRevealed(event);
  return file.purpose === 'voice' && !revealed;
}

function Waiting(props: { line: FileLine | undefined; size: number }) {
  const { t } = useText();
  const mark = fileMark(props.line, props.size);
  return (
    <p className="sub" role="status">
      {mark === null ? t('files.coming') : t(mark.text, { ...mark.params, why: '' })}{' '}
      {mark?.problem != null ? t(mark.problem) : props.line?.got === 0 ? t('files.offline') : ''}
    </p>
  );
}

function Shown(props: { event: string; file: Attachment; bytes: Bytes }) {
  const { event, file, bytes } = props;
  const { t, say } = useText();
  const covered = useCovered(event, file);
  const alt = t('files.alt', { purpose: say(attachmentPurposeNames[file.purpose]), name: file.name });
  if (file.type.startsWith('image/')) return <Picture bytes={bytes} type={file.type} alt={alt} />;
  if (file.type === 'application/pdf')
    return (
      <Suspense fallback={null}>
        <Paper file={file} bytes={bytes} />
      </Suspense>
    );
  return covered ? <p className="sub">{t('files.voiceCovered')}</p> : <Sound file={file} bytes={bytes} />;
}

const zooms = [1, 1.5, 2, 3, 4] as const;

function Picture(props: { bytes: Bytes; type: string; alt: string }) {
  const { t } = useText();
  const address = useAddress(props.bytes, props.type);
  const [zoom, setZoom] = useState(0);
  const by = (step: number): void => setZoom((z) => Math.min(zooms.length - 1, Math.max(0, z + step)));
  if (address === null) return null;
  return (
    <>
      <div
        className="file-zoom scroll"
        tabIndex={0}
        role="region"
        aria-label={props.alt}
        onKeyDown={(e) => {
          if (e.key === '+' || e.key === '=') by(1);
          if (e.key === '-') by(-1);
          if (e.key === '0') setZoom(0);
        }}
      >
        <img src={address} alt={props.alt} style={{ width: `${100 * (zooms[zoom] ?? 1)}%` }} data-zoom={zooms[zoom]} />
      </div>
      <div className="file-zoom-bar">
        <Button
          small
          icon={<ZoomOut size={15} />}
          aria-label={t('files.zoomOut')}
          disabled={zoom === 0}
          onClick={() => by(-1)}
        />
        <span className="num">{Math.round(100 * (zooms[zoom] ?? 1))}%</span>
        <Button
          small
          icon={<ZoomIn size={15} />}
          aria-label={t('files.zoomIn')}
          disabled={zoom === zooms.length - 1}
          onClick={() => by(1)}
        />
        <Button small icon={<Maximize size={15} />} onClick={() => setZoom(0)}>
          {t('files.fit')}
        </Button>
      </div>
    </>
  );
}

function Sound(props: { file: Attachment; bytes: Bytes }) {
  const { t, language } = useText();
  const address = useAddress(props.bytes, props.file.type);
  const [broken, setBroken] = useState(false);
  const [length, setLength] = useState<number | null>(null);
  if (address === null) return null;
  if (broken) return <p className="sub">{t('files.unplayable')}</p>;
  // A recording of a call has no captions; what was said stands in the event's words.
  return (
    <>
      <audio
        controls
        src={address}
        aria-label={props.file.name}
        onError={() => setBroken(true)}
        // A recording that goes on for ever, or does not say, has no length.
        onLoadedMetadata={(e) => setLength(Number.isFinite(e.currentTarget.duration) ? e.currentTarget.duration : null)}
      />
      {length !== null && <p className="sub num">{t('files.length', { length: spanText(length * 1000, language) })}</p>}
    </>
  );
}
