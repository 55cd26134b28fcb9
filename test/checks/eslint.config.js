/** Run by `npm run lint` with the project's root as working folder: patterns below are relative to that. */
import { configs as lit } from 'eslint-plugin-lit';
import { configs as wc } from 'eslint-plugin-wc';
import { fileURLToPath } from 'node:url';
import tseslint from 'typescript-eslint';

const ROOMS = ['elements', 'view', 'localization', 'agreement', 'acceptance', 'server', 'copy', 'cli', 'build'];

/** Which rooms each room may import; what is missing here is forbidden. */
const MAY_IMPORT = {
  elements: ['view', 'localization', 'agreement', 'acceptance'],
  view: ['localization', 'agreement', 'acceptance'],
  localization: ['agreement', 'acceptance'],
  agreement: [],
  acceptance: ['agreement'],
  server: ['agreement', 'acceptance'],
  copy: ['elements', 'view', 'localization', 'agreement', 'acceptance'],
  cli: ['agreement', 'acceptance', 'server'],
};

/** Rooms of Lit templates: their code reaches browsers, or is made of what does. */
const BROWSER = ['elements', 'view', 'localization', 'copy'];
/** Rooms that run in browsers, Node, workers and edge alike. */
const CORE = ['agreement', 'acceptance', 'server'];

const direction = (room) => ({
  group: ROOMS.filter((other) => other !== room && !MAY_IMPORT[room].includes(other)).map((other) => `**/${other}/**`),
  message: `${room} may import ${MAY_IMPORT[room].join(', ') || 'no other room'} only (CONTRIBUTING, “The rooms”).`,
});

const UNSAFE_LIT = {
  group: ['lit/directives/unsafe-*', 'lit/static-html.js', 'lit/directives/style-map.js', 'lit-html', 'lit-html/**'],
  message: 'No HTML from strings, and no style attributes: both break under a strict Content-Security-Policy.',
};
const UNSAFE_CSS = { group: ['lit', 'lit/**'], importNames: ['unsafeCSS'], message: 'No style sheets from strings.' };
const LOCALIZE = {
  name: '@lit/localize',
  allowTypeImports: true,
  message: 'Import from @lit/localize/internal/*: the package root keeps one language per page.',
};
const ZOD = {
  group: ['zod', 'zod/**', '**/schema.js', '**/schema/**'],
  allowTypeImports: true,
  message: 'zod must not reach browsers: import its types only.',
};
const INDEX = { group: ['**/index.js'], message: 'Import the module itself: an index pulls in zod and more.' };
const NO_NODE = { group: ['node:*'], message: 'This room runs in browsers, workers and edge runtimes, too.' };

function restrictions(name, { zod }) {
  const patterns = [direction(name)];
  if (BROWSER.includes(name)) patterns.push(UNSAFE_LIT, UNSAFE_CSS, INDEX, NO_NODE);
  if (CORE.includes(name)) patterns.push({ group: ['lit', 'lit/**'], message: 'This room has no interface.' }, NO_NODE);
  if (!zod) patterns.push(ZOD);
  return { '@typescript-eslint/no-restricted-imports': ['error', { paths: [LOCALIZE], patterns }] };
}

/** Schemas, and the indexes that only Node and bundlers read, may use zod; so may rooms that never reach browsers. */
const room = (name) => [
  { files: [`src/${name}/**/*.ts`], rules: restrictions(name, { zod: name === 'server' || name === 'cli' }) },
  {
    files: [`src/${name}/{schema,index}.ts`, `src/${name}/schema/**/*.ts`],
    rules: restrictions(name, { zod: !BROWSER.includes(name) }),
  },
];

const HTML_SINKS = [
  'innerHTML',
  'outerHTML',
  'insertAdjacentHTML',
  'setHTMLUnsafe',
  'srcdoc',
  'createContextualFragment',
];

/** Code that ships: nothing that turns strings into markup, styles or code. */
const shipped = {
  files: ['src/**/*.ts'],
  ignores: ['src/build/**', 'src/cli/**'],
  rules: {
    'no-console': ['error', { allow: ['error'] }],
    'no-eval': 'error',
    '@typescript-eslint/no-implied-eval': 'error',
    'no-restricted-properties': [
      'error',
      ...HTML_SINKS.map((property) => ({ property, message: 'No HTML from strings.' })),
    ],
    'no-restricted-syntax': [
      'error',
      {
        selector: 'TaggedTemplateExpression[tag.name="html"] TemplateElement[value.raw=/\\sstyle=/]',
        message: 'A style attribute breaks under a strict Content-Security-Policy: use classes or `.style`.',
      },
      {
        selector:
          'TaggedTemplateExpression[tag.name="html"] TemplateElement[value.raw=/<(style|script|iframe|img)\\b/i]',
        message: 'Templates hold no style, script, frame or image.',
      },
    ],
  },
};

/** Calls that give promises which need no waiting: node:test waits itself, and Chai's `equal` is only typed as one. */
const SAFE_CALLS = [
  { from: 'package', package: 'node:test', name: ['test', 'it', 'describe', 'suite'] },
  { from: 'package', package: '@open-wc/semantic-dom-diff', name: 'Equal' },
];

/** Tests poke at what is not of the right type, and Chai's assertions are expressions. */
const tests = {
  files: ['test/**/*.ts'],
  rules: {
    '@typescript-eslint/no-explicit-any': 'off',
    '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: SAFE_CALLS }],
    '@typescript-eslint/no-unsafe-argument': 'off',
    '@typescript-eslint/no-unsafe-assignment': 'off',
    '@typescript-eslint/no-unsafe-call': 'off',
    '@typescript-eslint/no-unsafe-member-access': 'off',
    '@typescript-eslint/no-unsafe-return': 'off',
    '@typescript-eslint/no-unused-expressions': 'off',
    '@typescript-eslint/require-await': 'off',
  },
};

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/**',
      'dist/**',
      'coverage/**',
      'src/generated/**',
      'test/output/**',
      'test/package/fixture/**',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.recommendedTypeChecked,
  // The demo's pages are strings made by a tag of their own, not Lit templates.
  { ...lit['flat/recommended'], ignores: ['demo/**'] },
  wc['flat/recommended'],
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: fileURLToPath(new URL('../..', import.meta.url)) },
    },
    settings: { wc: { elementBaseClasses: ['LitElement'] } },
    rules: {
      // Lit binds listeners to their element.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
    },
  },
  { files: ['**/*.{js,mjs}'], ...tseslint.configs.disableTypeChecked },
  shipped,
  ...Object.keys(MAY_IMPORT).flatMap(room),
  tests,
);
