import './deadline-bar.css';

export type BarTone = 'calm' | 'near' | 'late' | 'none';

/** Share from which a limit counts as near; a tick marks it on every bar. */
export const NEAR_SHARE = 0.8;

export const barTone = (share: number): BarTone => (share >= 1 ? 'late' : share >= NEAR_SHARE ? 'near' : 'calm');

/** Elapsed share of a limit (0 … 1, more when over): grey-blue, amber past 80 %, hatched red when over. Pattern before colour. */
export function DeadlineBar(props: { share: number | null }) {
  const { share } = props;
  if (share === null) return <div className="bar bar-none" aria-hidden="true" />;
  // Two digits are enough for the eye and keep the row from painting again for nothing.
  const width = `${Math.min(100, Math.max(share > 0 ? 1 : 0, Math.round(share * 100)))}%`;
  return (
    <div className={`bar bar-${barTone(share)}`} aria-hidden="true">
      <div className="bar-fill" style={{ width }} />
    </div>
  );
}
