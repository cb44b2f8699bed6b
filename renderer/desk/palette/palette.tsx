import { ArrowRight, BookOpen, CornerDownRight, Keyboard, Send } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import './palette.css';
import { actDoneNames, actNames } from '../../../shared/domain/act-names.ts';
import { useText } from '../../i18n/language.ts';
import { runErrorText } from '../../i18n/run-error-text.ts';
import { classNames } from '../../parts/class-names.ts';
import { KeyCap } from '../../parts/key-cap.tsx';
import { useConsole } from '../../store/bridge-context.ts';
import type { DeskSession } from '../../store/desk-session.ts';
import { noSearch } from '../search/search-state.ts';
import { useDesk } from '../use-desk.ts';
import { type Does, type PaletteSection, paletteSections } from './palette-lines.ts';
import { paletteVerbs } from './read-line.ts';
import { usePaletteScene } from './use-palette-scene.ts';

const LIST_ID = 'palette-list';
const icons = { 'palette.will': Send, 'palette.acts': CornerDownRight, 'palette.places': ArrowRight } as const;

/**
 * The command line over whatever is open: a half-typed form stays mounted under it. Enter does what the chosen line says; Esc gives
 * the focus back to where it was.
 */
export function Palette(props: { session: DeskSession }) {
  const { t } = useText();
  const desk = useDesk();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const scene = usePaletteScene(typed, props.session);
  const perform = usePerform();
  const back = useRef<Element | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const sections = paletteSections(typed, scene);
  const lines = sections.flatMap((section) => section.lines);
  const current = Math.min(at, Math.max(0, lines.length - 1));

  useEffect(() => {
    back.current = document.activeElement;
    input.current?.focus();
  }, []);
  useEffect(() => {
    document.getElementById(`${LIST_ID}-${current}`)?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  const close = (): void => {
    desk.panel(null);
    const before = back.current;
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  };
  const take = (n: number): void => {
    const does = lines[n]?.does;
    if (does == null) return;
    close();
    perform(does);
  };
  const onKey = (e: KeyboardEvent): void => {
    // Nothing typed here is a key of the desk below.
    e.stopPropagation();
    if (e.nativeEvent.isComposing || e.keyCode === 229) return;
    if (e.key === 'Escape' || (e.key.toLowerCase() === 'k' && (e.ctrlKey || e.metaKey))) close();
    else if (e.key === 'ArrowDown') setAt(Math.min(lines.length - 1, current + 1));
    else if (e.key === 'ArrowUp') setAt(Math.max(0, current - 1));
    else if (e.key === 'Enter') take(current);
    else if (e.key !== 'Tab') return;
    e.preventDefault();
  };
  return (
    <div
      className="palette-veil"
      role="presentation"
      onKeyDown={onKey}
      onMouseDown={(e) => e.target === e.currentTarget && close()}
    >
      <section className="palette" role="dialog" aria-modal="true" aria-label={t('palette.label')}>
        <div className="palette-head">
          <Keyboard size={20} />
          <input
            ref={input}
            className="palette-input"
            role="combobox"
            aria-expanded="true"
            aria-controls={LIST_ID}
            aria-activedescendant={lines.length > 0 ? `${LIST_ID}-${current}` : undefined}
            aria-label={t('palette.label')}
            placeholder={t('palette.hint')}
            autoComplete="off"
            maxLength={200}
            value={typed}
            onChange={(e) => {
              setTyped(e.target.value);
              setAt(0);
            }}
          />
          {scene.target !== null && (
            <span className="palette-target num">
              {t('palette.current', { number: scene.shortNumber(scene.target.event.number) })}
            </span>
          )}
        </div>
        <PaletteList sections={sections} current={current} onPoint={setAt} onTake={take} />
        <PaletteFoot />
      </section>
    </div>
  );
}

function PaletteList(props: {
  sections: readonly PaletteSection[];
  current: number;
  onPoint: (at: number) => void;
  onTake: (at: number) => void;
}) {
  const { sections, current } = props;
  const { t } = useText();
  const order = sections.flatMap((section) => section.lines);
  return (
    <div id={LIST_ID} className="palette-list scroll" role="listbox" aria-label={t('palette.label')}>
      {sections.length === 0 && <p className="palette-none">{t('palette.nothing')}</p>}
      {sections.map((section) => {
        const Icon = icons[section.title];
        return (
          <div key={section.title} role="group" aria-label={t(section.title)}>
            <h2 className="palette-title" aria-hidden="true">
              {t(section.title)}
            </h2>
            {section.lines.map((line) => {
              const place = order.indexOf(line);
              return (
                <div
                  key={line.key}
                  id={`${LIST_ID}-${place}`}
                  role="option"
                  aria-selected={place === current}
                  aria-disabled={line.does === null}
                  className={classNames('palette-line', line.does === null && 'palette-barred')}
                  onMouseMove={() => place !== current && props.onPoint(place)}
                  onMouseDown={(e) => {
                    e.preventDefault();
                    props.onTake(place);
                  }}
                >
                  {line.does?.do === 'search' ? <BookOpen size={17} /> : <Icon size={17} />}
                  <span className="ellipsis">{line.text}</span>
                  <span className="palette-side ellipsis">{line.side}</span>
                  {place === current && line.does !== null && <KeyCap keys="Enter" />}
                </div>
              );
            })}
          </div>
        );
      })}
    </div>
  );
}

function PaletteFoot() {
  const { t, say } = useText();
  return (
    <footer className="palette-foot">
      <span>
        <KeyCap keys="↑" /> <KeyCap keys="↓" /> {t('palette.footMove')}
      </span>
      <span>
        <KeyCap keys="Enter" /> {t('palette.footRun')}
      </span>
      <span>
        <KeyCap keys="Esc" /> {t('palette.footClose')}
      </span>
      <span className="palette-verbs ellipsis">
        {t('palette.footVerbs')}
        {paletteVerbs.slice(0, 8).map((verb) => (
          <span key={verb.key}>
            <b>{verb.codes[0]}</b> {say(verb.name)}
          </span>
        ))}
      </span>
    </footer>
  );
}

/** Does what a line says. A command that is refused opens its form with the words in it: nothing typed is typed twice. */
function usePerform(): (does: Does) => void {
  const { t, say, language } = useText();
  const desk = useDesk();
  const { bridge } = useConsole();
  const run = async ({ command, form }: Extract<Does, { do: 'run' }>): Promise<void> => {
    const result = await bridge.run(command);
    const name = say(actDoneNames[command.kind] ?? actNames[command.kind]);
    if (result.ok) {
      const { opened, act } = desk.state.get();
      // The form that lay ready for the same act has nothing left to do.
      if (opened === command.event && act?.kind === command.kind && act.prefill['quiet'] !== undefined) desk.act(null);
      desk.say(t('palette.done', { act: name }), t('act.keptOnline'));
      return;
    }
    desk.open(command.event);
    desk.act(form.kind, form.prefill);
    desk.say(t('palette.refused', { act: name }), runErrorText(result.error, language));
  };
  return (does) => {
    switch (does.do) {
      case 'run':
        void run(does);
        return;
      case 'form':
        desk.open(does.event);
        desk.act(does.form.kind, does.form.prefill);
        return;
      case 'open':
        desk.open(does.event);
        return;
      case 'view':
        desk.view(does.view);
        return;
      case 'module':
        desk.go(does.module);
        return;
      case 'search':
        desk.find({ ...noSearch, text: does.text.slice(0, 60), area: does.town });
        desk.go('search');
    }
  };
}
