import type { Plugin } from 'vite';
import { changeModule } from './edits.js';

/**
 * Lit's `property` for the decorators that we compile to, without the half that serves standard decorators, and the
 * compiler's helper without the kinds of decorator that we do not use. Either change stops the build when what it
 * replaces has become something else.
 */
export function legacyDecorators(): Plugin[] {
  return [
    changeModule('legacy-property', /@lit\/reactive-element\/decorators\/property\.js$/, (code) => {
      expectIn(code, '.constructor.createProperty(');
      return 'export const property = (options) => (proto, name) => proto.constructor.createProperty(name, options);';
    }),
    changeModule('legacy-helper', /helpers\/esm\/decorate\.js$/, (code) => {
      expectIn(code, 'decorators');
      return 'export default (decorators, proto, name) => decorators.forEach((decorate) => decorate(proto, name));';
    }),
  ];
}

function expectIn(code: string, part: string): void {
  if (!code.includes(part)) throw new Error(`The module to be shortened no longer contains ${part}`);
}
