/** `npm run check` */
import { runChecks } from './support/checks.mjs';

const { passed, failed } = await runChecks();
console.log(`\n${passed} checks passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
