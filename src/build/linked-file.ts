import { build, parseSync, type ESTree, type Plugin, type Rolldown } from 'vite';
import { dynamicImports, importBeside } from './beside.js';
import { applyEdits, type Edit } from './edits.js';

/** A module of the single file, and what the other file needs of it. */
interface Shared {
  id: string;
  names: Set<string>;
}

interface LinkedFile {
  code: string;
  shared: readonly Shared[];
}

interface LinkedFileOptions {
  fileName: string;
  /** As the import is written in the sources of the single file. */
  specifier: string;
  /** Paths of the single file's entry and of the module. */
  main: string;
  entry: string;
  /** For the module's own file. */
  plugins: () => Plugin[];
}

/**
 * Makes one dynamically imported module a file of its own beside the single file that shares modules with it. The file
 * has no imports, because one back to the single file would load that twice when it is served with a query: it exports
 * a function, and the single file hands in what both use.
 */
export function linkedFile(options: LinkedFileOptions): Plugin {
  const { fileName, specifier } = options;
  const sharedId = `virtual:shared/${fileName}`;
  let linked: LinkedFile = { code: '', shared: [] };
  let met = false;
  return {
    name: `linked-file:${fileName}`,
    async buildStart() {
      linked = await bundle(options);
    },
    resolveId: (id) => (id === sharedId ? `\0${id}` : undefined),
    load: (id) => (id === `\0${sharedId}` ? sharedModule(linked.shared) : undefined),
    transform: {
      filter: { id: /\/src\/.*\.ts$/, code: specifier },
      handler(code) {
        const imports = dynamicImports(code).filter((found) => found.specifier === specifier);
        if (!imports.length) return null;
        met = true;
        const shared = specifier.replace(/\W/g, '_');
        const load = `${importBeside(fileName)}.then((file) => file.default(${shared}))`;
        const edits = imports.map(({ node: { start, end } }) => ({ start, end, text: load }));
        return { code: `import { shared as ${shared} } from '${sharedId}';\n${applyEdits(code, edits)}`, map: null };
      },
    },
    generateBundle() {
      if (!met) this.error(`No module of the single file imports ${specifier}: load it from src/elements/parts.ts.`);
      this.emitFile({ type: 'asset', fileName, source: linked.code });
    },
  };
}

/** A name for each of a module's exports that both files agree on; neither sees the other's minified names. */
const nameOf = (module: number, name: string): string => `m${module}_${name}`;

const namesOf = (shared: readonly Shared[]): string[] =>
  shared.flatMap(({ names }, module) => [...names].map((name) => nameOf(module, name)));

const keyOf = (index: number): string => `$${index.toString(36)}`;

function sharedModule(shared: readonly Shared[]): string {
  const imports = shared.map(({ id, names }, module) => {
    const bindings = [...names].map((name) => `${name} as ${nameOf(module, name)}`);
    return `import { ${bindings.join(', ')} } from ${JSON.stringify(id)};`;
  });
  const fields = namesOf(shared).map((name, index) => `${keyOf(index)}: ${name}`);
  return `${imports.join('\n')}\nexport const shared = { ${fields.join(', ')} };`;
}

async function bundle({ main, entry, plugins }: LinkedFileOptions): Promise<LinkedFile> {
  const inMain = await modulesOf(main);
  const { code } = await run(entry, plugins(), (id, _, isResolved) => isResolved && inMain.has(id) && !OWN.test(id));
  return asFunction(code);
}

/** Each file takes what it needs of these: shared, the single file would hold what only the others need. */
const OWN = /\/generated\/shapes\.ts$/;

type External = (id: string, importer: string | undefined, isResolved: boolean) => boolean;

async function run(entry: string, plugins: Plugin[], external: External): Promise<Rolldown.OutputChunk> {
  const [{ output }] = (await build({
    configFile: false,
    logLevel: 'warn',
    plugins,
    build: {
      write: false,
      target: 'es2022',
      lib: { entry, formats: ['es'] },
      rolldownOptions: {
        external,
        makeAbsoluteExternalsRelative: false,
        output: { minify: true, codeSplitting: false },
      },
    },
  })) as [Rolldown.RolldownOutput];
  return output[0];
}

/** Every module of the single file: what it loads later is not among them. */
async function modulesOf(main: string): Promise<ReadonlySet<string>> {
  const { moduleIds } = await run(main, [keepDynamicImports()], () => false);
  return new Set(moduleIds);
}

/** Leaves every `import('…')` as it is. */
const keepDynamicImports = (): Plugin => ({
  name: 'keep-dynamic-imports',
  resolveDynamicImport: (specifier) => (typeof specifier === 'string' ? { id: specifier, external: true } : null),
});

/** Turns `import { a as b } from 'x'; … export { C }` into `export default ({ $0: b }) => { …; return { C }; }`. */
function asFunction(code: string): LinkedFile {
  const shared: Shared[] = [];
  const locals = new Map<string, string>();
  const edits: Edit[] = [];
  let exported = '';
  for (const node of parseSync('module.js', code).program.body) {
    if (node.type === 'ImportDeclaration') noteImports(node, shared, locals);
    else if (node.type === 'ExportNamedDeclaration') exported = node.specifiers.map(exportOf).join();
    else continue;
    edits.push({ start: node.start, end: node.end, text: '' });
  }
  const parameters = namesOf(shared).map((name, index) => `${keyOf(index)}:${locals.get(name)}`);
  return { code: `export default({${parameters.join()}})=>{${applyEdits(code, edits)};return{${exported}}}`, shared };
}

function noteImports(
  { source, specifiers }: ESTree.ImportDeclaration,
  shared: Shared[],
  locals: Map<string, string>,
): void {
  let module = shared.findIndex(({ id }) => id === source.value);
  if (module < 0) module = shared.push({ id: source.value, names: new Set() }) - 1;
  for (const specifier of specifiers) {
    if (specifier.type !== 'ImportSpecifier') throw new Error(`${source.value} must be imported by names.`);
    const name = textOf(specifier.imported);
    shared[module]!.names.add(name);
    locals.set(nameOf(module, name), specifier.local.name);
  }
}

const exportOf = ({ local, exported }: ESTree.ExportSpecifier): string => `${textOf(exported)}:${textOf(local)}`;

const textOf = (name: ESTree.ModuleExportName): string => (name.type === 'Identifier' ? name.name : name.value);
