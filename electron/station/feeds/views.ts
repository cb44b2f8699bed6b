import { exhaustive } from '../../../shared/std/exhaustive.ts';
import { MS_PER_DAY } from '../../../shared/time/local-date.ts';
import type { QueueFilter, ViewId } from '../../../shared/wire/queue-view.ts';
import type { Seen } from '../db/cache.ts';
import type { EventColumns } from '../db/event-columns.ts';
import { headMatch } from '../search/search-words.ts';

/** What a view depends on beside the rows: whose work `mine` is, and the time. */
export type ViewContext = {
  readonly owner: string | null;
  readonly now: number;
  /** Every row stands in the search index. */
  readonly indexed?: boolean;
};

/** A view twice: as a condition for SQLite and as a test on one event. A property test holds them together. */
type View = {
  readonly where: string;
  readonly params: readonly unknown[];
  readonly test: (c: EventColumns, pending: number) => boolean;
};

export const dueSoonMs = MS_PER_DAY;

export function viewOf(id: ViewId, { owner, now }: ViewContext): View {
  const stage = (name: EventColumns['stage']): View => ({
    where: 'e.stage = ?',
    params: [name],
    test: (c) => c.stage === name,
  });
  const flag = (where: string, test: View['test']): View => ({ where, params: [], test });
  switch (id) {
    case 'mine':
      return { where: 'd.owner = ?', params: [owner ?? ''], test: (c) => owner !== null && c.owners.includes(owner) };
    case 'intake':
    case 'triage':
    case 'assigned':
    case 'handling':
    case 'check':
    case 'feedback':
      return stage(id);
    case 'callBack':
    case 'supervised': {
      const key = `view:${id}`;
      return { where: 'd.owner = ?', params: [key], test: (c) => c.owners.includes(key) };
    }
    case 'signLate':
      return {
        where: "e.stage = 'assigned' AND e.next_due <= ?",
        params: [now],
        test: (c) => c.stage === 'assigned' && c.nextDue <= now,
      };
    case 'returns':
      return flag('e.waiting = 1', (c) => c.waiting === 1);
    case 'overdue':
      return {
        where: 'e.handling_due <= ?',
        params: [now],
        test: (c) => c.handlingDue !== null && c.handlingDue <= now,
      };
    case 'dueSoon':
      return {
        where: 'e.handling_due > ? AND e.handling_due <= ?',
        params: [now, now + dueSoonMs],
        test: (c) => c.handlingDue !== null && c.handlingDue > now && c.handlingDue <= now + dueSoonMs,
      };
    case 'major':
      return flag('e.major = 1', (c) => c.major === 1);
    case 'pending':
      return flag('e.pending > 0', (_c, pending) => pending > 0);
    case 'open':
      return flag('e.open = 1', (c) => c.open === 1);
    case 'all':
      return flag('1', () => true);
    default:
      return exhaustive(id);
  }
}

/** Views whose members change by the time alone. */
export const isTimed = (id: ViewId): boolean => id === 'overdue' || id === 'dueSoon' || id === 'signLate';

/** Views that stand in the table `duties`. */
const ofDuties: ReadonlySet<ViewId> = new Set<ViewId>(['mine', 'callBack', 'supervised']);

const like = (text: string): string => `%${text.replaceAll(/[\\%_]/g, (c) => `\\${c}`)}%`;
const lower = (text: string): string => text.replaceAll(/[A-Z]/g, (c) => c.toLowerCase());

/** True when an event stands in the filtered view; the same answer as the condition of `queueOrder`. */
export function matches(filter: QueueFilter, context: ViewContext, seen: Seen | null): boolean {
  if (seen === null) return false;
  const { columns: c, pending } = seen;
  if (!viewOf(filter.view, context).test(c, pending)) return false;
  if (filter.town !== null && c.town !== filter.town) return false;
  if (filter.severity !== null && c.severity !== filter.severity) return false;
  if (filter.department !== null && c.department !== filter.department) return false;
  const wanted = lower(filter.text.trim());
  return wanted === '' || lower(c.title).includes(wanted) || lower(c.number).includes(wanted);
}

/** Statement for the order of a queue. With `keyset` it can go on after (key, rid); without, it is read in one go. */
export type QueueOrder = {
  readonly from: string;
  readonly where: string;
  readonly params: readonly unknown[];
  readonly key: string;
  readonly orderBy: string;
  readonly keyset: boolean;
};

export function queueOrder(filter: QueueFilter, context: ViewContext): QueueOrder {
  const view = viewOf(filter.view, context);
  const conditions = [view.where];
  const params = [...view.params];
  const add = (condition: string, value: unknown): void => {
    conditions.push(condition);
    params.push(value);
  };
  if (filter.town !== null) add('e.town = ?', filter.town);
  if (filter.severity !== null) add('e.severity = ?', filter.severity);
  if (filter.department !== null) add('e.department = ?', filter.department);
  const text = filter.text.trim();
  // Every other view is small enough to be looked through.
  const match = filter.view === 'all' && context.indexed === true && text !== '' ? headMatch(text) : null;
  if (text !== '') {
    conditions.push("(e.title LIKE ? ESCAPE '\\' OR e.number LIKE ? ESCAPE '\\')");
    params.push(like(text), like(text));
  }
  const mine = ofDuties.has(filter.view);
  const narrowed = conditions.length > 1 || filter.sort !== 'due';
  const found = '(SELECT rowid AS sid FROM words WHERE words MATCH ?) w CROSS JOIN events e ON e.sid = w.sid';
  if (match !== null) params.unshift(match);
  const from =
    match !== null
      ? found
      : !mine
        ? 'events e'
        : narrowed
          ? 'duties d CROSS JOIN events e ON e.rid = d.rid'
          : 'duties d';
  const rid = mine ? 'd.rid' : 'e.rid';
  const due = mine ? 'd.due' : filter.view === 'overdue' || filter.view === 'dueSoon' ? 'e.handling_due' : 'e.next_due';
  const base = { from, where: conditions.join(' AND '), params };
  switch (filter.sort) {
    case 'due':
      return { ...base, key: due, orderBy: `${due}, ${rid}`, keyset: match === null };
    case 'registered':
      return { ...base, key: due, orderBy: 'e.registered_at DESC, e.rid DESC', keyset: false };
    case 'severity':
      // Not graded comes after the lightest grade.
      return {
        ...base,
        key: due,
        orderBy: `CASE e.severity WHEN 0 THEN 9 ELSE e.severity END, ${due}, ${rid}`,
        keyset: false,
      };
    default:
      return exhaustive(filter.sort);
  }
}

/** Which rows of an order: its first; what has the key of the last one read and a later rid; what has a later key. */
export type OrderPart = 'first' | 'ties' | 'beyond';

/**
 * SQL of an order: rows of (key, rid). Two more parameters for `ties` (key, rid), one for `beyond` (key). In two steps, because SQLite
 * looks a pair up by its first half only, and all that ended share one key.
 */
export function orderSql(order: QueueOrder, part: OrderPart): string {
  const rid = order.from.startsWith('duties') ? 'd.rid' : 'e.rid';
  const after = { first: '', ties: ` AND ${order.key} = ? AND ${rid} > ?`, beyond: ` AND ${order.key} > ?` }[part];
  return `SELECT ${order.key} AS key, ${rid} AS rid FROM ${order.from} WHERE ${order.where}${after} ORDER BY ${order.orderBy} LIMIT ?`;
}

export const countSql = (order: QueueOrder): string => `SELECT count(*) FROM ${order.from} WHERE ${order.where}`;
