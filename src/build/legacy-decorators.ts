import type { Plugin } from 'vite';
import { changeModule } from './edits.js';

/**
 * Lit's `property` for the decorators that we compile to, without the half that serves standard decorators. Both call
 * `createProperty`; a Lit that no longer does stops the build.
 */
export function legacyDecorators(): Plugin {
  return changeModule('legacy-decorators', /@lit\/reactive-element\/decorators\/property\.js$/, (code) => {
    if (!code.includes('.constructor.createProperty('))
      throw new Error('Lit’s property decorator works differently now.');
    return 'export const property = (options) => (proto, name) => proto.constructor.createProperty(name, options);';
  });
}
