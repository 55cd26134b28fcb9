import { build, parseSync, type ESTree, type Plugin, type Rolldown } from 'vite';
import { dynamicImports, importBeside } from './beside.js';
import { applyEdits } from './edits.js';

/** A module of the single file, and what the other file needs of it. */
interface Shared {
  id: string;
  names: Set<string>;
}

interface LinkedFileOptions {
  fileName: string;
  /** As the import is written in the sources. */
  specifier: string;
  /** Paths of the single file's entry and of the module. */
  main: string;
  entry: string;
  /** For the module's own file. */
  plugins: () => Plugin[];
}

const SHARED = 'virtual:shared';

/**
 * Makes one dynamically imported module a file of its own beside the single file that shares modules with it. The file
 * has no imports, because one back to the single file would load that twice when it is served with a query: it exports
 * a function, and the single file hands in what both use.
 */
export function linkedFile(options: LinkedFileOptions): Plugin {
  let linked = { code: '', shared: [] as Shared[] };
  return {
    name: 'linked-file',
    async buildStart() {
      linked = await bundle(options);
    },
    resolveId: (id) => (id === SHARED ? `\0${SHARED}` : undefined),
    load: (id) => (id === `\0${SHARED}` ? sharedModule(linked.shared) : undefined),
    transform: {
      filter: { id: /\/src\/.*\.ts$/, code: options.specifier },
      handler(code) {
        const imports = dynamicImports(code).filter(({ specifier }) => specifier === options.specifier);
        const load = `${importBeside(options.fileName)}.then((file) => file.default(shared))`;
        const edits = imports.map(({ node: { start, end } }) => ({ start, end, text: load }));
        return { code: `import { shared } from '${SHARED}';\n${applyEdits(code, edits)}`, map: null };
      },
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: options.fileName, source: linked.code });
    },
  };
}

const nameOf = (module: number, name: string): string => `m${module}_${name}`;

function sharedModule(shared: readonly Shared[]): string {
  const imports = shared.map(({ id, names }, module) => {
    const bindings = [...names].map((name) => `${name} as ${nameOf(module, name)}`);
    return `import { ${bindings.join(', ')} } from ${JSON.stringify(id)};`;
  });
  const fields = shared.flatMap(({ names }, module) => [...names].map((name) => nameOf(module, name)));
  const short = fields.map((field, index) => `${keyOf(index)}: ${field}`);
  return `${imports.join('\n')}\nexport const shared = { ${short.join(', ')} };`;
}

/** Names for the properties of what is handed over: neither file sees the other's minified names. */
const keyOf = (index: number): string => `$${index.toString(36)}`;

async function bundle({ specifier, main, entry, plugins }: LinkedFileOptions): Promise<typeof result> {
  const inMain = await modulesOf(main, specifier);
  const output = await run(entry, [...plugins()], (id, _, isResolved) => isResolved && inMain.has(id));
  const shared: Shared[] = [];
  const result = { code: asFunction(output.code, shared), shared };
  return result;
}

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
async function modulesOf(main: string, specifier: string): Promise<ReadonlySet<string>> {
  const { moduleIds } = await run(main, [], (id) => id === specifier || id.includes('/generated/locales/'));
  return new Set(moduleIds);
}

/** Turns `import { a as b } from 'x'; … export { C }` into `export default ({ $0: b }) => { …; return { C }; }`. */
function asFunction(code: string, shared: Shared[]): string {
  const parameters: string[] = [];
  const edits = [];
  let exported = '';
  for (const node of parseSync('module.js', code).program.body) {
    if (node.type === 'ImportDeclaration') parameters.push(...parametersFor(node, shared));
    else if (node.type === 'ExportNamedDeclaration') exported = node.specifiers.map(exportOf).join();
    else continue;
    edits.push({ start: node.start, end: node.end, text: '' });
  }
  // Keys are given in the order of `sharedModule`: by module, then by name.
  const order = shared.flatMap(({ names }, module) => [...names].map((name) => nameOf(module, name)));
  const pattern = parameters.map((parameter) => {
    const [name, local] = parameter.split(' ') as [string, string];
    return `${keyOf(order.indexOf(name))}:${local}`;
  });
  return `export default({${pattern.join()}})=>{${applyEdits(code, edits)};return{${exported}}}`;
}

function parametersFor({ source, specifiers }: ESTree.ImportDeclaration, shared: Shared[]): string[] {
  let module = shared.findIndex(({ id }) => id === source.value);
  if (module < 0) module = shared.push({ id: source.value, names: new Set() }) - 1;
  return specifiers.map((specifier) => {
    if (specifier.type !== 'ImportSpecifier') throw new Error(`${source.value} must be imported by names.`);
    const name = 'name' in specifier.imported ? specifier.imported.name : specifier.imported.value;
    shared[module]!.names.add(name);
    return `${nameOf(module, name)} ${specifier.local.name}`;
  });
}

function exportOf({ local, exported }: ESTree.ExportSpecifier): string {
  const nameIn = (node: ESTree.ModuleExportName) => ('name' in node ? node.name : node.value);
  return `${nameIn(exported)}:${nameIn(local)}`;
}
