import { parseArgs } from 'node:util';
import { UsageError } from './command.js';
import { describeConfig } from './serve/config.js';
import { readConfig, type Settings } from './serve/config-file.js';
import { openDatabase } from './serve/database.js';
import { startHttp } from './serve/http.js';
import { IDENTITY_HEADERS } from './serve/identity.js';
import { isExposed, openSigner } from './serve/keys.js';
import { createLog, describeError, type Log } from './serve/log.js';
import { HEALTH_PATH, KEYS_PATH } from './serve/routes.js';
import { createService, type Service } from './serve/service.js';

export const help = `Usage: avv serve [avv.config.json]

Runs the consent endpoint until SIGTERM or SIGINT; requests under way are finished. SIGHUP reads the agreements
again; if they are not all valid, those before stay in force. Of several versions of an agreement the highest is
current. Public keys are at ${KEYS_PATH}, health at ${HEALTH_PATH}. Standard output gets one line of JSON an event.

Settings:
${describeConfig()}

With “identity” only your back end is answered, which sends “Authorization: Bearer <secret>” and, percent-encoded,
${Object.values(IDENTITY_HEADERS).join(', ')}.
`;

/** @returns 0 after an orderly end, 1 when requests had to be cut off. */
export async function run(args: string[]): Promise<number> {
  const { positionals } = parseArgs({ args, allowPositionals: true });
  if (positionals.length > 1) throw new UsageError('One configuration file, please: avv serve avv.config.json');
  const log = createLog((line) => process.stdout.write(line));
  const settings = await readConfig(positionals[0] ?? 'avv.config.json');
  const signer = await openSigner(settings);
  if (await isExposed(settings.key))
    log('warning', `others may read ${settings.key}; take that right away: chmod 600 ${settings.key}`);
  const database = await openDatabase(settings, (error) =>
    log('error', 'a connection to the database broke', describeError(error)),
  );
  try {
    return await serve(settings, await createService({ settings, store: database.store, signer, log }), log);
  } finally {
    await database.close();
  }
}

async function serve(settings: Settings, service: Service, log: Log): Promise<number> {
  const ended = endSignal();
  const hangUp = (): void => void reload(service, log);
  process.on('SIGHUP', hangUp);
  const http = await startHttp(service.listener, settings);
  log('info', 'listening', { url: http.origin + settings.path, production: settings.production });
  const signal = await ended;
  log('info', 'stopping', { signal });
  const complete = await http.stop();
  process.off('SIGHUP', hangUp);
  log(complete ? 'info' : 'error', complete ? 'stopped' : 'stopped; requests that took too long were cut off');
  return complete ? 0 : 1;
}

async function reload(service: Service, log: Log): Promise<void> {
  try {
    await service.reload();
  } catch (error) {
    log('error', 'the agreements before stay in force', { error: (error as Error).message });
  }
}

/** The first signal ends in order; a second one ends at once, as without a listener. */
function endSignal(): Promise<string> {
  return new Promise((resolve) => {
    const signals = ['SIGTERM', 'SIGINT'] as const;
    const end = (signal: string): void => {
      for (const name of signals) process.off(name, end);
      resolve(signal);
    };
    for (const name of signals) process.on(name, end);
  });
}
