import type { GridEvent } from '../../../shared/domain/event/event.ts';
import { channelNames } from '../../../shared/domain/names.ts';
import { dateTimeText } from '../../i18n/format.ts';
import { useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import { useMinute } from '../../store/use-time.ts';
import { useDesk } from '../use-desk.ts';
import { LineSection } from './line-section.tsx';

/** Events this one went into, took over, came of or led to; each opens, and a joining can be taken back (T3). */
export function RelatedEvents(props: { event: GridEvent; acts: readonly string[]; mayUndo: boolean }) {
  const { event, acts } = props;
  const { t, say } = useText();
  const desk = useDesk();
  const now = useMinute();
  const open = (id: string) => (
    <Button small onClick={() => desk.open(id)}>
      {t('related.open')}
    </Button>
  );
  const { mergedInto } = event;
  return (
    <LineSection
      title={t('related.title')}
      lines={[
        ...(mergedInto === null
          ? []
          : [
              {
                key: mergedInto.event,
                main: <span className="num">{mergedInto.number}</span>,
                sub: t('related.mergedInto', { at: dateTimeText(mergedInto.at, now) }),
                side: (
                  <>
                    {open(mergedInto.event)}
                    {acts.includes('event.unmerge') && (
                      <Button small onClick={() => desk.act('event.unmerge', { into: mergedInto.event })}>
                        {t('related.undo')}
                      </Button>
                    )}
                  </>
                ),
              },
            ]),
        ...event.joined.map((one) => ({
          key: one.event,
          main: <span className="num">{one.number}</span>,
          sub: `${t('related.joined')} · ${say(channelNames[one.channel])} ${dateTimeText(one.registeredAt, now)}`,
          side: (
            <>
              {open(one.event)}
              {props.mayUndo && (
                <Button
                  small
                  onClick={() => {
                    // The joined event lets go first; this one follows by itself.
                    desk.open(one.event);
                    desk.act('event.unmerge');
                  }}
                >
                  {t('related.undo')}
                </Button>
              )}
            </>
          ),
        })),
        ...event.links.map((link) => ({
          key: `${link.relation}${link.event}`,
          main: <span className="num">{link.number}</span>,
          sub: t(`related.${link.relation}`),
          side: open(link.event),
        })),
      ]}
    />
  );
}
