import { expect, test } from 'vitest';
import { dossierStory } from '../../../tests/support/dossier-story.ts';
import { people } from '../../../tests/support/story.ts';
import type { Actor } from '../actor/actor.ts';
import { waitsFor } from './waits-for.ts';

const handler: Actor = { ...people.county, account: 'seat.b', name: '经办人' };
const context = (actor: Actor, story: ReturnType<typeof dossierStory>) => ({
  rules: story.rules,
  actor,
  at: story.now,
  hubAt: null,
});

test('given a complaint, when nobody is named, then it waits for whoever may take its next step; once named, for that person alone', () => {
  const story = dossierStory('LYG', 'complaint', '320722001001001').when(people.county, 'receive', {
    channel: 'phone',
    anonymous: true,
    staff: 's1',
    staffName: '甲',
    staffUnit: '一村网格队',
    conductClass: 'rudeConduct',
    complaintText: '态度蛮横。',
  });
  const waits = (actor: Actor) => waitsFor(context(actor, story), story.dossier);
  expect([waits(people.county), waits(people.director), waits(people.staff)]).toEqual([true, true, false]);
  story.when(people.county, 'accept').when(people.director, 'nameHandler', {
    handler: handler.account,
    handlerUnit: handler.unit,
    handlerArea: handler.area,
  });
  expect([waits(handler), waits(people.county), waits(people.director)]).toEqual([true, false, false]);
});

test('given an override proposed, then it waits for the director who may put it in force; once in force for nobody', () => {
  const story = dossierStory('LYG', 'parameterOverride').when(people.county, 'propose', {
    path: 'local.periods.signIn',
    value: '1小时',
    reason: '收紧',
  });
  const waits = (actor: Actor) => waitsFor(context(actor, story), story.dossier);
  expect([waits(people.county), waits(people.director)]).toEqual([false, true]);
  story.when(people.director, 'putInForce', { effectiveFrom: '2025-09-01' });
  expect(waits(people.director)).toBe(false);
});

test('given an entry of a register in force, then it waits for nobody although it may be amended and ended', () => {
  const story = dossierStory('LYG', 'partner').when(people.county, 'register', {
    partnerKind: 'volunteer',
    partnerName: '志愿服务队',
    contact: '联络人',
    contactPhone: '12800001001',
  });
  expect(waitsFor(context(people.county, story), story.dossier)).toBe(false);
});
