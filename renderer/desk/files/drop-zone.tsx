import { type DragEvent, type ReactNode, useState } from 'react';
import { useText } from '../../i18n/language.ts';

const bringsFiles = (e: DragEvent): boolean => e.dataTransfer.types.includes('Files');

/** A region files can be dropped on; it says so while they hang over it. */
export function DropZone(props: { label: string; taken: (files: readonly File[]) => void; children: ReactNode }) {
  const { t } = useText();
  const [over, setOver] = useState(false);
  const hold = (e: DragEvent): void => {
    if (!bringsFiles(e)) return;
    e.preventDefault();
    setOver(true);
  };
  return (
    <section
      className="files"
      aria-label={props.label}
      data-over={over ? '' : undefined}
      onDragEnter={hold}
      onDragOver={hold}
      onDragLeave={(e) => {
        if (!e.currentTarget.contains(e.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(e) => {
        setOver(false);
        if (!bringsFiles(e)) return;
        e.preventDefault();
        props.taken([...e.dataTransfer.files]);
      }}
    >
      {props.children}
      {over && <p className="files-drop">{t('files.drop')}</p>}
    </section>
  );
}
