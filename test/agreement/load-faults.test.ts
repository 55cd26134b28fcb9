import { expect } from '@open-wc/testing';
import { AvvError } from '../../src/agreement/errors.js';
import { load } from '../../src/agreement/load.js';
import { faultOrigins } from '../faults/client.js';
import { codeOf, loadingFaults, type LoadingFault } from '../faults/loading.js';
import { engine } from '../faults/seen.js';

async function outcome({ path, at = 'origin', options }: LoadingFault): Promise<AvvError | undefined> {
  const origins = await faultOrigins();
  const url = new URL(path, origins[at]);
  try {
    const { agreement } = await load(url, options);
    expect(agreement.title).to.equal('Vertrag über Auftragsverarbeitung – Größe „Übung“ 🙂');
    return undefined;
  } catch (error) {
    expect(error, String(error)).to.be.instanceOf(AvvError);
    return error as AvvError;
  }
}

describe('loading faults', () => {
  for (const fault of loadingFaults) {
    const code = codeOf(fault, engine);
    it(`${fault.name}: ${code ?? 'loads'}`, async () => {
      const error = await outcome(fault);
      expect(error?.code, error?.message).to.equal(code);
      if (!error) return;
      expect(error.details.url).to.match(/^http:/);
      expect(error.details).to.include(fault.details ?? {});
    });
  }
});
