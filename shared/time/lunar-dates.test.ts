import { expect, test } from 'vitest';
import { calendar } from '../../tests/support/shipped-calendar.ts';
import { addDays, dateOfDay, dayNumber, daysBetween } from './local-date.ts';

// New moons after Meeus, Astronomical Algorithms, ch. 49: true within seconds here, while the tightest case of 2027–2035
// (春节 2027, 23:56; 2030, 00:08) lies minutes from midnight.
const TERMS: readonly (readonly [number, number, number, number, number])[] = [
  // [coefficient in days, power of E, multiple of M, of M', of F]
  [-0.4072, 0, 0, 1, 0],
  [0.17241, 1, 1, 0, 0],
  [0.01608, 0, 0, 2, 0],
  [0.01039, 0, 0, 0, 2],
  [0.00739, 1, -1, 1, 0],
  [-0.00514, 1, 1, 1, 0],
  [0.00208, 2, 2, 0, 0],
  [-0.00111, 0, 0, 1, -2],
  [-0.00057, 0, 0, 1, 2],
  [0.00056, 1, 1, 2, 0],
  [-0.00042, 0, 0, 3, 0],
  [0.00042, 1, 1, 0, 2],
  [0.00038, 1, 1, 0, -2],
  [-0.00024, 1, -1, 2, 0],
];
const DELTA_T_DAYS = 70 / 86_400;
const rad = (degrees: number): number => (degrees * Math.PI) / 180;

/** Beijing day number and fraction of new moon k (k = 0: January 2000). */
function newMoon(k: number): number {
  const t = k / 1236.85;
  const mean = 2_451_550.09766 + 29.530588861 * k + 0.00015437 * t * t;
  const e = 1 - 0.002516 * t - 0.0000074 * t * t;
  const m = 2.5534 + 29.1053567 * k - 0.0000014 * t * t;
  const mm = 201.5643 + 385.81693528 * k + 0.0107582 * t * t;
  const f = 160.7108 + 390.67050284 * k - 0.0016118 * t * t;
  const omega = 124.7746 - 1.56375588 * k + 0.0020672 * t * t;
  let correction = -0.00017 * Math.sin(rad(omega));
  for (const [c, power, a, b, d] of TERMS) correction += c * e ** power * Math.sin(rad(a * m + b * mm + d * f));
  correction += 0.000325 * Math.sin(rad(299.77 + 0.107408 * k - 0.009173 * t * t));
  correction += 0.000165 * Math.sin(rad(251.88 + 0.016321 * k)) + 0.000164 * Math.sin(rad(251.83 + 26.651886 * k));
  return mean + correction - DELTA_T_DAYS - 2_440_587.5 + 8 / 24;
}

const newMoonDates = new Set(Array.from({ length: 140 }, (_, i) => dateOfDay(Math.floor(newMoon(325 + i)))));

const dates = Object.entries(calendar.fixedHolidays.byYear).map(([year, ranges]) => {
  const of = (name: string) => ranges.find((r) => r.name === name) ?? { name, from: '', to: '' };
  return { year, spring: of('春节'), qingming: of('清明节'), dragon: of('端午节'), moon: of('中秋节') };
});

test('given the lunar holidays, when listed, then they cover 2027 to 2035', () => {
  expect(dates.map((d) => d.year)).toEqual(['2027', '2028', '2029', '2030', '2031', '2032', '2033', '2034', '2035']);
});

test.each(dates)('D7 given $year, when new moons are computed, then 春节, 端午节 and 中秋节 stand on them', (d) => {
  const firstDay = addDays(d.spring.from, 1);
  expect(daysBetween(d.spring.from, d.spring.to)).toBe(3);
  expect(newMoonDates).toContain(firstDay);
  expect(newMoonDates).toContain(addDays(d.dragon.from, -4));
  expect(newMoonDates).toContain(addDays(d.moon.from, -14));
  // The right moons of the year: 21 Jan – 21 Feb, and the fifth and eighth months four and seven (or, with a leap month
  // between, five and eight) moons later.
  expect(firstDay >= `${d.year}-01-21` && firstDay <= `${d.year}-02-21`).toBe(true);
  expect(d.dragon.from >= `${d.year}-05-25` && d.dragon.from <= `${d.year}-06-25`).toBe(true);
  expect(d.moon.from >= `${d.year}-09-07` && d.moon.from <= `${d.year}-10-08`).toBe(true);
});

test.each(dates)('D7 given $year, when the sun reaches 15° of longitude, then 清明节 stands on that day', (d) => {
  const longitude = (day: number): number => {
    const t = (day - 8 / 24 + 2_440_587.5 - 2_451_545) / 36_525;
    const anomaly = rad(357.52911 + 35_999.05029 * t);
    const centre = (1.914602 - 0.004817 * t) * Math.sin(anomaly) + 0.019993 * Math.sin(2 * anomaly);
    const whole = 280.46646 + 36_000.76983 * t + centre + 0.00029 * Math.sin(3 * anomaly) - 0.00569;
    return (whole - 0.00478 * Math.sin(rad(125.04 - 1934.136 * t))) % 360;
  };
  const day = dayNumber(d.qingming.from);
  expect(longitude(day)).toBeLessThan(15);
  expect(longitude(day + 1)).toBeGreaterThanOrEqual(15);
});
