/** Why an import cannot go on, as a sentence for the one who started it, Chinese first. */
export class ImportProblem extends Error {
  readonly zh: string;
  readonly en: string;

  constructor(zh: string, en: string, cause?: unknown) {
    super(`${zh}\n${en}`, cause === undefined ? undefined : { cause });
    this.name = 'ImportProblem';
    this.zh = zh;
    this.en = en;
  }
}
