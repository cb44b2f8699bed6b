import type { Values } from '../dossier/dossier.ts';

/** Words and figures that make a care note a medical file: diagnoses, scales, scores (C23). */
const medical: readonly RegExp[] = [
  /诊断|确诊|病历|处方|用药|服药/,
  /抑郁症|躁狂|双相|精神分裂|焦虑症|强迫症|人格障碍|妄想症|精神病/,
  /量表|评分|得分|打分|测评结果|风险等级/,
  /\d+(?:\.\d+)?\s*分(?!钟|之)/,
  /\b(?:ICD|DSM|PHQ|GAD|SCL|HAMD|HAMA|BPRS|SDS|SAS)[-\s]?\d*\b/i,
  /\b(?:diagnos|schizophren|bipolar|depressive disorder|score)/i,
];

/** The first word in these values that has no place in a care note; null when there is none. */
export function medicalWord(values: Values): string | null {
  for (const value of Object.values(values)) {
    const text = Array.isArray(value) ? value.join('\n') : String(value ?? '');
    for (const pattern of medical) {
      const found = pattern.exec(text);
      if (found !== null) return found[0];
    }
  }
  return null;
}
