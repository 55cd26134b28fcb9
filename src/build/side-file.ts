import { build, type Plugin, type Rolldown } from 'vite';
import { dynamicImports, importBeside } from './beside.js';
import { applyEdits } from './edits.js';

/**
 * Makes one dynamically imported module a file of its own beside the single file, bundled with what it needs and free
 * of imports: a chunk that imported the main file back would load it twice when that is served with a query.
 *
 * @param specifier As the import is written in the sources.
 * @param entry Path of the module.
 */
export function sideFile(fileName: string, specifier: string, entry: string, plugins: Plugin[]): Plugin {
  let met = false;
  return {
    name: 'side-file',
    transform: {
      filter: { id: /\/src\/.*\.ts$/, code: specifier },
      handler(code) {
        const imports = dynamicImports(code).filter((found) => found.specifier === specifier);
        met ||= imports.length > 0;
        const edits = imports.map(({ node: { start, end } }) => ({ start, end, text: importBeside(fileName) }));
        return { code: applyEdits(code, edits), map: null };
      },
    },
    async generateBundle() {
      if (!met) this.error(`No module imports ${specifier}: ${fileName} would never be loaded.`);
      this.emitFile({ type: 'asset', fileName, source: await bundle(entry, plugins) });
    },
  };
}

/** A file of its own beside the single file, which knows nothing of it. */
export const separateFile = (fileName: string, entry: string, plugins: Plugin[]): Plugin => ({
  name: 'separate-file',
  async generateBundle() {
    this.emitFile({ type: 'asset', fileName, source: await bundle(entry, plugins) });
  },
});

async function bundle(entry: string, plugins: Plugin[]): Promise<string> {
  const [output] = (await build({
    configFile: false,
    logLevel: 'warn',
    plugins,
    build: {
      write: false,
      target: 'es2022',
      lib: { entry, formats: ['es'] },
      rolldownOptions: { output: { minify: true, codeSplitting: false } },
    },
  })) as Rolldown.RolldownOutput[];
  return output!.output[0].code;
}
