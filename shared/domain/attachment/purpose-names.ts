import type { Words } from '../names.ts';
import type { AttachmentPurpose } from './attachment.ts';

/** What a screen calls the purpose of a file. */
export const attachmentPurposeNames: Readonly<Record<AttachmentPurpose, Words>> = {
  matter: { zh: '反映内容', en: 'As told' },
  before: { zh: '处理前', en: 'Before' },
  after: { zh: '处理后', en: 'After' },
  evidence: { zh: '佐证', en: 'Evidence' },
  voice: { zh: '通话录音', en: 'Voice of the call' },
};
