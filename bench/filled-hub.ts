/** A hub of the tiny county with any number of past events in it, for benches that need size. */
import { createHub, type Hub } from '../hub/hub.ts';
import type { Command } from '../shared/domain/verbs.ts';
import type { SentCommand } from '../shared/journal/entry.ts';
import { pick, random, uuidOf } from '../tests/support/random-walk.ts';
import { grid, people } from '../tests/support/story.ts';
import { testHub } from '../tests/support/test-hub.ts';

const day = 86_400_000;
const words = ['路面积水', '路灯不亮', '占道经营', '暴露垃圾', '井盖缺失', '夜间噪音', '邻里纠纷', '消防通道被堵'];

/** One past event: four of five closed, the rest in handling with a target around now. */
function pastEvent(r: () => number, n: number, now: number): Command {
  const openedAt = now - Math.floor(r() * 365 * day);
  const closed = r() < 0.8;
  return {
    kind: 'event.import',
    event: uuidOf(r),
    number: `B${n}`,
    title: `${pick(r, words)} ${n}`,
    content: `${pick(r, words)}，位置在第${n % 900}号门前，已持续${n % 7}天。`,
    item: '0102',
    place: {
      text: `${n % 900}号`,
      lon: 118.7 + r() / 5,
      lat: 34.5 + r() / 5,
      grid: grid.code,
      gridBasis: 'address',
      area: grid.code,
    },
    foreign: { system: 'bench', number: String(n) },
    requester: { kind: 'anonymous' },
    openedAt,
    targetAt: openedAt + 7 * day,
    closedAt: closed ? openedAt + Math.floor(r() * 9 * day) : null,
    department: { id: pick(r, ['chengguan', 'shuili']), name: 'd' },
    severity: pick(r, [1, 2, 3, 4] as const),
    result: closed ? '已处理' : null,
    statedLate: null,
  };
}

/** Starts a hub in memory and fills it. @param report told after every thousand */
export async function filledHub(events: number, report: (done: number) => void = () => undefined): Promise<Hub> {
  const hub = await createHub(
    testHub({
      markFile: null,
    }),
  );
  const r = random(20261122);
  const now = Date.now();
  const actor = { ...people.director, role: 'connector' as const };
  for (let n = 0; n < events; n += 1000) {
    const batch: SentCommand[] = [];
    for (let i = n; i < Math.min(events, n + 1000); i++) {
      batch.push({
        id: uuidOf(r),
        station: 'bench',
        n: i + 1,
        session: 'bench',
        actor,
        at: now,
        command: pastEvent(r, i, now),
      });
    }
    await hub.offer(batch);
    report(n + batch.length);
  }
  return hub;
}
