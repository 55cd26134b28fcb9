import type { Receipt } from '../../src/acceptance/schema.js';
import { canonicalJson } from '../../src/agreement/digest.js';
import { createSigner, generateSigningKey, type Signer } from '../../src/server/signer.js';

/** An issuer with a key of its own. ES256, which every browser knows. */
export const newSigner = async (): Promise<Signer> => createSigner({ key: await generateSigningKey('ES256') });

/** The receipt with its place in a chain and the issuer's signature. */
export async function signed(receipt: Receipt, signer: Signer): Promise<Receipt> {
  const { signature: _, ...content } = { sequence: 17, salt: 'c2FsdA', ...receipt };
  return { ...content, signature: await signer.sign(new TextEncoder().encode(canonicalJson(content))) };
}
