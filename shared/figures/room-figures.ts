import type { Words } from '../domain/names.ts';

/**
 * Figures that are not sums over events: of the room's alarms (A7) and of who is there. One definition each, like those of
 * definitions.ts; where they are worked out stands with them.
 */
type RoomFigure = Words & {
  readonly formula: Words;
  readonly exclusions: Words;
  /** Clause or rule of the house; `local` where no text asks for it. */
  readonly clause: string;
};

export const roomFigures = {
  alarmMean: {
    zh: '告警负荷',
    en: 'Alarm load',
    formula: {
      zh: '期内值守台响出的告警次数（成组后）÷ 十分钟段数',
      en: 'Times the seats of the room heard an alarm, after grouping ÷ spans of ten minutes',
    },
    exclusions: { zh: '开台时已存在的不计', en: 'What stood already when the console came up' },
    clause: 'A7',
  },
  alarmPeak: {
    zh: '告警高峰',
    en: 'Alarm peak',
    formula: { zh: '任一十分钟内响出次数的最大值', en: 'Most times heard in any ten minutes' },
    exclusions: { zh: '开台时已存在的不计', en: 'What stood already when the console came up' },
    clause: 'A7',
  },
  patrolCoverage: {
    zh: '巡查覆盖',
    en: 'Patrol coverage',
    formula: {
      zh: '期内有上报的网格数 ÷ 在册网格数；没有巡查轨迹接入时只按上报算',
      en: 'Grids that reported anything ÷ grids on the books; by reports alone while no patrol records come in',
    },
    exclusions: {
      zh: '不计个人签到、点击，不排个人名次',
      en: 'No check-ins or taps of persons, no ranking of persons',
    },
    clause: 'W6',
  },
  dutyAttendance: {
    zh: '在岗坐席',
    en: 'Seats signed in',
    formula: { zh: '此刻已登录、未失联的坐席数', en: 'Seats signed in at the moment and heard of' },
    exclusions: { zh: '断线时不详，不以零充数', en: 'Not known while the line is down, never shown as nought' },
    clause: 'local',
  },
  repeatPlaces: {
    zh: '反复地点',
    en: 'Repeat places',
    formula: {
      zh: '期内约 250 米范围内上报两件及以上的地方',
      en: 'Cells of about 250 m from which two or more came in the period',
    },
    exclusions: { zh: '受限类别不计，地点不细于社区', en: 'Restricted kinds; nothing finer than a village is shown' },
    clause: 'local',
  },
} as const satisfies Record<string, RoomFigure>;
