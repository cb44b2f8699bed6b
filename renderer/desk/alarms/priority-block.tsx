import { type AlarmPriority, alarmPriorityNames } from '../../../shared/domain/profile/alarm-rules.ts';
import { useText } from '../../i18n/language.ts';

/** Priority as a block of text, never the shape of an event level: filled while nobody has it, outlined once somebody does. */
export function PriorityBlock(props: { priority: AlarmPriority; filled: boolean; large?: boolean }) {
  const { say } = useText();
  return (
    <span
      className="alarm-block"
      data-priority={props.priority}
      data-filled={props.filled ? '' : undefined}
      data-large={props.large === true ? '' : undefined}
    >
      {say(alarmPriorityNames[props.priority])}
    </span>
  );
}
