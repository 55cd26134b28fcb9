import { parseSync, Visitor, type ESTree, type Plugin } from 'vite';
import { applyEdits, changeModule } from './edits.js';

type Statement = ESTree.Program['body'][number];

/**
 * Keeps of marked what its `Lexer` reaches and drops parser, renderers and the `marked` function: 2.9 kB (brotli)
 * that bundlers leave in, because marked hangs its interface onto a function by assignments at the top level.
 */
export function markedLexerOnly(): Plugin {
  return changeModule('marked-lexer-only', /\/marked\/lib\/marked\.esm\.js$/, keepLexer);
}

export function keepLexer(code: string): string {
  const { program } = parseSync('marked.js', code);
  const local = lexerBinding(program);
  const kept = reachable(program.body, local);
  const dropped = program.body.filter((statement) => !kept.has(statement));
  for (const statement of dropped) assertDroppable(statement, [...kept].flatMap(declaredNames));
  const edits = dropped.map(({ start, end }) => ({ start, end, text: '' }));
  return `${applyEdits(code, edits)}\nexport { ${local} as Lexer };`;
}

/** The top-level name that is exported as `Lexer`. */
function lexerBinding({ body }: ESTree.Program): string {
  const specifiers = body.flatMap((statement) =>
    statement.type === 'ExportNamedDeclaration' ? statement.specifiers : [],
  );
  const lexer = specifiers.find(({ exported }) => exported.type === 'Identifier' && exported.name === 'Lexer');
  if (lexer?.local.type !== 'Identifier') throw new Error('marked no longer exports Lexer from an export list.');
  return lexer.local.name;
}

/** The declarations that `name` needs, directly or through others; a name too many only costs bytes. */
function reachable(body: readonly Statement[], name: string): Set<Statement> {
  const kept = new Set<Statement>();
  const waiting = [name];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const statement = body.find((candidate) => declaredNames(candidate).includes(next));
    if (!statement || kept.has(statement)) continue;
    kept.add(statement);
    waiting.push(...mentionedNames(statement));
  }
  return kept;
}

function declaredNames(statement: Statement): string[] {
  if (statement.type === 'FunctionDeclaration' || statement.type === 'ClassDeclaration')
    return statement.id ? [statement.id.name] : [];
  if (statement.type !== 'VariableDeclaration') return [];
  return statement.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []));
}

function mentionedNames(statement: Statement): Set<string> {
  const names = new Set<string>();
  const visitor = new Visitor({ Identifier: ({ name }) => void names.add(name) });
  visitor.visit({ type: 'Program', body: [statement] } as ESTree.Program);
  return names;
}

const DECLARATIONS = ['FunctionDeclaration', 'ClassDeclaration', 'VariableDeclaration', 'ExportNamedDeclaration'];

/** What is dropped may only declare things, or set members of things that are dropped too. */
function assertDroppable(statement: Statement, keptNames: readonly string[]): void {
  if (DECLARATIONS.includes(statement.type)) return;
  const owner = statement.type === 'ExpressionStatement' ? assignedObject(statement.expression) : undefined;
  if (owner && !keptNames.includes(owner)) return;
  throw new Error(`marked has an unexpected ${statement.type} at its top level.`);
}

/** `x` of `x.y = …`. */
function assignedObject(expression: ESTree.Expression): string | undefined {
  const target = expression.type === 'AssignmentExpression' ? expression.left : undefined;
  return target?.type === 'MemberExpression' && target.object.type === 'Identifier' ? target.object.name : undefined;
}
