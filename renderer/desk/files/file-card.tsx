import { AudioLines, CloudDownload, FileText, ImageOff, RotateCcw, Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Attachment } from '../../../shared/domain/attachment/attachment.ts';
import { attachmentPurposeNames } from '../../../shared/domain/attachment/purpose-names.ts';
import type { FileLine } from '../../../shared/wire/files.ts';
import { momentText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { runErrorText } from '../../i18n/run-error-text.ts';
import { Button } from '../../parts/button.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useConsole } from '../../store/bridge-context.ts';
import type { DeskSession } from '../../store/desk-session.ts';
import { useMinute } from '../../store/use-time.ts';
import { useDesk } from '../use-desk.ts';
import { fileMark } from './file-state.ts';
import { sizeText } from './size-text.ts';
import { useAddress, useBytes } from './use-bytes.ts';

/** Pictures up to this size come by themselves when their event is opened; larger ones, papers and sounds when somebody looks. */
const fetchUnasked = 1_024 * 1_024;
const leaders: ReadonlySet<string> = new Set(['shiftLeader', 'director']);

type Props = {
  event: string;
  file: Attachment;
  line: FileLine | undefined;
  session: DeskSession;
  mayWithdraw: boolean;
  open: () => void;
};

/** One file: what it shows, what it is for, where its bytes are, and what can be done about it. */
export function FileCard(props: Props) {
  const { event, file, line, open } = props;
  const { t, say, language } = useText();
  const { bridge } = useConsole();
  const now = useMinute();
  const mark = fileMark(line, file.size);
  const online = props.session.line.state === 'online';
  const isPicture = file.type.startsWith('image/');
  const comesUnasked = isPicture && file.size <= fetchUnasked && online && line !== undefined && !line.held;
  useEffect(() => {
    if (comesUnasked) void bridge.run({ kind: 'file.fetch', event, sha256: file.sha256 });
  }, [bridge, comesUnasked, event, file.sha256]);
  const ask = (kind: 'file.fetch' | 'file.send') => (): void => void bridge.run({ kind, event, sha256: file.sha256 });
  return (
    <li className="file-card" data-file={file.sha256} data-state={line?.state} data-held={line?.held ? '' : undefined}>
      <button type="button" className="file-face" aria-label={t('files.open', { name: file.name })} onClick={open}>
        <Face event={event} file={file} held={line?.held === true} />
      </button>
      <span className="file-words">
        <b className="ellipsis" title={file.name}>
          {file.name}
        </b>
        <span className="sub num">
          {say(attachmentPurposeNames[file.purpose])} · {sizeText(file.size)}
        </span>
        <span className="sub num">{t('files.by', { who: file.byName, at: momentText(file.at, now, language) })}</span>
        {mark !== null && (
          <Tag tone={mark.tone}>
            {t(mark.text, { ...mark.params, why: mark.problem === null ? '' : t(mark.problem) })}
          </Tag>
        )}
        {line?.state === 'hub' && mark?.problem != null && <span className="sub">{t(mark.problem)}</span>}
        <span className="file-acts">
          {line?.state === 'failed' && (
            <Button small tone="quiet" icon={<RotateCcw size={13} />} onClick={ask('file.send')}>
              {t('files.retry')}
            </Button>
          )}
          {line?.state === 'hub' && !line.held && !line.wanted && (
            <Button small tone="quiet" icon={<CloudDownload size={13} />} onClick={ask('file.fetch')}>
              {t('files.fetch')}
            </Button>
          )}
          <Withdraw {...props} />
        </span>
      </span>
    </li>
  );
}

function Face(props: { event: string; file: Attachment; held: boolean }) {
  const { event, file, held } = props;
  const { t, say } = useText();
  const [broken, setBroken] = useState(false);
  const isPicture = file.type.startsWith('image/');
  const bytes = useBytes(event, file.sha256, held && isPicture);
  const address = useAddress(bytes, file.type);
  if (file.type === 'application/pdf') return <FileText size={30} />;
  if (!isPicture) return <AudioLines size={30} />;
  if (address === null || broken) return <ImageOff size={26} />;
  const alt = t('files.alt', { purpose: say(attachmentPurposeNames[file.purpose]), name: file.name });
  return <img src={address} alt={alt} onError={() => setBroken(true)} />;
}

/** Taking a file back asks for a reason first; who may is the law's to say. */
function Withdraw({ event, file, session, mayWithdraw }: Props) {
  const { t, language } = useText();
  const { bridge } = useConsole();
  const desk = useDesk();
  const [reason, setReason] = useState<string | null>(null);
  const own = file.by === session.actor?.account || leaders.has(session.actor?.role ?? '');
  if (!mayWithdraw || !own) return null;
  if (reason === null)
    return (
      <Button small tone="quiet" icon={<Undo2 size={13} />} onClick={() => setReason('')}>
        {t('files.withdraw')}
      </Button>
    );
  const send = async (): Promise<void> => {
    const command = { kind: 'event.withdrawAttachment', event, sha256: file.sha256, reason: reason.trim() } as const;
    const done = await bridge.run(command);
    desk.say(
      t('files.title'),
      done.ok ? t('files.withdrawn', { name: file.name }) : runErrorText(done.error, language),
    );
  };
  return (
    <form
      className="file-withdraw"
      onSubmit={(e) => {
        e.preventDefault();
        if (reason.trim() !== '') void send();
      }}
    >
      <input
        className="input"
        autoFocus
        maxLength={200}
        value={reason}
        aria-label={t('files.withdrawReason')}
        placeholder={t('files.withdrawReason')}
        onChange={(e) => setReason(e.target.value)}
      />
      <Button small type="submit" disabled={reason.trim() === ''}>
        {t('files.withdraw')}
      </Button>
      <Button small tone="quiet" onClick={() => setReason(null)}>
        {t('act.cancel')}
      </Button>
    </form>
  );
}
