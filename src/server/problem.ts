import { PROBLEMS, problemType, type ProblemName } from '../acceptance/problems.js';
import type { Problem } from '../acceptance/schema.js';
import type { FieldProblem } from '../agreement/errors.js';

interface ProblemFacts {
  errors?: readonly FieldProblem[];
  headers?: Record<string, string>;
  cause?: unknown;
}

/** Ends the handling of a request with problem details (RFC 9457). */
export class ProblemError extends Error {
  constructor(
    readonly problem: ProblemName,
    detail: string,
    readonly facts: ProblemFacts = {},
  ) {
    super(detail, { cause: facts.cause });
    this.name = 'ProblemError';
  }
}

export function problemResponse({ problem, message, facts }: ProblemError): Response {
  const status = PROBLEMS[problem];
  const body: Problem = { type: problemType(problem), title: titleOf(problem), status, detail: message };
  if (facts.errors) body.errors = facts.errors.map((error) => ({ ...error }));
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...facts.headers, 'Content-Type': 'application/problem+json' },
  });
}

/** `version-superseded` as “Version superseded”. */
const titleOf = (name: ProblemName): string => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
