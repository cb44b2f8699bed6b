import fc from 'fast-check';
import { expect, test } from 'vitest';
import { condition, minute, room, second, t0 } from '../../tests/support/alarm-room.ts';
import type { AlarmKind } from '../domain/profile/alarm-rules.ts';
import type { AlarmGroup, Member } from './alarm-group.ts';

type Act =
  | { readonly do: 'on' | 'off'; readonly subject: number; readonly kind: AlarmKind }
  | { readonly do: 'acknowledge' | 'shelve' | 'unshelve' | 'handOver' | 'escalate'; readonly subject: number }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'jump'; readonly ms: number }
  | { readonly do: 'restart' };

const subject = fc.nat({ max: 5 });
const kind = fc.constantFrom<AlarmKind>('major', 'overdue', 'notSigned', 'feedback', 'lineDown');
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('on' as const), subject, kind }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('off' as const), subject, kind }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('acknowledge', 'shelve', 'unshelve', 'handOver', 'escalate'),
      subject,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 40 * minute }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('jump' as const), ms: fc.integer({ min: 1, max: 10 * minute }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restart' as const) }) },
);

const idOf = (n: number, of: AlarmKind): string => condition(of, `e${n}`, t0).id;
const kinds: readonly AlarmKind[] = ['major', 'overdue', 'notSigned', 'feedback', 'lineDown'];

/** Runs a story and checks every invariant after each step. */
function play(story: readonly Act[]): void {
  let r = room();
  r.start();
  let time = t0;
  const on = new Map<string, { readonly n: number; readonly kind: AlarmKind; readonly since: number }>();
  const written = new Map<string, number>();
  const standing = new Set<string>();
  const rungs = new Map<string, { readonly rung: number; readonly openedAt: number }>();
  let read = 0;
  const tell = (n: number): void => {
    const mine = [...on.values()].filter((one) => one.n === n);
    r.set(`e${n}`, ...mine.map((one) => condition(one.kind, `e${n}`, one.since)));
  };
  const check = (): void => {
    for (const record of r.records.slice(read)) {
      const { alarm } = record;
      if (record.what === 'raised') written.set(record.id, (written.get(record.id) ?? 0) + 1);
      // At most one per condition and room: never raised while it stands.
      if (record.what === 'raised' && alarm !== null) {
        expect(standing.has(alarm)).toBe(false);
        standing.add(alarm);
      }
      if (record.what === 'cleared' && alarm !== null) standing.delete(alarm);
    }
    read = r.records.length;
    for (const one of on.values()) checkTrue(r.engine.member(idOf(one.n, one.kind)), time);
    for (const group of r.engine.groups()) {
      for (const id of group.members.keys()) expect(on.has(id)).toBe(true);
      checkGroup(group, rungs);
    }
    expect(r.engine.next() === null || (r.engine.next() ?? 0) > time).toBe(true);
  };
  for (const one of story) {
    switch (one.do) {
      case 'on': {
        const id = idOf(one.subject, one.kind);
        if (!on.has(id)) on.set(id, { n: one.subject, kind: one.kind, since: time });
        tell(one.subject);
        break;
      }
      case 'off':
        on.delete(idOf(one.subject, one.kind));
        tell(one.subject);
        break;
      case 'wait':
        time += one.ms;
        r.to(time);
        break;
      case 'jump':
        time -= one.ms;
        r.to(time);
        time += one.ms;
        r.to(time);
        break;
      case 'restart': {
        const next = room({}, r.saved(), r.acts);
        next.to(time);
        for (const n of [0, 1, 2, 3, 4, 5]) {
          const mine = [...on.values()].filter((it) => it.n === n);
          next.set(`e${n}`, ...mine.map((it) => condition(it.kind, `e${n}`, it.since)));
        }
        next.start();
        r = next;
        read = 0;
        rungs.clear();
        break;
      }
      default: {
        const names = kinds.map((it) => idOf(one.subject, it)).filter((id) => r.engine.member(id)?.group != null);
        if (names.length > 0)
          r.act(one.do, names, {
            until: time + 20 * minute,
            ...(one.do === 'escalate' && { rung: 1 as const }),
          });
      }
    }
    check();
  }
  for (const count of written.values()) expect(count).toBe(1);
}

/** No condition true beyond its wait without a sounding, acknowledged, shelved or inhibited alarm. */
function checkTrue(member: Member | undefined, now: number): void {
  if (member?.raisedAt == null) {
    // Only what is being re-armed is not open yet.
    expect(member?.timer ?? Number.POSITIVE_INFINITY).toBeGreaterThan(now);
    expect((member?.timer ?? 0) - now).toBeLessThanOrEqual(60 * second);
    return;
  }
  expect(member.stance).not.toBeNull();
  if (member.stance?.code === 'waiting') expect(member.stance.until).toBeGreaterThan(now);
  if (member.stance?.code === 'loud') expect(member.group?.lastSoundAt).not.toBeNull();
}

/** The sums of a group are what its members say, and its steps only go up. */
function checkGroup(group: AlarmGroup, rungs: Map<string, { readonly rung: number; readonly openedAt: number }>): void {
  const counts = { waiting: 0, loud: 0, acknowledged: 0, shelved: 0, inhibited: 0 };
  for (const member of group.members.values()) if (member.stance !== null) counts[member.stance.code] += 1;
  expect(group.counts).toEqual(counts);
  const before = rungs.get(group.key);
  if (before?.openedAt === group.openedAt) expect(group.rung).toBeGreaterThanOrEqual(before.rung);
  rungs.set(group.key, { rung: group.rung, openedAt: group.openedAt });
}

test('A3–A6, A8: given any course of conditions, acts, clock jumps and restarts, then nothing true stays unsaid, nothing untrue stands, and each is raised once', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 5, maxLength: 60 }), (story) => play(story)),
    { numRuns: 400 },
  );
});
