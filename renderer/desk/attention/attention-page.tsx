import { CircleCheck } from 'lucide-react';
import '../page.css';
import { useText } from '../../i18n/language.ts';
import { StateNote } from '../../parts/state-note.tsx';
import { useAttention, useMentions } from '../../store/use-feed.ts';
import { useLayer } from '../layers.tsx';
import { useDesk } from '../use-desk.ts';
import { AttentionItem } from './attention-item.tsx';
import { MentionList } from './mention-list.tsx';

/** What the hub did not take: nothing is lost, the operator decides line by line (O4). */
export function AttentionPage() {
  const { t } = useText();
  const desk = useDesk();
  const lines = useAttention();
  const mentions = useMentions();
  useLayer({ main: null, close: () => desk.go('queue') });
  return (
    <section className="page scroll" aria-label={t('attention.title')}>
      <header className="page-head">
        <h1 className="pane-title">
          {t('attention.title')} <span className="num">{lines.length}</span>
        </h1>
        <span className="sub">{t('attention.lead')}</span>
      </header>
      <MentionList lines={mentions} />
      {lines.length === 0 ? (
        <StateNote icon={<CircleCheck size={28} />} title={t('attention.none')} lines={[t('attention.noneMore')]} />
      ) : (
        <div className="attention">
          {lines.map((line) => (
            <AttentionItem key={line.id} line={line} />
          ))}
        </div>
      )}
    </section>
  );
}
