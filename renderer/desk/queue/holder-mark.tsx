import { Eye, Lock, LockOpen } from 'lucide-react';
import { memo } from 'react';
import { useText } from '../../i18n/language.ts';
import { useRoomMark } from '../../store/use-room-mark.ts';

/** Who has the event now: this seat, another, a silent one, or somebody who only looks (Q2). */
export const HolderMark = memo(function HolderMark(props: { id: string }) {
  const { t } = useText();
  const [kind = '', name = ''] = useRoomMark(props.id).split(' ');
  if (kind === '') return null;
  const Icon = kind === 'open' ? Eye : kind === 'stale' ? LockOpen : Lock;
  return (
    <span className="row-holder" data-kind={kind}>
      <Icon size={12} /> {kind === 'mine' ? t('claim.here') : name}
    </span>
  );
});
