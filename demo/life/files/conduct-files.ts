import type { GridEvent } from '../../../shared/domain/event/event.ts';
import type { CountyStaff } from '../../county/county.ts';
import type { FileWriter } from './file-writer.ts';

/** The grid person a visitor may sign in as: complained of once, so that invariant 6 can be seen at his desk. */
function homePerson({ county, person }: FileWriter): CountyStaff | undefined {
  const account = person('grid');
  return county.staff.find((one) => one.grid === account?.area && one.name === account.name);
}

/** Fields of a complaint against a person of a grid. */
const against = (staff: CountyStaff, unit: string, conductClass: string, text: string) => ({
  channel: 'phone',
  anonymous: false,
  complainantName: '李晓燕',
  complainantPhone: '12800003344',
  staff: staff.id,
  staffName: staff.name,
  staffUnit: unit,
  conductClass,
  complaintText: text,
});

/** Complaints in every stage, a claim for damage: what a centre has on its desk about its own people. */
export function writeConduct(writer: FileWriter, events: readonly GridEvent[]): void {
  const { county, person, random, date, rules } = writer;
  const [seat, lead, director] = [person('seat'), person('lead'), person('director')];
  const colleague = person('seat-2');
  const staff = county.staff.filter((one) => one.role !== 'gridChief' || rules.profile.id === 'AK');
  const unitOf = (one: CountyStaff): string => {
    const grid = county.grids.find((of) => of.code === one.grid);
    return `${grid?.villageName ?? ''}网格队`;
  };
  const centre = director?.unit ?? '';
  const named = (account: string) => ({ handler: account, handlerUnit: centre, handlerArea: county.county.code });
  const complaint = (days: number, one: CountyStaff, unit: string, kind: string, text: string, more = {}) =>
    writer.open({
      machine: 'complaint',
      act: 'receive',
      days,
      by: person('seat-1'),
      area: one.grid,
      fields: { ...against(one, unit, kind, text), ...more },
    });

  const [first, second, third] = [random.pick(staff), random.pick(staff), random.pick(staff)];
  complaint(19, first, unitOf(first), 'shirking', '反映楼道堆物三次，一直说“再等等”，没有上报。')
    .next(19, lead, 'accept')
    .next(18, director, 'nameHandler', named('seat-2'))
    .next(16, colleague, 'addEvidence', { evidenceNew: ['三次通话记录', '楼道照片'] })
    .next(15, colleague, 'hear', {
      heardOn: date(15),
      declined: false,
      statement: '承认漏报一次，其余两次已口头告知社区。',
    })
    .next(13, colleague, 'decide', {
      outcome: 'unfounded',
      decidingBody: centre,
      decidedOn: date(13),
      decisionText: '三次均有上报记录，处置由物业承担，未见推诿；已提醒注意沟通。',
    })
    .next(12, colleague, 'reply', {
      replyWay: 'phone',
      repliedOn: date(12),
      replyText: '已说明调查情况，投诉人表示理解。',
    })
    .next(12, lead, 'close')
    .next(11, lead, 'archive', { archiveNumber: `TS-${date(11).slice(0, 4)}-0017` });
  const home = homePerson(writer);
  if (home !== undefined)
    complaint(4, home, person('grid')?.unit ?? '', 'rudeConduct', '上门登记时语气生硬，拒绝出示工作证。', {
      staffAccount: 'grid',
    })
      .next(4, lead, 'accept')
      .next(3, director, 'nameHandler', named('seat'))
      .next(1, seat, 'addEvidence', { evidenceNew: ['门口监控（当日 10:12）'] });
  complaint(1, second, unitOf(second), 'rudeConduct', '在群里公开居民门牌号。', {
    anonymous: true,
    complainantName: null,
    complainantPhone: null,
    channel: 'online',
  });
  complaint(9, third, unitOf(third), 'falsification', '走访记录与实际不符，一天登记四十户。')
    .next(9, lead, 'accept')
    .next(8, director, 'nameHandler', named('seat-2'))
    .next(6, colleague, 'addEvidence', { evidenceNew: ['走访登记表', '住户回访记录'] })
    .next(5, colleague, 'hear', { heardOn: date(5), declined: false, statement: '当日补录前几日走访，未分日期。' });

  const handled = events.filter(
    (one) => one.place.grid !== null && one.completedAt !== null && one.completedAt < writer.at(7),
  );
  const event = handled.length === 0 ? undefined : random.pick(handled);
  const of = staff.find((one) => one.grid === event?.place.grid) ?? third;
  writer
    .open({
      machine: 'damageClaim',
      act: 'register',
      days: 6,
      by: person('seat-3'),
      area: of.grid,
      fields: {
        claimant: '王建民',
        claimantPhone: '12800005566',
        staff: of.id,
        staffName: of.name,
        staffAction: '清理楼道堆物时搬动花架',
        damage: '花架倒下，砸坏电动车后视镜',
        claimedFen: 26_000,
        ...(event === undefined && { entries: ['巡查日志 1042'] }),
      },
      event,
    })
    .next(5, person('seat-3'), 'askCounty', { disputeReason: '社区与物业对由谁承担看法不一。' });
}
