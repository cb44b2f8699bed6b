import type { AlarmKind } from '../domain/profile/alarm-rules.ts';
import type { Member } from './alarm-group.ts';

/** The members that are true now, by kind: a kind with one member is a source that may silence others (A6). */
export function createOpenKinds() {
  const kinds = new Map<AlarmKind, Set<Member>>();
  return {
    has: (kind: AlarmKind): boolean => (kinds.get(kind)?.size ?? 0) > 0,
    size: (): number => [...kinds.values()].reduce((sum, one) => sum + one.size, 0),
    /** @returns true for the first of its kind */
    add(member: Member): boolean {
      const { kind } = member.condition;
      const rows = kinds.get(kind) ?? new Set();
      kinds.set(kind, rows);
      rows.add(member);
      return rows.size === 1;
    },
    /** @returns true for the last of its kind */
    remove(member: Member): boolean {
      const rows = kinds.get(member.condition.kind);
      return rows !== undefined && rows.delete(member) && rows.size === 0;
    },
    /** Those of every other kind for which `wanted` says yes. */
    *besides(kind: AlarmKind, wanted: (other: AlarmKind) => boolean): Iterable<Member> {
      for (const [other, rows] of kinds) if (other !== kind && wanted(other)) yield* rows;
    },
  };
}
