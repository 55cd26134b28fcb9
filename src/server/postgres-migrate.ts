import { transact, type PostgresClient, type PostgresPool } from './postgres-connection.js';
import { MIGRATIONS, VERSION_TABLE, versionRow } from './postgres-schema.js';

/** The table of a version that was never released, whose acceptances stand in no chain. */
const FORMER_TABLE = 'avv_acceptances';

/**
 * What must be so for an acknowledged acceptance to be safe. Not every cluster has all of these settings: what a server
 * does not tell is not asserted.
 */
export async function assertDurable(pool: PostgresPool, required: Readonly<Record<string, string>>): Promise<void> {
  await transact(pool, async (client) => {
    for (const [name, wanted] of Object.entries(required)) {
      const { rows } = await client.query('SELECT current_setting($1, true) AS found', [name]);
      const [{ found }] = rows as [{ found: string | null }];
      if (found !== null && found !== wanted)
        throw new Error(`PostgreSQL: ${name} is ${found} instead of ${wanted}; acceptances would not be safe`);
    }
  });
}

/** Any number of processes may do this at once: the version's row lets one through, the others find it done. */
export async function migrate(pool: PostgresPool): Promise<void> {
  await createVersionTable(pool);
  await transact(pool, async (client) => {
    const version = await versionOf(client);
    for (const [index, step] of MIGRATIONS.slice(version).entries()) {
      await client.query(versionRow(version + index + 1));
      await client.query(step);
    }
  });
}

/** For those who apply the SQL themselves. */
export async function assertMigrated(pool: PostgresPool): Promise<void> {
  const version = (await exists(pool, 'avv_schema')) ? await versionOf(pool) : 0;
  if (version < MIGRATIONS.length)
    throw new Error(
      `PostgreSQL: the tables have version ${version}, ${MIGRATIONS.length} is needed; ` +
        'apply what “avv schema postgres” prints',
    );
}

/** Not IF NOT EXISTS: that fails as well when two do it at once, and asks for the right to create where it is there. */
async function createVersionTable(pool: PostgresPool): Promise<void> {
  if (await exists(pool, 'avv_schema')) return;
  if (await exists(pool, FORMER_TABLE))
    throw new Error(
      `PostgreSQL: there is a table ${FORMER_TABLE} of a version before the first release, ` +
        'whose acceptances stand in no chain; keep it elsewhere',
    );
  await transact(pool, (client) => client.query(VERSION_TABLE)).catch(async (error: unknown) => {
    // Somebody else made it meanwhile, which fails here in more than one way.
    if (!(await exists(pool, 'avv_schema'))) throw error;
  });
}

async function exists(pool: PostgresPool, table: string): Promise<boolean> {
  const { rows } = await pool.query('SELECT to_regclass($1) IS NOT NULL AS found', [table]);
  return (rows as [{ found: boolean }])[0].found;
}

async function versionOf(client: Pick<PostgresClient, 'query'>): Promise<number> {
  const { rows } = await client.query('SELECT coalesce(max(version), 0) AS version FROM avv_schema');
  const version = Number((rows as [{ version: unknown }])[0].version);
  if (version > MIGRATIONS.length)
    throw new Error(`PostgreSQL: the tables have version ${version}, this avv-viewer knows ${MIGRATIONS.length}`);
  return version;
}
