import type { GridEvent } from '../../../shared/domain/event/event.ts';
import type { Rules } from '../../../shared/domain/verb.ts';
import type { SentCommand } from '../../../shared/journal/entry.ts';
import type { Demo } from '../../county/load-demo.ts';
import { createRandom } from '../../county/random.ts';
import { createCommandIds } from '../command-ids.ts';
import { writeConduct } from './conduct-files.ts';
import { writeDuty } from './duty-files.ts';
import { createFileWriter } from './file-writer.ts';
import { writeRegisters } from './register-files.ts';
import { writeRules } from './rule-files.ts';

export type PastFiles = { readonly sent: readonly SentCommand[]; readonly refused: readonly string[] };

/** The dossiers a county has after its first weeks, by the same rules and the same seed as its events. @param to ms */
export function writeFiles(of: {
  readonly demo: Demo;
  readonly rules: Rules;
  readonly seed: string;
  readonly events: readonly GridEvent[];
  readonly to: number;
  readonly stationNo: number;
}): PastFiles {
  const { demo, rules, seed, events, to, stationNo } = of;
  const random = createRandom(`${seed}/files`);
  const ids = createCommandIds({ profileId: rules.profile.id, stationNo, n: 0, random: random.fork('ids') });
  const writer = createFileWriter({ county: demo.county, rules, to, ids, random: random.fork('draws') });
  writeConduct(writer, events);
  writeRegisters(writer);
  writeRules(writer);
  writeDuty(writer);
  return { sent: writer.sent(), refused: writer.refused };
}

/** Two pasts of one console as one: by time, numbered anew in that order. */
export const inOneOrder = (...pasts: readonly (readonly SentCommand[])[]): readonly SentCommand[] =>
  pasts
    .flat()
    .sort((a, b) => a.at - b.at)
    .map((sent, at) => ({ ...sent, n: at + 1 }));
