import { openStates } from '../../shared/domain/event/event.ts';
import { inOneOrder, writeFiles } from '../life/files/write-files.ts';
import { historyDays, loadPast, writePast } from '../life/history.ts';
import type { DemoFolder } from './demo-folder.ts';
import { lastStationNo, type OpenCounty } from './open-county.ts';

const day = 24 * 3_600_000;
/** Time off, ms, that is worth a past of its own: anything shorter the live demo catches up with by itself. */
const shortBreak = 20 * 60_000;

export type Progress = (what: { readonly zh: string; readonly en: string }, share: number) => void;

/**
 * Gives the county its past: three weeks at the first start; later the time the demo was off, since people went on living (at
 * most three weeks of it). A first start that broke off is gone on with: equal ids make what arrived already harmless.
 * @returns how many entries were written
 */
export async function writeHistory(
  folder: DemoFolder,
  { hub, demo, rules, ids }: OpenCounty,
  now: number,
  progress: Progress,
): Promise<number> {
  const { seed, historyTo, historyDone } = folder.card();
  const base = { demo, rules, seed, ids: await ids('past') };
  if (!historyDone) {
    const past = writePast({ ...base, events: [], from: historyTo - historyDays * day, to: historyTo });
    const files = writeFiles({
      demo,
      rules,
      seed,
      events: [...past.events.values()],
      to: historyTo,
      stationNo: lastStationNo,
    });
    const sent = inOneOrder(past.sent, files.sent);
    await loadPast(hub, sent, (share) =>
      progress({ zh: `正在写入 ${historyDays} 天的往事`, en: `writing a past of ${historyDays} days` }, share),
    );
    folder.save({ historyDone: true });
    return sent.length;
  }
  const { seq } = await hub.head();
  const last = (await hub.entriesAfter(seq - 1, 1))[0]?.hubAt ?? now;
  if (now - last < shortBreak) return 0;
  const from = Math.max(last + 1, now - historyDays * day);
  const events = await hub.events([...openStates, 'completed']);
  const past = writePast({ ...base, events, from, to: now });
  await loadPast(hub, past.sent, (share) =>
    progress({ zh: '正在补上停机期间的经过', en: 'catching up with the time the demo was off' }, share),
  );
  return past.sent.length;
}
