import { expect, test } from 'vitest';
import { commandWords, typedWords } from './command-words.ts';

const event = '0190a000-0000-7000-8000-000000000001';
const cg = { id: 'chengguan', name: '城市管理局' };
const sl = { id: 'shuili', name: '水利局' };
const told = (command: Parameters<typeof commandWords>[0]): string[] =>
  commandWords(command, 'zh', 0).map(({ label, text }) => `${label} ${text}`);

test('O4 given a whistle the hub refused, when read, then departments, problem and demand are words, and they fill the form again', () => {
  const whistle = {
    kind: 'event.whistle',
    event,
    departments: [cg, sl],
    problem: '污水',
    wanted: '疏通',
    dutyReason: null,
  } as const;
  const command = { ...whistle, departments: [...whistle.departments] };
  expect(told(command)).toEqual(['吹哨部门 城市管理局、水利局', '问题 污水', '要求 疏通']);
  expect(typedWords(command)).toMatchObject({ departments: 'chengguan shuili', problem: '污水', wanted: '疏通' });
});

test('O4 given joint handling that was refused, when read, then the lead and every share stand there', () => {
  const words = told({
    kind: 'event.formJoint',
    event,
    lead: cg,
    leadShare: '清运',
    assistants: [{ ...sl, share: '疏通', due: null }],
    majorMatter: false,
  });
  expect(words).toEqual(['牵头部门 城市管理局', '协办部门 水利局：疏通', '牵头分工 清运']);
});

test('O4 given a supervision order that was refused, when read, then ground, demand and reply date stand there', () => {
  const words = told({ kind: 'event.supervise', event, ground: '超期', demand: '三日内办结', replyBy: '2026-11-24' });
  expect(words).toEqual(['督办事由 超期', '督办要求 三日内办结', '回复期限 2026-11-24']);
});
