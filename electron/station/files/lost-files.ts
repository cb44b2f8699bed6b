import type { Rescue } from './rescue-files.ts';

/** ◊ Names of lost files in one sentence; the others are found where their events show them. */
const mostNamed = 3;

type Lost = { readonly name: string; state: 'unasked' | 'gone' };

/** What became of the files whose bytes a damaged `files.db` took with it: lost is only what the hub turns out not to have. */
export class LostFiles {
  #saved = 0;
  readonly #lost = new Map<string, Lost>();

  /** A file was set aside and what could be read of it taken out. Nothing is known yet of the hub. */
  rescued({ saved, lost }: Rescue): void {
    this.#saved = saved;
    this.#lost.clear();
    for (const { event, sha256, name } of lost) this.#lost.set(`${event} ${sha256}`, { name, state: 'unasked' });
  }

  /** The hub was asked for one of them. True when the words are others now. */
  asked(event: string, sha256: string, isAtHub: boolean): boolean {
    const key = `${event} ${sha256}`;
    const lost = this.#lost.get(key);
    if (lost === undefined || (!isAtHub && lost.state === 'gone')) return false;
    if (isAtHub) this.#lost.delete(key);
    else lost.state = 'gone';
    return true;
  }

  /** For the operator, both languages. */
  words(): string {
    const all = [...this.#lost.values()];
    const unasked = all.filter(({ state }) => state === 'unasked').length;
    const gone = all.filter(({ state }) => state === 'gone').map(({ name }) => name);
    const parts = [`未发的附件找回 ${this.#saved} 个 ${this.#saved} unsent saved`];
    if (unasked > 0)
      parts.push(
        `${unasked} 个的内容本机已没有，线路通后向县中心核对 ${unasked} are gone here, the hub will be asked for them`,
      );
    if (gone.length > 0) {
      const more = gone.length > mostNamed ? ' …' : '';
      const names = gone.slice(0, mostNamed).join('、');
      parts.push(
        `${gone.length} 个县中心也没有，请重新附上 ${gone.length} are not at the hub either, attach again: ${names}${more}`,
      );
    }
    return `${parts.join('；')}。`;
  }
}
