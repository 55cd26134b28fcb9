/** Custom-elements manifest (`cem analyze --config`): what editors, Storybook and catalogues read about the elements. */
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';

const INDEX = 'dist/npm/index.js';
const DEFINE = 'dist/npm/define.js';
const EVENTS = 'src/elements/events.ts';

/** The package ships bundles, not these sources: says which file of the package gives each class and element. */
const packagedPaths = () => ({
  name: 'packaged-paths',
  packageLinkPhase({ customElementsManifest: manifest }) {
    const declarations = manifest.modules.flatMap(publicClasses).map(withoutSources);
    const elements = declarations.filter(({ tagName }) => tagName);
    manifest.modules = [
      { kind: 'javascript-module', path: INDEX, declarations, exports: declarations.map(classExport) },
      { kind: 'javascript-module', path: DEFINE, declarations: [], exports: elements.map(elementExport) },
    ];
  },
});

/** The elements and their events; base classes and controllers are nobody's business. */
const publicClasses = ({ path, declarations = [] }) =>
  declarations.filter(({ kind, tagName }) => tagName || (kind === 'class' && path === EVENTS));

/** Public members, inherited ones included, documented events, and no mention of files that are not shipped. */
function withoutSources({ superclass, members = [], events = [], ...declaration }) {
  const isPublic = ({ privacy = 'public' }) => privacy === 'public';
  // The analyzer also makes events of what it sees in calls of dispatchEvent, under wrong names.
  const isDocumented = ({ description }) => description;
  const base = declaration.tagName ? { name: 'LitElement', package: 'lit' } : { name: superclass.name };
  for (const list of [members, declaration.attributes ?? []]) for (const member of list) delete member.inheritedFrom;
  return { ...declaration, superclass: base, members: members.filter(isPublic), events: events.filter(isDocumented) };
}

const classExport = ({ name }) => ({ kind: 'js', name, declaration: { name, module: INDEX } });
const elementExport = ({ name, tagName }) => ({
  kind: 'custom-element-definition',
  name: tagName,
  declaration: { name, module: INDEX },
});

export default {
  globs: ['src/elements/*.ts'],
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
