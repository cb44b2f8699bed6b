import { majorKinds, severityShape } from '../../shared/domain/event/event.ts';
import { z } from '../../shared/std/shape.ts';

const wordsShape = z.array(z.string().min(1)).min(1);
const settingShape = z.enum(['urban', 'rural', 'any']);

const sceneFields = {
  /** Item code and a running number, e.g. `6202-1`. */
  key: z.string().min(1),
  item: z.string().regex(/^\d{4}$/),
  /** The department that usually settles it. */
  department: z.string().min(1),
  severity: severityShape,
  setting: settingShape,
  /** Which place pattern it happens at. */
  place: z.string().min(1),
  title: z.string().min(1).max(60),
  content: z.string().min(1),
  /** What a good answer says; only `{int:a-b}` slots. */
  result: z.string().min(1),
};
const sceneShape = z.strictObject({ ...sceneFields, subject: z.string().min(1), weight: z.number().positive() });
const majorShape = z.strictObject({ ...sceneFields, majorKind: z.enum(majorKinds) });
const codedShape = z.strictObject({ code: z.string().min(1), reason: z.string().min(1) });

/** `resources/demo/texts.json`. `{word}` in a text is a slot, `{int:a-b}` a whole number, both ends included. */
export const textsShape = z.strictObject({
  version: z.string(),
  note: z.string(),
  slots: z.record(z.string(), wordsShape),
  places: z.record(z.string(), wordsShape),
  voices: z.record(z.string(), z.strictObject({ opening: z.string(), caller: z.string() })),
  scenes: z.array(sceneShape).min(1),
  major: z.array(majorShape).min(1),
  answers: z.strictObject({
    returns: z.array(codedShape).min(1),
    returnAccepted: wordsShape,
    returnRefused: wordsShape,
    extensions: wordsShape,
    extensionGranted: wordsShape,
    extensionRefused: wordsShape,
    progress: wordsShape,
    measures: wordsShape,
    results: wordsShape,
    onSpot: wordsShape,
    village: wordsShape,
    reportUp: wordsShape,
    dispatch: wordsShape,
    sendBack: wordsShape,
    accept: wordsShape,
    feedback: wordsShape,
    noAnswer: wordsShape,
    refuse: z.array(codedShape.extend({ pointer: z.string().min(1) })).min(1),
    reopen: wordsShape,
  }),
});
export type Texts = z.infer<typeof textsShape>;
export type Scene = Texts['scenes'][number];
export type MajorScene = Texts['major'][number];
