import { AlignmentType, Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import type { EventSheet, SheetTable } from './event-sheet.ts';

const face = { ascii: 'Times New Roman', eastAsia: 'FangSong', hAnsi: 'Times New Roman' } as const;
/** Sizes in half points. */
const size = { title: 36, head: 26, text: 22, foot: 18 } as const;
/** A4 with margins of 18 mm, in twentieths of a point. */
const page = { size: { width: 11_906, height: 16_838 }, margin: { top: 1020, bottom: 1020, left: 907, right: 907 } };

const words = (text: string, bold = false, at: number = size.text): TextRun =>
  new TextRun({ text, bold, size: at, font: face });
const line = (
  text: string,
  over: { bold?: boolean; at?: number; centred?: boolean; right?: boolean } = {},
): Paragraph =>
  new Paragraph({
    children: [words(text, over.bold, over.at)],
    ...(over.centred === true && { alignment: AlignmentType.CENTER }),
    ...(over.right === true && { alignment: AlignmentType.RIGHT }),
  });
const cell = (text: string, bold: boolean, span = 1): TableCell =>
  new TableCell({ columnSpan: span, children: text.split('\n').map((one) => line(one, { bold })) });
const full = { size: 100, type: WidthType.PERCENTAGE } as const;

const formOf = (sheet: EventSheet): Table =>
  new Table({
    width: full,
    rows: sheet.rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          children: row.flatMap(([label, value]) => [cell(label, true), cell(value, false, row.length === 1 ? 3 : 1)]),
        }),
    ),
  });

const tableOf = ({ head, rows }: SheetTable): Table =>
  new Table({
    width: full,
    rows: [
      new TableRow({ tableHeader: true, children: head.map((text) => cell(text, true)) }),
      ...rows.map((cells) => new TableRow({ cantSplit: true, children: cells.map((text) => cell(text, false)) })),
    ],
  });

/** The sheet as a Word document. */
export async function sheetDocx(sheet: EventSheet): Promise<Uint8Array> {
  const made = new Document({
    title: `${sheet.title} ${sheet.number}`,
    sections: [
      {
        properties: { page },
        children: [
          line(sheet.office, { centred: true }),
          line(sheet.title, { bold: true, at: size.title, centred: true }),
          line(sheet.number, { right: true }),
          formOf(sheet),
          ...sheet.tables.flatMap((table) => [line(table.title, { bold: true, at: size.head }), tableOf(table)]),
          ...sheet.foot.map((text) => line(text, { at: size.foot })),
        ],
      },
    ],
  });
  return new Uint8Array(await (await Packer.toBlob(made)).arrayBuffer());
}
