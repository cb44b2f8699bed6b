import { expect, type Page } from '@playwright/test';
import { tinyPdf } from '../support/tiny-pdf.ts';
import { expectAccessible } from './support/accessible.ts';
import { call, eventPane, line, takeIn } from './support/desk.ts';
import { test } from './support/world-test.ts';

test.setTimeout(120_000);

async function attachPapers(desk: Page): Promise<void> {
  const asked = desk.waitForEvent('filechooser');
  await eventPane(desk).getByRole('button', { name: '添加附件' }).press('Enter');
  const paper = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/pdf', buffer });
  await (await asked).setFiles([
    paper('批复.pdf', tinyPdf(['关于设置网格的批复', '附件：网格清单', null])),
    paper('坏了.pdf', Buffer.from('%PDF-1.7\nnothing of a paper follows\n')),
    paper('带锁.pdf', tinyPdf(['看不到'], true)),
  ]);
  await expect(eventPane(desk).locator('[data-file]')).toHaveCount(3);
}

/** What the reader has drawn: that not all of the page is white. */
const isInked = (desk: Page): Promise<boolean> =>
  desk.locator('.pdf-sheet canvas').evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) return false;
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
    return data.some((value) => value < 128);
  });

test('issue 5.2, O2 given PDFs while the line is down, when they are opened by keyboard alone, then pages turn and zoom; one that is damaged or locked says so and can be saved', async ({
  world,
}) => {
  const { desk, hub, console: host } = world;
  await world.signIn('countySeat');
  await takeIn(desk, call(1));
  await hub.stop();
  await expect(line(desk)).toContainText('离线值守');
  await attachPapers(desk);
  const files = eventPane(desk).getByRole('region', { name: '附件' });
  const preview = desk.getByRole('dialog');

  await files.getByRole('button', { name: '查看 批复.pdf' }).press('Enter');
  // No fonts and no tables are in the file: its characters come from what is shipped.
  await expect(preview.getByText('关于设置网格的批复')).toBeVisible();
  await expect(preview).toContainText('第 1 / 3 页');
  expect(await isInked(desk)).toBe(true);
  await expectAccessible(desk, 'paper');
  await desk.keyboard.press('PageDown');
  await expect(preview.getByText('附件：网格清单')).toBeVisible();
  await expect(preview).toContainText('第 2 / 3 页');
  await desk.keyboard.press('End');
  await expect(preview).toContainText('第 3 / 3 页');
  // A scan of a fax machine: its decoder is a file of ours too, and no WebAssembly.
  await expect(preview.locator('[data-page="3"]')).toBeVisible();
  expect(await isInked(desk)).toBe(true);
  await desk.keyboard.press('PageUp');
  await expect(preview).toContainText('第 2 / 3 页');
  await desk.keyboard.press('+');
  await expect(preview).toContainText('125%');
  await desk.keyboard.press('-');
  await expect(preview).toContainText('100%');

  // The arrows go on to the next file, as with pictures.
  await desk.keyboard.press('ArrowRight');
  await expect(preview).toContainText('这份 PDF 已损坏');
  await expect(preview.getByRole('button', { name: '另存' })).toBeEnabled();
  await preview.getByRole('button', { name: '下一件' }).press('Enter');
  await expect(preview).toContainText('设了打开密码');
  await desk.keyboard.press('Escape');
  await expect(preview).toBeHidden();
  await expect(eventPane(desk)).toBeVisible();
  expect(host.watched.errors).toEqual([]);
});
