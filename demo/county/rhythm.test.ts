import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readJson } from './county-files.ts';
import { drawHandling, drawHandlingHours } from './draw-handling.ts';
import { createRandom } from './random.ts';
import { arrivals, expectedInHour } from './rhythm.ts';
import { rhythmShape } from './rhythm-file.ts';

const resources = new URL('../../resources/', import.meta.url).pathname;
const rhythm = readJson(`${resources}demo/rhythm.json`, rhythmShape);
const { pingshan } = rhythm.measured;
const hourMs = 3_600_000;
/** Monday 2026-11-16 00:00 in Asia/Shanghai. */
const monday = Date.parse('2026-11-16T00:00:00+08:00');

describe('arrivals', () => {
  const draw = (weeks: number, perDay: number, seed: string): number[] => {
    const { next } = arrivals(rhythm, seed);
    const times: number[] = [];
    for (let at = next(monday, perDay); at < monday + weeks * 7 * 24 * hourMs; at = next(at, perDay)) times.push(at);
    return times;
  };

  test('given eight weeks, then hours of the day come as measured, each within 1.2 points', () => {
    const times = draw(8, 400, 'hours');
    expect(times.length).toBeGreaterThan(400 * 56 * 0.95);
    expect(times.length).toBeLessThan(400 * 56 * 1.05);
    const byHour = Array.from({ length: 24 }, () => 0);
    for (const at of times) byHour[Math.floor(((at - monday) % (24 * hourMs)) / hourMs)]! += 1;
    for (let hour = 0; hour < 24; hour++) {
      const share = pingshan.byHour[hour]! / pingshan.rows;
      expect(Math.abs(byHour[hour]! / times.length - share), `hour ${hour}`).toBeLessThan(0.012);
    }
  });

  test('given eight weeks, then weekdays come as measured, within 1.5 points', () => {
    const times = draw(8, 400, 'days');
    const week = pingshan.weekdayFactor.mondayFirst;
    const total = week.reduce((a, b) => a + b, 0);
    for (let day = 0; day < 7; day++) {
      const got = times.filter((at) => Math.floor((at - monday) / (24 * hourMs)) % 7 === day).length / times.length;
      expect(Math.abs(got - week[day]! / total), `day ${day}`).toBeLessThan(0.015);
    }
  });

  test('given the same seed, then the same times, always later than now; given a rate of 0, then never', () => {
    expect(draw(1, 200, 'same')).toEqual(draw(1, 200, 'same'));
    const times = draw(1, 200, 'order');
    expect(times.every((at, i) => at > (times[i - 1] ?? monday))).toBe(true);
    expect(arrivals(rhythm, 'none').next(monday, 0)).toBe(Number.POSITIVE_INFINITY);
  });

  test('given a whole week, then the expected number is seven times the daily mean', () => {
    let sum = 0;
    for (let hour = 0; hour < 7 * 24; hour++) sum += expectedInHour(rhythm, monday + hour * hourMs, 412);
    expect(sum).toBeCloseTo(7 * 412, 6);
  });
});

describe('handling', () => {
  const seven = 7 * 24;

  test('given the scaled log-normal, then the share beyond 7 days is the measured overtime share within 1 point (LYG-30-1)', () => {
    const random = createRandom('late');
    const hours = Array.from({ length: 40_000 }, () => drawHandlingHours(rhythm, random));
    const late = hours.filter((h) => h > seven).length / hours.length;
    expect(Math.abs(late - pingshan.overtimeShare)).toBeLessThan(0.01);
    const { p50, p90 } = rhythm.measured.wenzheng.daysToReply as { p50: number; p90: number };
    const sorted = hours.toSorted((a, b) => a - b);
    const [median, ninth] = [sorted[20_000]!, sorted[36_000]!];
    expect(ninth / median / (p90 / p50)).toBeGreaterThan(0.93);
    expect(ninth / median / (p90 / p50)).toBeLessThan(1.07);
  });

  test('given plans, then returns and silence come as chosen, sign-in precedes the answer, grave events are never silent', () => {
    const random = createRandom('plans');
    const plans = Array.from({ length: 20_000 }, () => drawHandling(rhythm, 4, random));
    const share = (outcome: string): number => plans.filter((p) => p.outcome === outcome).length / plans.length;
    expect(share('return')).toBeCloseTo(rhythm.handling.chosen.returnShare, 2);
    expect(share('silent')).toBeCloseTo(rhythm.handling.chosen.silentShare, 2);
    expect(plans.every((p) => p.signInAfter > 0 && p.answerAfter > p.signInAfter)).toBe(true);
    const grave = Array.from({ length: 5_000 }, () => drawHandling(rhythm, 1, random));
    expect(grave.some((p) => p.outcome === 'silent')).toBe(false);
  });
});

const source = new URL('../../../shared/data/pingshan_2018/events_gbk.csv', import.meta.url).pathname;
test.skipIf(!existsSync(source))(
  'given ../shared/data (skipped where it is absent), then byHour and byType are its totals',
  () => {
    const lines = new TextDecoder('gbk').decode(readFileSync(source)).trim().split(/\r?\n/);
    const columns = lines[0]!.split(',');
    const [time, type] = [columns.indexOf('CREATE_TIME'), columns.indexOf('EVENT_TYPE_NAME')];
    const rows = lines.slice(1).map((line) => line.split(','));
    expect(rows).toHaveLength(pingshan.rows);
    const byHour = Array.from({ length: 24 }, () => 0);
    for (const row of rows) byHour[Number(row[time]!.slice(11, 13))]! += 1;
    expect(byHour).toEqual(pingshan.byHour);
    const types = new Map<string, number>();
    for (const row of rows) types.set(row[type]!, (types.get(row[type]!) ?? 0) + 1);
    for (const [name, share] of Object.entries(pingshan.byType)) {
      expect((types.get(name) ?? 0) / rows.length).toBeCloseTo(share, 4);
    }
  },
);
