import { dayText } from '../../i18n/format.ts';
import { useTimed } from '../../store/use-time.ts';
import { useWallContext } from '../frame/wall-context.ts';
import { wallWords as w } from '../frame/wall-words.ts';

type Props = { readonly place: string; readonly demo: boolean };

/** Whose board this is, the day, and that the data is made up where it is. */
export function WallTitle({ place, demo }: Props) {
  const { language, say } = useWallContext();
  const day = useTimed((now) => dayText(now, language));
  return (
    <div className="w-title">
      <Mark />
      <h1>{`${place}${say(w.title)}`}</h1>
      <span className="w-day num">{day}</span>
      <span className="w-demo" hidden={!demo}>
        {say(w.demo)}
      </span>
    </div>
  );
}

/** The product's mark: a grid with one cell on duty and one that calls. */
function Mark() {
  return (
    <svg className="w-mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect x="1.5" y="1.5" width="29" height="29" rx="6" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M11.5 2v28M20.5 2v28M2 11.5h28M2 20.5h28" stroke="currentColor" strokeWidth="1.4" opacity="0.7" />
      <rect x="21.5" y="3" width="7.5" height="7.5" fill="var(--w-considerable)" />
      <rect x="12.5" y="12.5" width="7" height="7" fill="var(--w-teal)" />
    </svg>
  );
}
