/** Every text has an id of its own and a translation in every language, and the XLIFF files are as extraction writes them. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfigFileAndWriteSchema } from '@lit/localize-tools/lib/config.js';
import { RuntimeLitLocalizer } from '@lit/localize-tools/lib/modes/runtime.js';

const LOCALES = 'locales';
const GENERATED_ID = /^[hs][0-9a-f]{16}$/;

const config = readConfigFileAndWriteSchema(join(LOCALES, 'lit-localize.json'));
const xliffFiles = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith('.xlf'));

/** What `npm run localize:extract` would change, tried on a copy. */
async function changedByExtraction(): Promise<string[]> {
  const copy = mkdtempSync(join(tmpdir(), 'avv-locales-'));
  try {
    cpSync(LOCALES, copy, { recursive: true });
    const toCopy = { ...config, interchange: { format: 'xliff' as const, xliffDir: copy } };
    await new RuntimeLitLocalizer(toCopy as never).writeInterchangeFiles();
    const text = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');
    return xliffFiles(copy).filter(
      (name) => !xliffFiles(LOCALES).includes(name) || text(copy, name) !== text(LOCALES, name),
    );
  } finally {
    rmSync(copy, { recursive: true });
  }
}

const localizer = new RuntimeLitLocalizer(config as never);
const { messages, errors } = localizer.extractSourceMessages();
const { translations } = localizer.readTranslationsSync();
const ids = messages.map(({ name }) => name);

const problems = [
  ...errors.map(({ messageText }) => (typeof messageText === 'string' ? messageText : messageText.messageText)),
  ...localizer.validateTranslations().errors,
  ...ids
    .filter((id) => GENERATED_ID.test(id))
    .map((id) => `${id}: give this message an explicit id, or a typo fix loses its translations.`),
  ...config.targetLocales.flatMap((locale) => {
    const translated = new Set(translations.get(locale)?.map(({ name }) => name));
    return ids.filter((id) => !translated.has(id)).map((id) => `${id}: no translation in locales/${locale}.xlf.`);
  }),
  ...(await changedByExtraction()).map((name) => `locales/${name} is out of date: run \`npm run localize:extract\`.`),
];

console.log(`${ids.length} messages, ${config.targetLocales.join(', ')}`);
for (const problem of problems) console.error(problem);
if (problems.length > 0 || ids.length === 0) process.exitCode = 1;
