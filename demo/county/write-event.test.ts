import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { placeShape, requesterShape } from '../../shared/domain/event/event.ts';
import { itemListShape } from '../../shared/domain/item/item-shape.ts';
import { buildCounty } from './build-county.ts';
import { areaOf, countiesShape, readCountyFiles, readJson } from './county-files.ts';
import { departmentIds } from './departments.ts';
import { contains } from './geometry.ts';
import { createRandom } from './random.ts';
import { rhythmShape } from './rhythm-file.ts';
import { sizeBoundsFrom } from './size-bounds.ts';
import { textsShape } from './text-file.ts';
import { createAnswerWriter, sceneOf } from './write-answer.ts';
import { createEventWriter, type WrittenEvent } from './write-event.ts';

const resources = new URL('../../resources/', import.meta.url).pathname;
const texts = readJson(`${resources}demo/texts.json`, textsShape);
const rhythm = readJson(`${resources}demo/rhythm.json`, rhythmShape);
const items = readJson(`${resources}items/items.json`, itemListShape);
const counties = readJson(`${resources}demo/counties.json`, countiesShape);

function countyOf(profileId: string) {
  const { county, areaCode } = counties[profileId]!;
  const { parameters } = JSON.parse(readFileSync(`${resources}profiles/${profileId.toLowerCase()}.json`, 'utf8'));
  const files = readCountyFiles(resources, county);
  const built = buildCounty({
    ...files,
    profileId,
    sizeBounds: sizeBoundsFrom(parameters),
    dedicated: [],
    areaCode,
    duties: {},
    seed: 'test',
  });
  return { built, files };
}
const { built: county, files } = countyOf('LYG');
const writerOf = (seed: string) => createEventWriter({ texts, rhythm, county }, createRandom(seed));
const draw = (count: number, seed = 'mix'): WrittenEvent[] => {
  const writer = writerOf(seed);
  return Array.from({ length: count }, () => writer.write());
};
const many = draw(20_000);
const realMobile = /(?<!\d)1[3-9]\d{9}(?!\d)/;

describe('scenes', () => {
  test('given the item list, then every scene names an item and a department that exist, and there are 45 or more', () => {
    const codes = new Map(items.items.map((i) => [i.code, i]));
    for (const scene of [...texts.scenes, ...texts.major]) {
      expect(codes.has(scene.item), scene.key).toBe(true);
      expect(departmentIds, scene.key).toContain(scene.department);
      expect(texts.places[scene.place], `${scene.key} ${scene.place}`).toBeDefined();
      // A result is written after a restart too, when the words of the event are gone.
      expect(scene.result.replace(/\{int:\d+-\d+\}/g, '')).not.toMatch(/[{}]/);
    }
    expect(new Set(texts.scenes.map((s) => s.item)).size).toBeGreaterThanOrEqual(45);
    expect(new Set(texts.scenes.map((s) => s.key)).size).toBe(texts.scenes.length);
  });

  test('given every subject of the mix, then it has scenes for town and country, so no draw runs dry', () => {
    const used = [rhythm.mix.subjects.shares, ...Object.values(rhythm.chosen.subjects)].flatMap((s) => Object.keys(s));
    for (const subject of used) expect(texts.scenes.filter((s) => s.subject === subject).length).toBeGreaterThan(1);
  });
});

describe('written events', () => {
  test('given 20,000 draws, then no text is half filled, empty, too long or carries a number somebody could have', () => {
    for (const event of many) {
      const all = JSON.stringify(event);
      expect(all).not.toMatch(/undefined|NaN|[{]\w+[}]|\{int/);
      expect(all).not.toMatch(realMobile);
      expect(event.title.length).toBeGreaterThan(5);
      expect(event.title.length).toBeLessThanOrEqual(40);
      expect(event.content.length).toBeGreaterThan(event.title.length / 2);
    }
  });

  test('given 20,000 draws, then place and requester fit the shapes of event.register and lie in the right grid', () => {
    const grids = new Map(county.grids.map((g) => [g.code, g]));
    const area = new Map(files.map.features.map((f) => [f.properties.code, areaOf(f)]));
    for (const { place, requester } of many.slice(0, 2_000)) {
      placeShape.parse(place);
      requesterShape.parse(requester);
      if (place.grid === null || place.lon === null || place.lat === null) continue;
      expect(contains(area.get(grids.get(place.grid)!.town)!, [place.lon, place.lat])).toBe(true);
    }
    const lost = many.filter((e) => e.place.grid === null).length / many.length;
    expect(lost).toBeGreaterThan(0.01);
    expect(lost).toBeLessThan(rhythm.chosen.unlocatedShare * 1.2);
  });

  test('given 20,000 draws, then channels follow the mix of rhythm.json within 1.5 points', () => {
    const citizens = rhythm.chosen.channels['citizens']!;
    const expected = new Map(Object.entries(rhythm.chosen.channels).filter(([c]) => c !== 'citizens'));
    for (const [c, s] of Object.entries(rhythm.mix.citizenChannels.shares)) expected.set(c, s * citizens);
    for (const [channel, share] of expected) {
      const got = many.filter((e) => e.channel === channel).length / many.length;
      expect(Math.abs(got - share), channel).toBeLessThan(0.015);
    }
  });

  test('given citizens’ events, then subjects follow the measured types within 1.5 points', () => {
    const citizens = many.filter((e) => e.channel in rhythm.mix.citizenChannels.shares);
    expect(citizens.length).toBeGreaterThan(10_000);
    for (const [subject, share] of Object.entries(rhythm.mix.subjects.shares)) {
      const got = citizens.filter((e) => e.subject === subject).length / citizens.length;
      expect(Math.abs(got - share), subject).toBeLessThan(0.015);
    }
  });

  test('given the same seed, then the same events; given another, others', () => {
    expect(draw(50, 'a')).toEqual(draw(50, 'a'));
    expect(draw(50, 'a')).not.toEqual(draw(50, 'b'));
  });

  test('given each profile, then its county yields events in town and country', () => {
    for (const profileId of Object.keys(counties)) {
      const writer = createEventWriter({ texts, rhythm, county: countyOf(profileId).built }, createRandom('p'));
      expect(() => Array.from({ length: 400 }, () => writer.write())).not.toThrow();
    }
  });

  test('given a major event is wanted, then it carries a kind of the fast path and a grave level (LYG-29-7)', () => {
    const writer = writerOf('major');
    for (let i = 0; i < 60; i++) {
      const event = writer.writeMajor();
      expect(event.major).not.toBeNull();
      expect(event.severity).toBeLessThanOrEqual(2);
      expect([event.title, event.content, event.place.text].join()).not.toMatch(/undefined|[{}]/);
    }
    expect(writer.writeMajor('massIncident').major).toBe('massIncident');
  });
});

describe('answers', () => {
  test('given an event’s title, then the result is the one of its scene, also after a restart', () => {
    const answers = createAnswerWriter(texts, createRandom('answers'));
    for (const event of many.slice(0, 1_500)) {
      expect(sceneOf(texts, event)?.item).toBe(event.item);
      expect(answers.result(event)).not.toMatch(/undefined|[{}]/);
    }
    const other = answers.result({ title: '完全不相干的标题', item: '6101' });
    expect(texts.answers.results).toContain(other);
  });

  test('given every kind of sentence, then it is filled and gives no real number', () => {
    const answers = createAnswerWriter(texts, createRandom('say'));
    for (const kind of ['progress', 'extensions', 'sendBack', 'feedback', 'dispatch', 'measures'] as const) {
      for (let i = 0; i < 40; i++) expect(answers.say(kind)).not.toMatch(/undefined|[{}]|1[3-9]\d{9}/);
    }
  });
});
