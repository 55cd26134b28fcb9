import * as z from 'zod';

const text = () => z.string().min(1);
const whole = (min: number, max: number) => z.int().min(min).max(max);
const origin = () => z.string().refine((value) => URL.canParse(value) && new URL(value).origin === value);

/**
 * `avv.config.json`. Each description says what is expected, as the end of a sentence: it is the documentation
 * (`avv serve --help`) and the remedy in error messages. Paths are relative to the file. Nothing secret stands in it.
 */
export const configSchema = z.strictObject({
  issuer: text().describe('the name or URL of the provider, which each receipt names as its issuer'),
  agreements: text().describe('the folder with the agreements, each a *.json file'),
  database: z
    .string()
    .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+|env:\w+)$/)
    .describe('sqlite:FILE, postgres://USER@HOST/NAME, or env:NAME for a variable that holds one of them'),
  postgres: z
    .strictObject({
      migrate: z.boolean().default(true).describe('true to make the tables at start; else see “avv schema postgres”'),
      allowFsyncOff: z.boolean().default(false).describe('true for services that are durable without fsync'),
    })
    .prefault({})
    .describe('an object with settings of PostgreSQL'),
  key: text().describe('the file with the private signing key, made by “avv keygen --out FILE”'),
  retiredKeys: z
    .array(text())
    .default([])
    .describe('a list of files with former public keys, made by “avv keygen --retire FILE”'),
  path: z
    .string()
    .regex(/^\/[\w./~-]*$/)
    .default('/acceptances')
    .describe('the path of the endpoint, like /acceptances'),
  host: text().default('127.0.0.1').describe('the address to listen on; 127.0.0.1 is for this machine only'),
  port: whole(0, 65_535).default(8080).describe('a port from 0 to 65535; 0 takes a free one'),
  publicOrigin: origin()
    .optional()
    .describe('the origin under which browsers reach it through a proxy, like https://consent.example.com'),
  proxies: whole(0, 10).default(0).describe('how many proxies of yours stand in front and add to X-Forwarded-For'),
  allowedOrigins: z
    .array(origin().describe('an origin like https://www.example.com, without a path'))
    .default([])
    .describe('a list of origins whose pages may use it, like https://www.example.com'),
  identity: z
    .strictObject({
      secret: z
        .string()
        .regex(/^env:\w+$/)
        .describe('env:NAME for a variable with the secret of your back end; without identity anybody may accept'),
    })
    .optional()
    .describe('an object with the secret of your back end, which says who is signed in'),
  limit: z
    .strictObject({
      requests: whole(0, 1_000_000)
        .default(60)
        .describe('requests of a customer or address in that time, counted by each process; 0 for any number'),
      seconds: whole(1, 86_400).default(60).describe('the time of the rate limit, 1 to 86400 seconds'),
    })
    .prefault({})
    .describe('an object with the rate limit'),
  timeout: whole(1, 300)
    .default(30)
    .describe('how many seconds, 1 to 300, a request may take to arrive, and to end when the server stops'),
  production: z.boolean().default(true).describe('true to refuse trials, false to keep them in a chain of their own'),
});

export type Config = z.infer<typeof configSchema>;

/** A schema without what makes it optional. */
export function core(schema: z.ZodType): z.ZodType {
  const { innerType } = schema.def as { innerType?: z.ZodType };
  return innerType ? core(innerType) : schema;
}

/** One line a setting, for `--help`: its name, what is expected, what is taken when it is left out. */
export function describeConfig(): string {
  const rows = rowsOf(configSchema);
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows.map(([name, meaning]) => `  ${name.padEnd(width)}${meaning}`).join('\n');
}

function rowsOf(object: z.ZodObject, prefix = ''): [name: string, meaning: string][] {
  return Object.entries(object.shape as Record<string, z.ZodType>).flatMap(([name, schema]) => {
    const inner = core(schema);
    if (inner instanceof z.ZodObject) return rowsOf(inner, `${prefix}${name}.`);
    return [[prefix + name, describeSetting(schema)]];
  });
}

function describeSetting(schema: z.ZodType): string {
  const { success, data } = schema.safeParse(undefined);
  const fallback = data === undefined ? 'optional' : `default ${JSON.stringify(data)}`;
  return `${schema.description}${success ? ` (${fallback})` : ''}`;
}
