import { AlignmentType, Document, LineRuleType, Packer, Paragraph, TextRun } from 'docx';
import { periodWords } from '../../../shared/meeting/draft.ts';
import type { PackNumbers } from '../../../shared/meeting/pack.ts';
import { periodName } from '../../../shared/meeting/pack-period.ts';
import type { Slide } from '../../../shared/meeting/slide.ts';
import { dateWord, momentWord, percentWord } from '../../../shared/meeting/words.ts';

/** Half points, twips and names of GB/T 9704: 标题 二号小标宋, 正文 三号仿宋, 一级 黑体, 28 磅行距, margins 37/35/28/26 mm. */
const face = { title: '方正小标宋简体', head: '黑体', body: '仿宋' } as const;
const size = { title: 44, body: 32 } as const;
const line = { line: 560, lineRule: LineRuleType.EXACT } as const;
const twips = (mm: number): number => Math.round((mm / 25.4) * 1440);
const indent = { firstLine: 640 };

type Part = { readonly head: string; readonly text: string };

/** The sentences of the brief: the findings of the slides, with the figures behind them. */
function briefParts(pack: PackNumbers, slides: readonly Slide[], decisions: readonly string[]): readonly Part[] {
  const figure = (key: string) =>
    pack.figures.find((f) => f.key === key)?.now ?? { numerator: 0, denominator: 0, value: null };
  const said = (key: Slide['key']): string => slides.find((slide) => slide.key === key)?.title ?? '';
  const before = pack.figures.find((f) => f.key === 'inflow')?.before.numerator ?? 0;
  const [inflow, closing, onTime, completion, contented] = [
    'inflow',
    'closing',
    'onTime',
    'completion',
    'contented',
  ].map(figure);
  const sentences = (keys: readonly Slide['key'][]): string =>
    keys
      .map(said)
      .filter((s) => s !== '')
      .join('。');
  return [
    {
      head: '一、运行情况',
      text: `${periodName(pack.period)}（${dateWord(pack.period.from)}至${dateWord(pack.period.to)}），${pack.areaName}登记事件 ${inflow?.numerator ?? 0} 件（${periodWords(pack).before} ${before} 件），办结 ${closing?.numerator ?? 0} 件；应结 ${onTime?.denominator ?? 0} 件，办结率 ${percentWord(completion ?? { numerator: 0, denominator: 0, value: null })}%，按期率 ${percentWord(onTime ?? { numerator: 0, denominator: 0, value: null })}%，满意率 ${percentWord(contented ?? { numerator: 0, denominator: 0, value: null })}%。`,
    },
    { head: '二、主要问题', text: `${sentences(['departments', 'hot', 'response'])}。` },
    { head: '三、督办落实', text: `${sentences(['tasks', 'outlook'])}。` },
    {
      head: '四、议定事项',
      text:
        decisions.length === 0
          ? '会议未登记议定事项。'
          : decisions
              .map((d, i) => `（${i + 1}）${d}`)
              .join('；')
              .concat('。'),
    },
  ].map(({ head, text }) => ({ head, text: text.replaceAll('。。', '。') }));
}

const paragraph = (text: string, font: string, more: object = {}): Paragraph =>
  new Paragraph({
    spacing: line,
    ...more,
    children: [new TextRun({ text, font: { name: font, eastAsia: font }, size: size.body })],
  });

/** One page of Chinese official style (GB/T 9704) as a Word file. */
export async function makeBrief(
  pack: PackNumbers,
  slides: readonly Slide[],
  decisions: readonly string[],
): Promise<Uint8Array> {
  const parts = briefParts(pack, slides, decisions);
  const title = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { ...line, after: 280 },
    children: [
      new TextRun({
        text: `${pack.areaName}网格化服务管理工作简报`,
        font: { name: face.title, eastAsia: face.title },
        size: size.title,
      }),
    ],
  });
  const file = new Document({
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(210), height: twips(297) },
            margin: { top: twips(37), bottom: twips(35), left: twips(28), right: twips(26) },
          },
        },
        children: [
          title,
          ...parts.flatMap(({ head, text }) => [
            paragraph(head, face.head, { indent }),
            paragraph(text, face.body, { indent }),
          ]),
          paragraph(
            `（数据冻结于 ${momentWord(pack.cutoff)}，规则 ${pack.versions.profile}，与大屏同口径）`,
            face.body,
            { indent },
          ),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}
