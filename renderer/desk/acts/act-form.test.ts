import { expect, test } from 'vitest';
import { commandKinds } from '../../../shared/domain/verbs.ts';
import { actForms } from './act-form.tsx';

test('given every kind of command done on an event, when it is offered, then there is a form for it', () => {
  // Registering has the intake page, importing the hub's command line, dropping refused work the attention tray.
  const elsewhere = ['event.register', 'event.import', 'event.dropRefused'];
  expect(commandKinds.filter((kind) => actForms[kind] === undefined)).toEqual(
    elsewhere.sort((a, b) => commandKinds.indexOf(a as never) - commandKinds.indexOf(b as never)),
  );
});
