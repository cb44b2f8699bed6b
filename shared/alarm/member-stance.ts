import type { AlarmKind, AlarmRules } from '../domain/profile/alarm-rules.ts';
import { type AlarmGroup, type Member, rankOf, type Stance } from './alarm-group.ts';

/** What keeps a member quiet now, in the order of what counts more; loud where nothing does (A4, A6). */
export function stanceOf(
  member: Member,
  group: AlarmGroup,
  of: { readonly rules: AlarmRules; readonly isOpen: (kind: AlarmKind) => boolean; readonly now: number },
): Stance {
  const { condition, shelf, ack } = member;
  const { now } = of;
  const rule = of.rules[condition.kind];
  if (shelf !== null && shelf.act === 'shelve' && (shelf.until ?? 0) > now) return { code: 'shelved', by: shelf };
  const source = rule.inhibitedBy.find(of.isOpen);
  if (source !== undefined) return { code: 'inhibited', by: source };
  if (member.stoodAt === null) {
    const until = (member.raisedAt ?? now) + rule.waitSeconds * 1000;
    if (until > now) return { code: 'waiting', until };
  }
  if (ack !== null && (ack.until ?? 0) > now) return { code: 'acknowledged', by: ack, via: 'alarm' };
  const whole = group.ack;
  if (whole !== null && (whole.until ?? 0) > now && rankOf(condition.priority) >= rankOf(whole.priority))
    return { code: 'acknowledged', by: whole, via: 'group' };
  return { code: 'loud' };
}

/** When a member's stance ends by itself, ms; null where it does not. */
export function nextOf({ stance, condition }: Member, now: number): number | null {
  const ends =
    stance === null || stance.code === 'loud' || stance.code === 'inhibited'
      ? null
      : stance.code === 'waiting'
        ? stance.until
        : stance.by.until;
  const moments = [ends, condition.until].filter((at): at is number => at !== null && at > now);
  return moments.length === 0 ? null : Math.min(...moments);
}
