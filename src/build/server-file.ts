import { build, type Plugin, type Rolldown } from 'vite';

/**
 * A module for servers with Lit inside: the Lit that bundlers for workers and edge runtimes choose is the one for pages,
 * which asks for `document` as soon as it is loaded.
 *
 * @param entry Path of the module.
 * @param external What stays an import.
 */
export const serverFile = (fileName: string, entry: string, external: (id: string) => boolean): Plugin => ({
  name: 'server-file',
  async generateBundle() {
    this.emitFile({ type: 'asset', fileName, source: await bundle(entry, external) });
  },
});

async function bundle(entry: string, external: (id: string) => boolean): Promise<string> {
  const [output] = (await build({
    configFile: false,
    logLevel: 'warn',
    resolve: { conditions: ['node', 'production'] },
    build: {
      write: false,
      target: 'es2022',
      minify: false,
      lib: { entry, formats: ['es'] },
      rolldownOptions: { external, output: { codeSplitting: false } },
    },
  })) as Rolldown.RolldownOutput[];
  return output!.output[0].code;
}
