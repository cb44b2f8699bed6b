import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** No finding of axe that shuts somebody out (issue 5.10). */
export async function expectAccessible(desk: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page: desk }).analyze();
  const grave = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
  expect(grave, where).toEqual([]);
}
