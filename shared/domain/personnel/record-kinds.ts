/** What a personnel file is made of (LYG-20-2). A reward for a clue is none of them: it is sealed (C34). */
export const recordKinds = [
  { key: 'appointment', zh: '任职', en: 'Appointment' },
  { key: 'card', zh: '工作证', en: 'Work card' },
  { key: 'training', zh: '培训', en: 'Training' },
  { key: 'assessment', zh: '考核', en: 'Assessment' },
  { key: 'reward', zh: '表彰奖励', en: 'Reward' },
  { key: 'complaint', zh: '投诉与处理', en: 'Complaint' },
] as const;
export type RecordKind = (typeof recordKinds)[number]['key'];
