import { expect, test } from 'vitest';
import type { Fact } from '../../shared/journal/entry.ts';
import { factSentence, factWords } from './fact-sentence.ts';

const telling = { language: 'zh', now: 1_794_000_000_000, itemName: (item: string) => `事项${item}` } as const;
const fact = (part: object): Fact => ({ event: 'e', effects: {}, ...part }) as Fact;

test('given facts of the journal, when told, then each is a sentence without codes or placeholders', () => {
  const told = [
    fact({
      kind: 'event.dispatched',
      slip: null,
      instruction: '清理',
      effects: { holder: { kind: 'department', id: 'cg', name: '城市管理局' } },
    }),
    fact({ kind: 'event.classified', item: '0102', severity: null, reason: '' }),
    fact({ kind: 'event.signedIn', handler: '李某' }),
    fact({ kind: 'event.escalated', from: 'town', reason: '', effects: { level: 'county' } }),
    fact({
      kind: 'command.refused',
      command: { kind: 'event.dispatch' },
      refusal: { code: 'wrong-state', detail: { state: 'assigned', from: 'triage' } },
    }),
  ].map((f) => factSentence(f, telling));
  expect(told).toEqual([
    '派遣给 城市管理局',
    '定性：事项0102，未定级',
    '签收，经办人 李某',
    '报县级中心',
    '“派遣”未被接受：事件现在是“待签收”，这一步要在“待派遣”时办理。',
  ]);
});

test('given a phone slip (O2), when told, then who took the call is named', () => {
  const slip = fact({
    kind: 'event.dispatched',
    instruction: '',
    slip: { receiver: '周某' },
    effects: { holder: { name: '消防救援大队' } },
  });
  expect(factSentence(slip, telling)).toBe('电话派单给 消防救援大队，周某 接单并复述');
});

test('given a fact somebody wrote words with, when shown, then the words stand as they were typed', () => {
  expect(factWords(fact({ kind: 'event.sentBack', reason: '照片不清' }))).toBe('照片不清');
  expect(factWords(fact({ kind: 'event.closed', at: 1 }))).toBe('');
});

test('given facts of several parties (T11–T13, T18), when told, then each names who did what', () => {
  const told = [
    fact({ kind: 'event.whistled', called: ['城管局', '公安局'] }),
    fact({ kind: 'event.reportedIn', department: '城管局', officer: '李某' }),
    fact({ kind: 'event.jointFormed', lead: '城管局', assistants: ['公安局', '水利局'] }),
    fact({ kind: 'event.subTaskReassigned', department: '卫健委' }),
    fact({ kind: 'event.unlawfulReviewed', lawful: false }),
    fact({ kind: 'event.helpRecorded', helper: '县妇联' }),
  ].map((f) => factSentence(f, telling));
  expect(told).toEqual([
    '吹哨，要求城管局、公安局报到',
    '城管局报到，李某负责',
    '组织协同：城管局牵头，公安局、水利局协办',
    '协办改派给卫健委',
    '审核认定任务违法',
    '记录县妇联的协助结果',
  ]);
});
