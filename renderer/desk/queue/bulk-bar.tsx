import { ListChecks } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import './bulk-bar.css';
import { useText } from '../../i18n/language.ts';
import { Button } from '../../parts/button.tsx';
import { useRegistry } from '../../store/use-feed.ts';
import { useLayer } from '../layers.tsx';
import { useDesk, useDeskState } from '../use-desk.ts';
import { type BulkKind, type BulkLine, bulkKinds, bulkPlan } from './bulk-plan.ts';
import { chosenRows } from './chosen-rows.ts';
import { useBulkViews } from './use-bulk-views.ts';
import { useHeldRun } from './use-held-run.ts';

/** What can be done with the chosen rows at once: chosen, previewed line by line, held for a while in which it can be taken back. */
export function BulkBar() {
  const { t } = useText();
  const chosen = useSyncExternalStore(chosenRows.subscribe, chosenRows.get);
  const [kind, setKind] = useState<BulkKind | null>(null);
  const held = useHeldRun();
  useLayer({
    main: null,
    close:
      chosen.length === 0 || held.state !== null ? null : () => (kind === null ? chosenRows.set([]) : setKind(null)),
  });
  if (held.state !== null)
    return (
      <div className="bulk" role="status">
        <ListChecks size={15} />
        {held.state.left > 0 ? (
          <>
            <b>{t('bulk.holding', { count: held.state.count, seconds: held.state.left })}</b>
            <Button small onClick={held.undo}>
              {t('bulk.undo')}
            </Button>
          </>
        ) : (
          <b>{t('bulk.running', { done: held.state.done, count: held.state.count })}</b>
        )}
      </div>
    );
  if (chosen.length === 0) return null;
  return (
    <section className="bulk" aria-label={t('bulk.label')}>
      <ListChecks size={15} />
      <b className="num">{t('bulk.chosen', { count: chosen.length })}</b>
      {bulkKinds.map((one) => (
        <Button key={one} small tone={one === kind ? 'primary' : 'plain'} onClick={() => setKind(one)}>
          {t(`bulk.${one}`)}
        </Button>
      ))}
      <Button small tone="quiet" keys="Esc" onClick={() => chosenRows.set([])}>
        {t('bulk.clear')}
      </Button>
      {kind !== null && (
        <Preview
          key={kind}
          kind={kind}
          chosen={chosen}
          onGo={(lines) => {
            setKind(null);
            chosenRows.set([]);
            held.start(lines);
          }}
        />
      )}
    </section>
  );
}

function Preview(props: { kind: BulkKind; chosen: readonly string[]; onGo: (lines: readonly BulkLine[]) => void }) {
  const { kind, chosen, onGo } = props;
  const { t } = useText();
  const desk = useDesk();
  const registry = useRegistry();
  const cursor = useDeskState('cursor');
  const [words, setWords] = useState(kind === 'merge' ? '同一事项' : '');
  const target = kind === 'merge' ? (cursor ?? chosen[0] ?? null) : null;
  const views = useBulkViews(target === null || chosen.includes(target) ? chosen : [...chosen, target]);
  const targetView = views?.find(({ view }) => view.event.id === target)?.view.event ?? null;
  const lines =
    views === null || registry === null
      ? null
      : bulkPlan(
          { kind, words: words.trim(), target: targetView },
          views.filter(({ view }) => chosen.includes(view.event.id)),
          registry,
        );
  const can = lines?.filter((line) => line.cannot === null) ?? [];
  const ready = can.length > 0 && (kind === 'dispatch' || words.trim() !== '');
  useLayer({ main: ready ? () => onGo(can) : null, close: null });
  useEffect(() => {
    document.getElementById('bulk-words')?.focus();
  }, []);
  return (
    <div className="bulk-preview">
      <input
        id="bulk-words"
        className="input"
        aria-label={t('bulk.words')}
        placeholder={t('bulk.words')}
        maxLength={500}
        value={words}
        onChange={(e) => setWords(e.target.value)}
      />
      <ul className="scroll">
        {lines?.map((line) => (
          <li key={line.id} data-cannot={line.cannot === null ? undefined : ''}>
            <button type="button" className="link-button ellipsis" onClick={() => desk.open(line.id)}>
              <span className="num">{line.number.slice(-4)}</span> {line.title}
            </button>
            <span className="sub">
              {line.cannot !== null
                ? t(line.cannot)
                : line.to === ''
                  ? ''
                  : kind === 'merge'
                    ? t('bulk.into', { number: line.to.slice(-4) })
                    : t('bulk.to', { to: line.to })}
            </span>
          </li>
        ))}
      </ul>
      <div className="bulk-foot">
        <span className="sub">{t('bulk.preview', { can: can.length, cannot: (lines?.length ?? 0) - can.length })}</span>
        <Button small tone="primary" keys="Ctrl+Enter" disabled={!ready} onClick={() => onGo(can)}>
          {t('bulk.go')}
        </Button>
      </div>
    </div>
  );
}
