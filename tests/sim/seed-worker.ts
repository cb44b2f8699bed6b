/** A process that runs spans of seeds for the pool: one span in, its sums out. */
import { runSeeds, type SeedsOptions } from './seeds.ts';

/** A span as it goes through the pipe between the processes. */
export type SpanMessage = Omit<SeedsOptions, 'without'> & { readonly without: readonly string[] };

process.on('message', (span: SpanMessage) => {
  const answer = runSeeds({ ...span, without: new Set(span.without) as NonNullable<SeedsOptions['without']> });
  process.send?.(answer);
});
process.on('disconnect', () => process.exit(0));
