import { describe, expect, test } from 'vitest';
import { type CommandKind, commandKinds } from '../../../shared/domain/verbs.ts';
import { actForms } from '../acts/act-form.tsx';
import { plainActs } from '../acts/plain-acts.ts';
import { actGroups } from './main-act.ts';

/** Acts that stand in no form, each with where they happen instead. */
const elsewhere: Partial<Record<CommandKind, string>> = {
  'event.register': 'the intake form',
  'event.import': 'the hub’s import',
  'event.dropRefused': 'the attention tray',
  'event.join': 'sent by the merge form, on the other event',
  'event.unjoin': 'sent by the form that undoes a merge',
  'event.readMention': 'the attention tray, where the note stands',
  'event.link': 'made where an event is made from another',
  'event.attach': 'the list of files beside the event',
  'event.withdrawAttachment': 'the list of files beside the event',
  'event.recordAccess': 'written when a tagged record is printed or exported',
};

describe('every act of the event law has its place on the desk', () => {
  test.each(commandKinds.filter((kind) => !(kind in elsewhere)))('given %s, then it has a form', (kind) => {
    expect(actForms[kind] ?? plainActs[kind], kind).toBeDefined();
  });
  test.each(commandKinds.filter((kind) => !(kind in elsewhere)))(
    'given %s, then it stands in one group of the bar, or beside what it is about',
    (kind) => {
      const beside: readonly CommandKind[] = ['event.revealContact'];
      const groups = Object.values(actGroups).filter((kinds) => (kinds as readonly CommandKind[]).includes(kind));
      expect(groups.length, kind).toBe(beside.includes(kind) ? 0 : 1);
    },
  );
});
