/** `npm start`: the demo until Ctrl+C. `PORT` names another port than 4173. */
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';
import { startDemo } from './server.js';

const demo = await startDemo({
  port: Number(env.PORT || 4173),
  database: fileURLToPath(new URL('data/evidence.db', import.meta.url)),
});

console.log(`\n  avv-viewer demo: ${demo.origin}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void demo.close());
