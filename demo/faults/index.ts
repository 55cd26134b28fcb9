import type { ConsentHandler } from '../../src/server/index.js';
import { problem } from '../http.js';
import { served, type FaultCase, type FaultGroup } from './case.js';
import { documentCases } from './documents.js';
import { hostileCases } from './hostile.js';
import { loadingCases } from './loading.js';
import { postingCases } from './posting.js';
import { asText, sample } from './sample.js';

export const faultGroups: readonly FaultGroup[] = [
  { title: ['Laden', 'Loading'], cases: loadingCases },
  { title: ['Datei', 'File'], cases: documentCases },
  { title: ['Böswilliges', 'Hostile content'], cases: hostileCases },
  { title: ['Absenden', 'Sending'], cases: postingCases },
];

const cases = new Map(faultGroups.flatMap((group) => group.cases).map((fault) => [fault.id, fault]));

export const findFault = (id: string | null): FaultCase | undefined => cases.get(id ?? '');

/** `/errors/files/<id>`: the agreement of a case. */
export async function faultFile(id: string, request: Request): Promise<Response> {
  const fault = cases.get(id);
  if (!fault) return problem(404, `No fault is called ${id}`);
  return fault.file?.(request) ?? served(asText(sample));
}

/** `/errors/endpoint/<id>`: the endpoint of a case. */
export const faultEndpoint: ConsentHandler = async (request) => {
  const id = new URL(request.url).pathname.split('/').at(-1)!;
  return cases.get(id)?.endpoint?.(request) ?? problem(404, `No fault is called ${id}`);
};
