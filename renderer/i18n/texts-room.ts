import type { Words } from '../../shared/domain/names.ts';

export const roomTexts = {
  'claim.needs-seat': { zh: '只有中心席位可以接办', en: 'Only a seat of the centre can take it' },
  'claim.needs-leader': {
    zh: '对方接办已超过 20 秒，须由值班长写明理由接手',
    en: 'Held for more than 20 s: a shift leader takes it, with a reason',
  },
  'claim.needs-reason': { zh: '接手须写明理由', en: 'Taking it over needs a reason' },
  'claim.mine': { zh: '本席在办 {time}，其他席位只读', en: 'Held here {time}, others read only' },
  'claim.other': { zh: '{name} 在办 {time}，本席只读', en: '{name} has held it {time}; you read only' },
  'claim.stale': { zh: '{name} 已 45 秒没有动静，可接手', en: '{name} has been silent for 45 s: may be taken' },
  'claim.seen': { zh: '{names} 也打开着', en: '{names} have it open too' },
  'claim.takeFirst': { zh: '他席在办，先接手', en: 'another seat holds it: take it over first' },
  'claim.take': { zh: '接手', en: 'Take over' },
  'claim.release': { zh: '放手', en: 'Let go' },
  'claim.reason': { zh: '接手理由', en: 'Reason for taking over' },
  'claim.askLeader': { zh: '请值班长接手', en: 'A shift leader may take it' },
  'claim.note': { zh: '接手：原由{name}在办。理由：{reason}', en: 'Taken over from {name}. Reason: {reason}' },
  'claim.taken': { zh: '已接手', en: 'Taken over' },
  'claim.here': { zh: '本席', en: 'here' },
  'queue.col.holder': { zh: '街镇 / 占用', en: 'Town / held by' },
} as const satisfies Record<string, Words>;
