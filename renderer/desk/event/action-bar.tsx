import { ChevronDown, CircleHelp, Ellipsis } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { actNames } from '../../../shared/domain/act-names.ts';
import type { CommandKind } from '../../../shared/domain/verbs.ts';
import type { EventView } from '../../../shared/wire/event-view.ts';
import { useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import type { DeskSession } from '../../store/desk-session.ts';
import { isLineUp } from '../../store/desk-session.ts';
import { addsOnly } from '../acts/use-act.ts';
import { useLayer } from '../layers.tsx';
import { useDesk, useDeskState } from '../use-desk.ts';
import { barActs, groupActs, mainAct } from './main-act.ts';
import { WhyNot } from './why-not.tsx';

const SHOWN = 4;

/** The key of a place of the bar, where it has one: the digits end at nine. */
const keyOf = (at: number) => (at < 9 ? { title: `Alt+${at + 1}`, 'aria-keyshortcuts': `Alt+${at + 1}` } : undefined);

/** Exactly the acts this role may do in this state. The first nine answer to Alt and their place, the main one to Ctrl+Enter too. */
export function ActionBar(props: {
  view: EventView;
  session: DeskSession;
  slot: (element: HTMLElement | null) => void;
  /** Another seat holds the event: what is left are notes and records, which only ever add a line (Q3). */
  readOnly: boolean;
}) {
  const { view, session, slot } = props;
  const { t, say } = useText();
  const desk = useDesk();
  const open = useDeskState('act');
  const [all, setAll] = useState(false);
  const [why, setWhy] = useState(false);
  const duties = view.event.obligations.filter((o) => o.clearedAt === null).length;
  const offered = barActs(view.acts, duties);
  const bar = props.readOnly ? offered.filter((kind) => addsOnly.has(kind)) : offered;
  const main = mainAct(bar);
  useLayer({
    main: main !== null && open === null ? () => desk.act(main) : null,
    close: null,
    // A form that is open is not put away by a digit.
    acts: open === null ? bar.map((kind) => () => start(kind)) : [],
  });
  useDispatchAtHand(view, props.readOnly, open === null);
  // The open form has its own buttons in the slot.
  const others = bar.filter((kind) => kind !== open?.kind);
  const shown = others.slice(0, open === null ? SHOWN : 0);
  function start(kind: CommandKind): void {
    // What was looked for is found: the form gets the room.
    setAll(false);
    setWhy(false);
    desk.act(kind);
  }
  const button = (kind: CommandKind) => (
    <Button
      key={kind}
      data-act={kind}
      {...keyOf(bar.indexOf(kind))}
      small={all && kind !== main}
      tone={kind !== main || open !== null ? 'plain' : isLineUp(session.line) ? 'primary' : 'pend'}
      {...(kind === main && open === null && { keys: 'Ctrl+Enter' })}
      onClick={() => start(kind)}
    >
      {say(actNames[kind])}
    </Button>
  );
  return (
    <div className="action-bar" role="toolbar" aria-label={t('acts.label')}>
      <div ref={slot} className="act-slot" />
      {bar.length === 0 && <span className="action-none">{t('acts.none')}</span>}
      {all ? (
        <div className="act-groups">
          {groupActs(others).map(([group, kinds]) => (
            <div key={group} className="act-group">
              <span className="sub">{t(`acts.group.${group}`)}</span>
              <div className="act-kinds">{kinds.map(button)}</div>
            </div>
          ))}
        </div>
      ) : (
        shown.map(button)
      )}
      <Button
        tone="quiet"
        icon={all ? <ChevronDown size={16} /> : <Ellipsis size={16} />}
        aria-expanded={all}
        onClick={() => setAll(!all)}
      >
        {t(all ? 'acts.less' : 'acts.more')}
      </Button>
      {all && (
        <Button tone="quiet" icon={<CircleHelp size={16} />} aria-expanded={why} onClick={() => setWhy(!why)}>
          {t('acts.whyNot')}
        </Button>
      )}
      {all && why && <WhyNot view={view} session={session} />}
    </div>
  );
}

/**
 * An event to be dispatched opens with its form filled in: the next act is already there to be checked. Once each time it comes to
 * that: put away it stays away, and where another form was open, reopening it for one, it comes after that is done.
 */
function useDispatchAtHand(view: EventView, readOnly: boolean, isFree: boolean): void {
  const desk = useDesk();
  const offered = view.acts.includes('event.dispatch') && view.event.returnRequest === null;
  const given = useRef(false);
  useEffect(() => {
    if (!offered) given.current = false;
    if (!offered || readOnly || !isFree || given.current) return;
    given.current = true;
    desk.act('event.dispatch', { quiet: 'yes' });
  }, [desk, offered, readOnly, isFree]);
}
