import { ChevronLeft, FilePlus2, X } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import type { Values } from '../../../shared/domain/dossier/dossier.ts';
import type { Act, Machine } from '../../../shared/domain/dossier/machine.ts';
import { machineOf } from '../../../shared/domain/dossier/machines.ts';
import type { GridEvent } from '../../../shared/domain/event/event.ts';
import { useText } from '../../i18n/language.ts';
import { useFocusFirst } from '../../parts/focus-first.ts';
import { Picker } from '../../parts/picker.tsx';
import { StateNote } from '../../parts/state-note.tsx';
import type { DeskSession } from '../../store/desk-session.ts';
import { useEventDossiers, useFed } from '../../store/use-feed.ts';
import { useMinute } from '../../store/use-time.ts';
import { ActSlotContext } from '../acts/act-slot.ts';
import { createPinyinFinder } from '../find-by-pinyin.ts';
import { EventField } from '../forms/event-field.tsx';
import { OneField } from '../forms/named-field.tsx';
import type { Form } from '../forms/use-form.ts';
import { useDesk } from '../use-desk.ts';
import { type DeskRules, useRules } from '../use-rules.ts';
import { areaOfNew, startOf } from './autofill.ts';
import { DossierForm } from './dossier-form.tsx';
import { areaText } from './dossier-words.ts';
import type { Making } from './files-state.ts';
import { groupsFor, openingActs } from './machine-groups.ts';

type Props = { making: Making; session: DeskSession };

/** A new dossier: its kind first, then the form of its first act. */
export function NewDossier(props: Props) {
  const { making, session } = props;
  const { t, say } = useText();
  const desk = useDesk();
  const rules = useRules();
  const now = useMinute();
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const { actor } = session;
  const machine = making.machine === null ? undefined : machineOf(making.machine);
  const acts = rules === null || actor === null || machine === undefined ? [] : openingActs(rules, actor, now, machine);
  const [act] = acts;
  const event = useEvent(making.event);
  if (rules === null || actor === null) return null;
  return (
    <ActSlotContext value={slot}>
      <div className="event-scroll scroll">
        <div className="event-head">
          <div className="event-name">
            <h1>{machine === undefined ? t('new.title') : say(machine)}</h1>
            <div className="event-tags">
              {event !== null && <span className="num">{t('new.forEvent', { number: event.number })}</span>}
              {machine !== undefined && (
                <button
                  type="button"
                  className="link-button"
                  onClick={() => desk.files({ making: { ...making, machine: null } })}
                >
                  <ChevronLeft size={14} />
                  {t('new.back')}
                </button>
              )}
            </div>
          </div>
          <button
            type="button"
            className="icon-button"
            aria-label={t('file.close')}
            title={t('file.close')}
            onClick={() => desk.files({ making: null })}
          >
            <X size={17} />
          </button>
        </div>
        {act === undefined || machine === undefined || (making.event !== null && event === null) ? (
          <KindChooser {...props} rules={rules} tried={machine} />
        ) : (
          <Opening {...props} machine={machine} act={act} rules={rules} event={event} />
        )}
      </div>
      <div className="action-bar" role="toolbar" aria-label={t('file.acts')}>
        <div ref={setSlot} className="act-slot" />
      </div>
    </ActSlotContext>
  );
}

/** The event a new dossier hangs on, as far as it is here; null without one. */
function useEvent(id: string | null): GridEvent | null {
  // The feed asks for some id; one that is nobody's is answered with nothing.
  const fed = useFed({ feed: 'event', id: id ?? '00000000-0000-4000-8000-000000000000' });
  return id !== null && fed.state === 'here' ? (fed.value?.event ?? null) : null;
}

/** Found by initials, pinyin or name; below it all kinds under their headings. */
function KindChooser(props: Props & { rules: DeskRules; tried: Machine | undefined }) {
  const { making, rules, session } = props;
  const { t, say } = useText();
  const desk = useDesk();
  const now = useMinute();
  const [typed, setTyped] = useState('');
  const finder = useRef<HTMLDivElement>(null);
  useFocusFirst(finder);
  const { actor } = session;
  const grouped = useMemo(
    () =>
      actor === null
        ? []
        : groupsFor(rules, actor, now, undefined)
            .map(({ group, machines }) => ({
              group,
              machines: machines.filter((one) => openingActs(rules, actor, now, one).length > 0),
            }))
            .filter(({ machines }) => machines.length > 0),
    [rules, actor, now],
  );
  const open = grouped.flatMap(({ machines }) => machines);
  const find = createPinyinFinder(open.map((one) => ({ key: one.key, text: one.zh, codes: [one.letters, one.en] })));
  const choose = (machine: string): void => desk.files({ making: { ...making, machine } });
  if (open.length === 0) return <StateNote icon={<FilePlus2 size={28} />} title={t('new.none')} />;
  return (
    <>
      <p className="sub">{t('new.lead')}</p>
      <div ref={finder} data-testid="kind-finder">
        <Picker
          id="new-kind"
          text={typed}
          placeholder={t('new.find')}
          empty={t('form.none')}
          autoFocus
          onText={setTyped}
          onPick={choose}
          options={find(typed, 10).map(({ key, text }) => ({
            key,
            label: text,
            view: <span className="picker-main">{say(machineOf(key) ?? { zh: text, en: text })}</span>,
          }))}
        />
      </div>
      {grouped.map(({ group, machines }) => (
        <section key={group} className="kind-group">
          <h2 className="views-head">{t(`files.group.${group}`)}</h2>
          <div className="kind-buttons">
            {machines.map((one) => (
              <button key={one.key} type="button" className="kind" data-new={one.key} onClick={() => choose(one.key)}>
                {say(one)}
              </button>
            ))}
          </div>
        </section>
      ))}
    </>
  );
}

type OpeningProps = Props & { machine: Machine; act: Act; rules: DeskRules; event: GridEvent | null };

/** What the event says of a form's fields: itself, its grid, its item, its holder. */
function fromEvent(act: Act, event: GridEvent | null): Values {
  if (event === null) return {};
  const known: Values = {
    event: event.id,
    grid: event.place.grid,
    item: event.item,
    department: event.holder?.kind === 'department' ? event.holder.id : null,
  };
  return Object.fromEntries(
    act.fields.flatMap((field) => {
      const value = field.type === 'event' ? event.id : known[field.key];
      return value === undefined || value === null ? [] : [[field.key, value]];
    }),
  );
}

function Opening(props: OpeningProps) {
  const { machine, act, rules, session, making, event } = props;
  const { t } = useText();
  const desk = useDesk();
  const now = useMinute();
  const [area, setArea] = useState<string | null>(null);
  const mates = useEventDossiers(event?.id ?? '00000000-0000-4000-8000-000000000000');
  const existing = machine.onePerEvent === true ? mates.find((one) => one.machine === machine.key) : undefined;
  const { actor } = session;
  if (actor === null) return null;
  const areaOf = (form: Form): string =>
    area ?? areaOfNew(rules.registry, actor, form.fields, form.raw, event?.place ?? null);
  if (existing !== undefined)
    return (
      <StateNote icon={<FilePlus2 size={28} />} title={t('new.exists')}>
        <button type="button" className="link-button" onClick={() => desk.openFile(existing.id)}>
          <span className="num">{existing.number}</span> {existing.title}
        </button>
      </StateNote>
    );
  if (machine.onePerEvent === true && event === null)
    return (
      <EventField
        label={t('file.event')}
        value=""
        autoFocus
        onChange={(id) => id !== '' && desk.files({ making: { ...making, event: id } })}
      />
    );
  return (
    <DossierForm
      machine={machine}
      act={act}
      rules={rules}
      session={session}
      on={(form) => ({ dossier: null, area: areaOf(form), event: event?.id ?? null })}
      start={{ ...startOf(act.fields, false, {}, now), ...fromEvent(act, event), ...making.start }}
      hidden={event === null ? [] : act.fields.filter((field) => field.type === 'event').map((field) => field.key)}
      below={(form) => <AreaLine rules={rules} code={areaOf(form)} onChange={setArea} />}
      done={(id) => desk.openFile(id)}
      close={() => desk.files({ making: null })}
    />
  );
}

/** Where the dossier belongs: worked out from whom or what it is about, and open to change. */
function AreaLine(props: { rules: DeskRules; code: string; onChange: (code: string) => void }) {
  const { t } = useText();
  const [changing, setChanging] = useState(false);
  if (changing)
    return (
      <OneField
        label={t('form.belongs')}
        type="area"
        value={props.code}
        autoFocus={false}
        onChange={(code) => {
          props.onChange(code);
          setChanging(false);
        }}
      />
    );
  return (
    <p className="file-area">
      <span className="field-label">{t('form.belongs')}</span>
      <span>{areaText(props.rules.registry, props.code)}</span>
      <button type="button" className="link-button" onClick={() => setChanging(true)}>
        {t('form.belongsChange')}
      </button>
    </p>
  );
}
