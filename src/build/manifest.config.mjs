/** Custom-elements manifest (`cem analyze --config`): what editors, Storybook and catalogues read about the elements. */
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';

const INDEX = 'dist/npm/index.js';
const DEFINE = 'dist/npm/define.js';

/** The package ships bundles, not these sources: says which file of the package gives each class and element. */
const packagedPaths = () => ({
  name: 'packaged-paths',
  packageLinkPhase({ customElementsManifest: manifest }) {
    const declarations = manifest.modules.flatMap((module) => module.declarations ?? []).filter(isPublic);
    for (const declaration of declarations) declaration.members = declaration.members?.filter(isPublic);
    const elements = declarations.filter(({ customElement }) => customElement);
    manifest.modules = [
      { kind: 'javascript-module', path: INDEX, declarations, exports: declarations.map(classExport) },
      { kind: 'javascript-module', path: DEFINE, declarations: [], exports: elements.map(elementExport) },
    ];
  },
});

/** Classes and their public members; Lit's own hooks and private fields are no promise to anybody. */
const isPublic = ({ kind, privacy, inheritedFrom }) =>
  ['class', 'field', 'method'].includes(kind) && (privacy ?? 'public') === 'public' && !inheritedFrom;

const classExport = ({ name }) => ({ kind: 'js', name, declaration: { name, module: INDEX } });
const elementExport = ({ name, tagName }) => ({
  kind: 'custom-element-definition',
  name: tagName,
  declaration: { name, module: INDEX },
});

export default {
  globs: ['src/elements/avv-*.ts', 'src/elements/events.ts'],
  outdir: 'dist',
  litelement: true,
  plugins: [
    packagedPaths(),
    customElementVsCodePlugin({
      outdir: 'dist',
      htmlFileName: 'vscode.html-custom-data.json',
      cssFileName: 'vscode.css-custom-data.json',
      hideLogs: true,
    }),
  ],
};
