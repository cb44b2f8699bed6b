import type { FileWriter } from './file-writer.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** 值班表: the day and the night shift of the county's centre, every day, with who leads and which director answers for it (A4). */
export function writeDuty({ county, person, open, at }: FileWriter): void {
  const [lead, director] = [person('lead'), person('director')];
  if (lead === undefined || director === undefined) return;
  // Shifts begin at 8:00 and 20:00 in Asia/Shanghai, which is UTC+8 all year; the first one a month ago.
  const morning = Math.floor((at(30) + 8 * hour) / day) * day;
  for (const from of [morning, morning + 12 * hour])
    open({
      machine: 'dutyRoster',
      act: 'set',
      days: 30,
      by: lead,
      area: county.county.code,
      fields: { from, until: from + 12 * hour, repeats: 'day', leader: lead.account, director: director.account },
    });
}
