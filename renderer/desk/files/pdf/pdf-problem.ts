/** Why a PDF does not show: not a whole PDF, shut with a password, or the reader itself failed. */
export type PdfProblem = 'damaged' | 'locked' | 'failed';

/** What the reader's own error means to the person in front of it. */
export function problemOf(error: unknown): PdfProblem {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException') return 'locked';
  return name === 'InvalidPDFException' || name === 'FormatError' ? 'damaged' : 'failed';
}
