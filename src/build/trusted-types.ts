import { parseSync, Visitor, type ESTree, type Plugin } from 'vite';
import { applyEdits, changeModule, type Edit } from './edits.js';

/**
 * Lets the single file start on pages whose Content-Security-Policy limits Trusted Types. lit-html makes the policy
 * `lit-html` when it is imported and throws if the page forbids that or has made it already; here it tries
 * `avv-viewer` first, `lit-html` next, and goes on without one if both are refused.
 */
export function tolerantTrustedTypes(): Plugin {
  return changeModule('tolerant-trusted-types', /\/lit-html\/lit-html\.js$/, guardPolicy);
}

export function guardPolicy(code: string): string {
  const edits: Edit[] = [];
  const visitor = new Visitor({
    CallExpression(call) {
      if (createsPolicy(call)) edits.push({ start: call.start, end: call.end, text: guarded(code, call) });
    },
  });
  visitor.visit(parseSync('lit-html.js', code).program);
  if (edits.length !== 1) throw new Error(`lit-html creates ${edits.length} Trusted Types policies instead of one.`);
  return applyEdits(code, edits);
}

function createsPolicy({ callee, arguments: [name] }: ESTree.CallExpression): boolean {
  const isCreate = callee.type === 'MemberExpression' && !callee.computed && callee.property.name === 'createPolicy';
  return isCreate && name?.type === 'Literal' && name.value === 'lit-html';
}

function guarded(code: string, call: ESTree.CallExpression): string {
  const create = code.slice(call.callee.start, call.callee.end);
  const rules = code.slice(call.arguments[1]?.start, call.arguments[1]?.end);
  return `(rules => { for (const name of ['avv-viewer', 'lit-html']) try { return ${create}(name, rules); } catch {} })(${rules})`;
}
