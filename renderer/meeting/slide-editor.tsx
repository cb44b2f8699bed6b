import { useState } from 'react';
import { isAnonymous } from '../../shared/meeting/anonymise.ts';
import type { Edits } from '../../shared/meeting/edits.ts';
import type { Slide } from '../../shared/meeting/slide.ts';
import type { PackView } from '../../shared/wire/meeting.ts';
import { dateTimeText } from '../i18n/format.ts';
import { useText } from '../i18n/language.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/text-field.tsx';
import { useRun } from '../store/use-run.ts';
import { useMinute } from '../store/use-time.ts';
import { FiguresBehind } from './figures-behind.tsx';

type Props = {
  readonly slide: Slide;
  readonly view: PackView;
  readonly onEdit: (part: Partial<Edits>) => void;
  readonly openEvent: (id: string) => void;
};

/** Headline, notes and remarks of one slide; its numbers cannot be typed over. */
export function SlideEditor({ slide, view, onEdit, openEvent }: Props) {
  const { t } = useText();
  const { key } = slide;
  const [title, setTitle] = useState(view.edits.titles[key] ?? '');
  const [notes, setNotes] = useState(view.edits.notes[key] ?? '');
  const [place, setPlace] = useState(view.edits.heldAt);
  const names = title + notes + place;
  const keep = (): void =>
    onEdit({
      titles: { ...view.edits.titles, [key]: title },
      notes: { ...view.edits.notes, [key]: notes },
      heldAt: place,
    });
  return (
    <aside className="meet-edit" onBlur={keep}>
      <TextField
        wide
        label={t('meet.headline')}
        value={title}
        onChange={setTitle}
        maxLength={80}
        placeholder={slide.title}
      />
      {key === 'cover' && <TextField wide label={t('meet.place')} value={place} onChange={setPlace} maxLength={80} />}
      <TextField wide label={t('meet.notes')} value={notes} onChange={setNotes} rows={5} maxLength={2000} />
      {!isAnonymous(names) && (
        <p className="meet-wrong" role="alert">
          {t('meet.notAnonymous')}
        </p>
      )}
      <Remarks slide={slide} view={view} />
      <FiguresBehind slide={slide} view={view} openEvent={openEvent} />
    </aside>
  );
}

function Remarks({ slide, view }: { readonly slide: Slide; readonly view: PackView }) {
  const { t } = useText();
  const { run, busy } = useRun();
  const now = useMinute();
  const [text, setText] = useState('');
  const own = view.comments.filter((c) => c.slide === slide.key);
  const add = async (): Promise<void> => {
    if (text.trim() === '') return;
    const done = await run({ kind: 'meeting.comment', id: view.id, comment: { slide: slide.key, text: text.trim() } });
    if (done?.ok === true) setText('');
  };
  return (
    <section className="meet-remarks">
      <h3>{t('meet.comments')}</h3>
      {own.map((c) => (
        <p key={`${c.at}${c.text}`}>
          <b>{c.by}</b> <span className="num">{dateTimeText(c.at, now)}</span>
          <br />
          {c.text}
        </p>
      ))}
      <form
        onSubmit={(e) => {
          e.preventDefault();
          void add();
        }}
      >
        <input
          className="input"
          aria-label={t('meet.comment')}
          placeholder={t('meet.comment')}
          value={text}
          maxLength={500}
          onChange={(e) => setText(e.target.value)}
        />
        <Button small type="submit" disabled={busy}>
          {t('meet.comment')}
        </Button>
      </form>
    </section>
  );
}
