import { err, ok, type Result } from '../../std/result.ts';
import type { ShapeError } from '../../std/shape.ts';
import type { Dossier, Values } from '../dossier/dossier.ts';
import { listOf, textOf } from '../dossier/machine.ts';
import { isInForce } from '../rules/rule-period.ts';
import { itemOfRequest, negativeEntry } from './admission-draft.ts';
import type { Item, ItemList } from './item-shape.ts';
import { listOfLines } from './list-lines.ts';

type Laid = Result<ItemList, ShapeError>;

const withExited = (list: ItemList, gone: readonly Item[]): ItemList => {
  const here = new Set(list.items.map((item) => item.code));
  const kept = (list.exited ?? []).filter((item) => !here.has(item.code));
  const codes = new Set(kept.map((item) => item.code));
  return { ...list, exited: [...kept, ...gone.filter((item) => !here.has(item.code) && !codes.has(item.code))] };
};

/** The list replaced by a newer version; items it no longer has go on existing for events opened before (JS-10-3). */
export function withList(now: ItemList, data: Values): Laid {
  const next = listOfLines(listOf(data, 'items'), textOf(data, 'listVersion'), now);
  if (!next.ok) return next;
  return ok(withExited({ ...next.value, exited: now.exited, negative: now.negative }, now.items));
}

/** True for an item whose department is closed at `at` and that is not marked as surviving it (AK-10.3-2). */
const closedWith = (admission: Dossier, all: readonly Dossier[], at: number): Dossier | undefined =>
  all.find(
    (one) =>
      one.machine === 'departmentClosing' &&
      one.data['department'] === admission.data['department'] &&
      isInForce(one, at),
  );

/** The list with an admitted item: in force, or gone and kept for open events. */
export function withAdmitted(list: ItemList, admission: Dossier, all: readonly Dossier[], at: number): Laid {
  const item = itemOfRequest(admission.data);
  const closed = closedWith(admission, all, at) !== undefined;
  const survives = admission.data['survives'] === true;
  if (!isInForce(admission, at) || (closed && !survives)) return ok(withExited(list, [item]));
  const taken = list.items.find((one) => one.code === item.code || one.key === item.key);
  if (taken !== undefined)
    return err({ code: 'bad-shape', path: item.code, message: `code or key is taken by ${taken.name}` });
  const added = closed ? { ...item, department: null } : item;
  return ok({
    ...list,
    items: [...list.items, added],
    exited: (list.exited ?? []).filter((one) => one.code !== item.code),
  });
}

/** The list without a matter of the negative list: it leaves whatever was approved, for open events too (AK-10.1). */
export function withNegative(list: ItemList, data: Values): Laid {
  const entry = { name: textOf(data, 'name'), code: textOf(data, 'item') || null, document: textOf(data, 'document') };
  const negative = [...(list.negative ?? []), entry];
  const clean = (items: readonly Item[]): Item[] =>
    items.filter((item) => negativeEntry({ ...list, negative }, item) === undefined);
  return ok({ ...list, items: clean(list.items), exited: clean(list.exited ?? []), negative });
}
