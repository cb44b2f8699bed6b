import type { Actor } from '../../../shared/domain/actor/actor.ts';
import type { Dossier, Value, Values } from '../../../shared/domain/dossier/dossier.ts';
import { choicesOf, type Field, fieldsOf } from '../../../shared/domain/dossier/field.ts';
import { actOf, machineOf } from '../../../shared/domain/dossier/machines.ts';
import type { GridEvent } from '../../../shared/domain/event/event.ts';
import type { Rules } from '../../../shared/domain/verb.ts';
import type { SentCommand } from '../../../shared/journal/entry.ts';
import { handle } from '../../../shared/journal/handle.ts';
import { localDate } from '../../../shared/time/local-date.ts';
import type { County } from '../../county/county.ts';
import type { Random } from '../../county/random.ts';
import type { CommandIds } from '../command-ids.ts';

const day = 24 * 3_600_000;
const hour = 3_600_000;

/** A dossier of the past; each act is done `days` before the end of it. */
export type PastFile = {
  readonly id: string;
  readonly next: (days: number, by: Actor | undefined, act: string, fields?: Values) => PastFile;
};
export type NewFile = {
  readonly machine: string;
  readonly act: string;
  readonly days: number;
  readonly by: Actor | undefined;
  readonly area: string;
  readonly fields: Values;
  readonly event?: GridEvent | undefined;
};

export type FileWriter = {
  readonly county: County;
  readonly rules: Rules;
  readonly random: Random;
  /** An account of the county; undefined where it has none of that name. */
  readonly person: (account: string) => Actor | undefined;
  /** `YYYY-MM-DD` so many days before the end; negative: after it. */
  readonly date: (days: number) => string;
  /** The instant (ms) so many days before the end. */
  readonly at: (days: number) => number;
  /** Opens a dossier. Where the profile does not know the machine, or an actor is missing, nothing is written. */
  readonly open: (file: NewFile) => PastFile;
  /** In the order of their time. */
  readonly sent: () => readonly SentCommand[];
  /** `machine.act code` of what the rules did not allow; it is not sent. */
  readonly refused: readonly string[];
};

function fitted(field: Field, value: Value, rules: Rules): Value {
  if (field.type !== 'choice' && field.type !== 'choices') return value;
  const offered = choicesOf(field, rules).map((one) => one.key);
  const [first = ''] = offered;
  if (!Array.isArray(value)) return offered.includes(String(value)) ? value : first;
  const fitting = value.filter((one: string) => offered.includes(one));
  return fitting.length > 0 ? fitting : [first];
}

/** Writes dossiers of the past by the rules the hub judges by, so that only what it will take is sent. @param to end of the past, ms */
export function createFileWriter(of: {
  readonly county: County;
  readonly rules: Rules;
  readonly to: number;
  readonly ids: CommandIds;
  readonly random: Random;
}): FileWriter {
  const { county, rules, to, ids, random } = of;
  const people = new Map(county.accounts.map(({ use: _use, ...actor }): [string, Actor] => [actor.account, actor]));
  const rows = new Map<string, Dossier>();
  const sent: SentCommand[] = [];
  const refused: string[] = [];
  let last = 0;

  /** In the working hours of that day, never after the end. */
  const moment = (days: number): number => {
    const noon = Date.parse(`${localDate(to - days * day)}T10:00+08:00`);
    const at = Math.min(
      noon + random.int(0, 6 * 60) * 60_000 + random.int(0, 59_999),
      to - hour + random.int(0, hour - 1),
    );
    last = Math.max(last + 1, at);
    return at;
  };
  /** Only fields this profile knows, and of its choices the first where it has no such one. */
  const known = (machine: string, act: string, fields: Values): Record<string, Value> => {
    const found = machineOf(machine);
    const shown = fieldsOf((found && actOf(found, act))?.fields ?? [], rules);
    return Object.fromEntries(
      shown.flatMap((field): readonly (readonly [string, Value])[] => {
        const value = fields[field.key];
        return value === undefined ? [] : [[field.key, fitted(field, value, rules)]];
      }),
    );
  };
  function run(file: NewFile, id: string, at: number, by: Actor, act: string, fields: Values, isNew: boolean): void {
    const machine = machineOf(file.machine);
    const command = {
      kind: 'dossier.act',
      dossier: id,
      machine: file.machine,
      act,
      opens: isNew
        ? {
            number: `${machine?.letters ?? ''}${ids.number(at).slice(rules.profile.id.length)}`,
            area: file.area,
            event: file.event?.id ?? null,
          }
        : null,
      fields: known(file.machine, act, fields),
    } as const;
    const text = (key: string): string => String(fields[key] ?? '');
    const outcome = handle(
      { rules, actor: by, at, hubAt: at },
      {
        event: file.event,
        dossier: rows.get(id),
        grid: county.grids.find((grid) => grid.code === text('grid')),
        department: county.departments.find((one) => one.id === text('department')),
        otherDossier: rows.get(text('dossier')),
      },
      command,
    );
    if (!outcome.ok) {
      // A step this text does not have is no step of its people.
      if (outcome.error.code === 'switched-off-by-profile') return;
      refused.push(`${file.machine}.${act} ${outcome.error.code} ${JSON.stringify(outcome.error.detail)}`);
      return;
    }
    rows.set(id, outcome.value.after);
    sent.push(ids.send(by, at, command));
  }
  return {
    county,
    rules,
    random,
    person: (account) => people.get(account),
    at: (days) => to - days * day,
    date: (days) => localDate(to - days * day),
    open(file) {
      const machine = machineOf(file.machine);
      const at = moment(file.days);
      const id = ids.event(at);
      if (machine !== undefined && machine.on?.(rules.profile) !== false && file.by !== undefined)
        run(file, id, at, file.by, file.act, file.fields, true);
      const past: PastFile = {
        id,
        next(days, by, act, fields = {}) {
          const when = Math.max(moment(days), (rows.get(id)?.changedAt ?? 0) + 1);
          if (rows.has(id) && by !== undefined) run(file, id, when, by, act, fields, false);
          return past;
        },
      };
      return past;
    },
    sent: () => [...sent].sort((a, b) => a.at - b.at),
    refused,
  };
}
