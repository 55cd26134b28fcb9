import type { LedgerOptions } from '../../server/index.js';
import { readConfig } from './config-file.js';
import { openDatabase } from './database.js';
import { openSigner } from './keys.js';
import { keysUrl } from './routes.js';

/** Runs an operator's work on the chains of a configuration, whether or not its endpoint runs meanwhile. */
export async function withLedger<T>(file = 'avv.config.json', work: (ledger: LedgerOptions) => Promise<T>): Promise<T> {
  const settings = await readConfig(file);
  const signer = await openSigner(settings);
  const database = await openDatabase(settings, (error) => console.error(error));
  try {
    return await work({ store: database.store, issuer: settings.issuer, signer, ...keysUrl(settings) });
  } finally {
    await database.close();
  }
}
