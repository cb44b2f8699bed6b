import { runHub, type VerbTable } from './cli/run-hub.ts';

/** `npm run hub -- VERB …`: a new verb adds one line. */
const verbs: VerbTable = {
  serve: () => import('./cli/serve.ts'),
  backup: () => import('./cli/backup.ts'),
  restore: () => import('./cli/restore.ts'),
  verify: () => import('./cli/verify.ts'),
  figures: () => import('./cli/figures.ts'),
  due: () => import('./cli/due.ts'),
  accounts: () => import('./cli/accounts.ts'),
  connectors: () => import('./cli/connectors.ts'),
  import: () => import('./cli/import.ts'),
};

process.exitCode = await runHub(verbs, process.argv.slice(2), {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
});
