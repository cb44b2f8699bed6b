import { expect, test } from 'vitest';
import { verbs } from '../../../shared/domain/verbs.ts';
import { rulesOfPlace } from '../../../tests/support/rules.ts';
import { emptyForm, missingField, placeOf, readForm, registerCommand, titleOf } from './intake-form.ts';

const fresh = emptyForm({
  event: '0193b2aa-0000-7000-8000-000000000001',
  number: 'LYG20261119-0030412',
  toldAt: 1_794_000_000_000,
  channel: 'phone',
});
const filled = {
  ...fresh,
  content: '楼道堆放杂物，挡住消防通道。要求清理',
  address: '朝阳路 188 号',
  area: '320722001005003',
  item: '0312',
};

test('given a form being filled, when asked what is missing, then fields are named in call order and nothing when complete', () => {
  expect(missingField(fresh)?.control).toBe('intake-content');
  expect(missingField({ ...fresh, content: '积水' })?.control).toBe('intake-address');
  expect(missingField({ ...filled, item: '' })?.control).toBe('intake-item');
  expect(missingField(filled)).toBeNull();
});

test('given a source with its own number (I7), when the number is not filled, then it is asked for', () => {
  expect(missingField({ ...filled, channel: '12345' })?.control).toBe('intake-foreign');
  expect(missingField({ ...filled, channel: '12345', foreignNumber: '2611190733' })).toBeNull();
});

test('given no title, when registered, then the first sentence is the title and a typed one wins', () => {
  expect(titleOf(filled)).toBe('楼道堆放杂物，挡住消防通道');
  expect(titleOf({ ...filled, title: ' 消防通道被占 ' })).toBe('消防通道被占');
  expect(titleOf({ title: '', content: '长'.repeat(90) })).toHaveLength(40);
});

test('given a complete form, when turned into a command, then it fits the shape of event.register', () => {
  expect(verbs['event.register'].shape.safeParse(registerCommand(filled, '320722')).success).toBe(true);
});

test('given a caller who leaves only a phone, when registered, then there is somebody to call back', () => {
  expect(registerCommand({ ...filled, callerPhone: '13800002207' }, '320722').requester).toEqual({
    kind: 'named',
    name: '13800002207',
    phone: '13800002207',
  });
  expect(registerCommand(filled, '320722').requester).toEqual({ kind: 'anonymous' });
});

test('given no grid chosen (I3), when the place is made, then it is the seat’s area and no grid is guessed', () => {
  expect(placeOf({ ...filled, area: '' }, '320722')).toMatchObject({
    area: '320722',
    grid: null,
    gridBasis: 'unknown',
  });
  expect(placeOf({ ...filled, area: '320722001' }, '320722')).toMatchObject({ area: '320722001', grid: null });
  expect(placeOf(filled, '320722')).toMatchObject({
    area: '320722001005003',
    grid: '320722001005003',
    gridBasis: 'chosen',
  });
});

test('given a draft from disk, when read back, then it is the same form; a foreign shape is refused', () => {
  expect(readForm(JSON.parse(JSON.stringify(filled)))).toEqual(filled);
  expect(readForm({ content: 'x' })).toBeNull();
});

test('ZG-6-2 given an opinion, when its kind is not said, then it is asked for before registration, and a proposal counts as said', () => {
  const rules = rulesOfPlace('ZG');
  const opinion = { ...filled, item: '7201' };
  // The list has a word that stands for the rest: it is proposed, shown and not asked again.
  expect(missingField(opinion, rules)).toBeNull();
  expect(registerCommand(opinion, '510302', rules).details).toBeUndefined();
  const suggestion = { ...opinion, details: { type: 'suggestion', way: '' } };
  expect(registerCommand(suggestion, '510302', rules).details).toEqual({ type: 'suggestion' });
});

test('ZS-6-2-4 given an assignment from above, when who gave it or its due is missing, then it is asked for and sent whole', () => {
  const assigned = { ...filled, channel: 'upperAssigned' as const };
  expect(missingField(assigned)?.control).toBe('intake-assigned-by');
  expect(missingField({ ...assigned, assignedBy: '市委政法委', assignedDue: '明天' })?.control).toBe(
    'intake-assigned-due',
  );
  const whole = {
    ...assigned,
    assignedBy: '市委政法委',
    assignedPaper: '舟政法〔2026〕8号',
    assignedDue: '2026-12-01 17:00',
  };
  expect(missingField(whole)).toBeNull();
  const command = registerCommand(whole, '330902');
  expect(command.assignment).toEqual({
    by: '市委政法委',
    document: '舟政法〔2026〕8号',
    due: Date.parse('2026-12-01T17:00+08:00'),
  });
  expect(verbs['event.register'].shape.safeParse(command).success).toBe(true);
});

test('ZS-25-6 given it is entered for somebody, when registered, then who reported it, how and when goes with it', () => {
  const command = registerCommand({ ...filled, reporterName: '张某', reporterVia: 'paper' }, '330902');
  expect(command.reportedBy).toEqual({ name: '张某', via: 'paper', at: filled.toldAt });
  expect(registerCommand(filled, '330902')).not.toHaveProperty('reportedBy');
});

test('C24 given emergency management sent it with a number, when registered, then the loop guard knows the system by its own name', () => {
  const command = registerCommand({ ...filled, channel: 'emergencyManagement', foreignNumber: 'YJ-1' }, '320722');
  expect(command.foreign).toEqual({ system: 'emergency', number: 'YJ-1' });
});

test('I1 given a draft of before details were asked, when read, then it fills in again', () => {
  const {
    details: _d,
    reporterName: _r,
    reporterVia: _v,
    assignedBy: _b,
    assignedPaper: _p,
    assignedDue: _a,
    ...old
  } = filled;
  expect(readForm(old)).toEqual(filled);
});
