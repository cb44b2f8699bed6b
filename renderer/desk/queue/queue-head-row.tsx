import type { CSSProperties } from 'react';
import { useText } from '../../i18n/language.ts';
import type { GroupKey } from './group-rows.ts';

/** Head of a group: what the rows under it have in common and how many they are. */
export function QueueHeadRow(props: { group: GroupKey; count: number; style: CSSProperties }) {
  const { t } = useText();
  return (
    <div id={`group-${props.group}`} className="queue-head" data-group={props.group} style={props.style} role="row">
      <span role="gridcell">
        {t(`group.${props.group}`)} <b className="num">{props.count}</b>
      </span>
    </div>
  );
}
