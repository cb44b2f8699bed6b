import { clockText, momentText } from '../../i18n/format.ts';
import { useTimed } from '../../store/use-time.ts';
import type { Freshness } from '../frame/freshness.ts';
import { wholeMinutes } from '../frame/gone-by.tsx';
import { useWallContext } from '../frame/wall-context.ts';
import { lineWords, wallWords as w } from '../frame/wall-words.ts';

const shapes: Readonly<Record<Freshness['tone'], string>> = { fresh: '●', slow: '▲', stale: '▲', waiting: '✕' };

/** State of the line as shape and word, and the age of everything on the board (W1): always in sight. */
export function LineStatus({ asOf }: { readonly asOf: number | null }) {
  const { tone, word, say } = useWallContext();
  return (
    <div className="w-status" data-tone={tone}>
      <i aria-hidden="true">{shapes[tone]}</i>
      <span>{say(lineWords[word])}</span>
      <span className="num">
        <Age asOf={asOf} />
      </span>
    </div>
  );
}

function Age({ asOf }: { readonly asOf: number | null }) {
  const { tone, language, say } = useWallContext();
  const text = useTimed((now) => {
    if (asOf === null) return say(w.noData);
    if (tone === 'fresh') return `${say(w.asOf)} ${clockText(asOf)}`;
    const age = `${wholeMinutes(now - asOf, language)}${say(w.ago)}`;
    return `${say(w.asOf)} ${momentText(asOf, now, language)}${language === 'zh' ? `（${age}）` : ` (${age})`}`;
  });
  return <>{text}</>;
}
