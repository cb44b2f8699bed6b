import { type AlarmKind, type AlarmPriority, alarmPriorities } from '../domain/profile/alarm-rules.ts';
import { MS_PER_DAY } from '../time/local-date.ts';
import type { AlarmHappening, AlarmRecord } from './alarm-record.ts';
import { loadSpanMs } from './flood.ts';

/** What a person heard: each of these made a sound or a line that wants him (A7: after grouping). */
const heard: ReadonlySet<AlarmHappening> = new Set(['sounded', 'joined', 'repeated']);

/** Ten minutes of alarms: before grouping each alarm, after it each time something was said. */
export type LoadSpan = { readonly at: number; readonly before: number; readonly after: number };

/** How heavy the load was over a stretch of time, against the figures of A7. Self-checks, not a claim of conformance. */
export type AlarmLoadFigures = {
  readonly from: number;
  readonly to: number;
  readonly spans: readonly LoadSpan[];
  /** Per ten minutes. */
  readonly mean: number;
  readonly peak: number;
  readonly peakBefore: number;
  /** Share of spans above the flood limit, percent. */
  readonly floodShare: number;
  readonly floods: number;
  /** Raised, cleared within its wait; raised three times and more within the stretch. */
  readonly fleeting: number;
  readonly chattering: number;
  /** Times an acknowledgement ran out without progress. */
  readonly again: number;
  /** Of alarms raised, by priority. */
  readonly mix: Readonly<Record<AlarmPriority, number>>;
  /** Kinds raised most, first the commonest. */
  readonly top: readonly { readonly kind: AlarmKind; readonly count: number }[];
};

export const loadLimits = { mean: 1, peak: 10, stale: 5, staleMs: MS_PER_DAY, mix: { low: 80, medium: 15, high: 5 } };

/** Counts what was said from `from` to `to` (ms), in spans of ten minutes that begin at `from`. */
export class AlarmLoad {
  readonly #from: number;
  readonly #before: number[] = [];
  readonly #after: number[] = [];
  readonly #mix: Record<AlarmPriority, number> = { urgent: 0, high: 0, medium: 0, low: 0 };
  readonly #kinds = new Map<AlarmKind, number>();
  readonly #times = new Map<string, number>();
  #floods = 0;
  #fleeting = 0;
  #chattering = 0;
  #again = 0;

  constructor(from: number) {
    this.#from = from;
  }

  /** Records in any order; those before `from` are passed over. */
  add(record: AlarmRecord): void {
    if (record.at < this.#from) return;
    const span = Math.floor((record.at - this.#from) / loadSpanMs);
    // What stood when the console came up is no load of that moment.
    if (record.reason.code === 'foundAtStart') return;
    if (record.what === 'raised') this.#raised(record, span);
    if (heard.has(record.what)) this.#after[span] = (this.#after[span] ?? 0) + 1;
    if (record.what === 'floodBegan') this.#floods += 1;
    if (record.what === 'fleeting') this.#fleeting += 1;
    if (record.what === 'ackEnded') this.#again += 1;
  }

  #raised(record: AlarmRecord, span: number): void {
    this.#before[span] = (this.#before[span] ?? 0) + 1;
    if (record.priority !== null) this.#mix[record.priority] += 1;
    if (record.kind !== null) this.#kinds.set(record.kind, (this.#kinds.get(record.kind) ?? 0) + 1);
    const times = (this.#times.get(record.alarm ?? '') ?? 0) + 1;
    this.#times.set(record.alarm ?? '', times);
    if (times === 3) this.#chattering += 1;
  }

  figures(to: number, floodFrom: number): AlarmLoadFigures {
    const count = Math.max(1, Math.ceil((to - this.#from) / loadSpanMs));
    const spans = Array.from({ length: count }, (_, i) => ({
      at: this.#from + i * loadSpanMs,
      before: this.#before[i] ?? 0,
      after: this.#after[i] ?? 0,
    }));
    const total = spans.reduce((sum, one) => sum + one.after, 0);
    const flooded = spans.filter((one) => one.after > floodFrom).length;
    return {
      from: this.#from,
      to,
      spans,
      mean: total / count,
      peak: Math.max(...spans.map((one) => one.after)),
      peakBefore: Math.max(...spans.map((one) => one.before)),
      floodShare: (flooded / count) * 100,
      floods: this.#floods,
      fleeting: this.#fleeting,
      chattering: this.#chattering,
      again: this.#again,
      mix: { ...this.#mix },
      top: [...this.#kinds].map(([kind, n]) => ({ kind, count: n })).toSorted((a, b) => b.count - a.count),
    };
  }
}

/** The mix as low / medium / high with urgent, percent; null where nothing was raised. */
export function mixShares(
  mix: AlarmLoadFigures['mix'],
): { readonly low: number; readonly medium: number; readonly high: number } | null {
  const total = alarmPriorities.reduce((sum, one) => sum + mix[one], 0);
  if (total === 0) return null;
  const share = (n: number): number => Math.round((n / total) * 100);
  return { low: share(mix.low), medium: share(mix.medium), high: share(mix.high + mix.urgent) };
}
