import { expect } from '@playwright/test';
import type { Command } from '../../shared/domain/verbs.ts';
import { colleagueOf } from './support/colleague.ts';
import { firstGrid, ready } from './support/desk.ts';
import { test } from './support/world-test.ts';

const event = '0190d000-0000-7000-8000-000000000001';

test('A3–A5, W1 given a major event of a colleague, when it comes, then it takes the desk until somebody takes it, and who has it stands in the journal and after a restart', async ({
  world,
}, { project }) => {
  // One host is enough: the shell's part has its own tests.
  test.skip(project.name !== 'kiosk', 'the browser host shows it');
  const { desk } = world;
  await world.signIn('countySeat');
  await ready(desk);
  const takeover = desk.getByRole('alertdialog', { name: '重大紧急情况' });
  await expect(takeover).toBeHidden();

  const leader = await colleagueOf(world, 'shiftLeader');
  const grid = firstGrid();
  const steps: Command[] = [
    {
      kind: 'event.register',
      event,
      number: 'LYG20261119-9990001',
      title: '仓库火情',
      content: '仓库西侧冒黑烟。',
      item: 'unclassified',
      place: { text: grid.name, lon: null, lat: null, grid: grid.code, gridBasis: 'chosen', area: grid.code },
      channel: 'phone',
      foreign: null,
      requester: { kind: 'anonymous' },
      occurredAt: null,
      toldAt: Date.now() - 1_000,
      severity: 2,
      major: null,
    },
    { kind: 'event.reportToCenter', event, reason: '' },
    { kind: 'event.flagMajor', event, majorKind: 'suddenIncident', reason: '火情', departments: ['应急'] },
  ];
  for (const step of steps) expect((await leader.act(step)).fact.kind).not.toBe('command.refused');

  await expect(takeover).toContainText('仓库火情');
  await expect(desk.locator('.alarm-line')).toHaveAttribute('data-ringing', 'urgent');
  // The button and not the key: Enter counts only 600 ms after it came up.
  await takeover.getByRole('button', { name: /我来接管/ }).click();
  await expect(takeover).toBeHidden();

  const mine = async (): Promise<boolean> =>
    (await leader.journal()).some(
      ({ fact }) => fact.kind === 'dossier.acted' && fact.machine === 'alarmHandling' && fact.act === 'acknowledge',
    );
  await expect.poll(mine).toBe(true);
  leader.leave();

  const after = (await world.restartConsole()).desk;
  await ready(after);
  await after.getByRole('navigation').getByRole('button', { name: /告警/ }).click();
  const row = after.locator('.alarm-row[data-kind="major"]');
  await expect(row).toHaveAttribute('data-state', 'acknowledged');
  await expect(after.getByRole('alertdialog', { name: '重大紧急情况' })).toBeHidden();
});
