/** The agreement as data: load, check, hash. Runs in browsers, workers and Node. */
export { COUNTRIES_AS_OF, countryStatus, isInEea, type Adequacy, type CountryStatus } from './countries.js';
export { apply } from './compare/apply.js';
export { proposeChangelog, type ChangelogProposal, type ProposalContext } from './compare/changelog.js';
export { compare, type Comparable } from './compare/compare.js';
export type {
  Change,
  Comparison,
  Edition,
  FieldChange,
  Name,
  Run,
  Subject,
  TextBlock,
  Weight,
} from './compare/model.js';
export { comparePair, type Drift } from './compare/pair.js';
export { blocksOf, compareTexts } from './compare/texts.js';
export { digestOf } from './digest.js';
export { duplicateIds } from './duplicate-ids.js';
export { AvvError } from './errors.js';
export type { AvvErrorCode, AvvErrorDetails, FieldProblem, LoadErrorCode, SubmitErrorCode } from './errors.js';
export { resolveHref } from './href.js';
export { parseJson } from './json.js';
export { load, type LoadedAgreement, type LoadOptions } from './load.js';
export { agreementSchema } from './schema.js';
export type {
  AcceptanceTerms,
  Agreement,
  Ask,
  ChangelogEntry,
  Contact,
  Declaration,
  Measure,
  Measures,
  Party,
  Placeholder,
  Processing,
  Safeguard,
  Section,
  Subprocessor,
  SubprocessorGroup,
  Subprocessors,
  Term,
  Translation,
} from './schema.js';
export { subprocessorsCsv, subprocessorsJson } from './subprocessor-export.js';
export {
  inOrder,
  SubprocessorSearch,
  type InForceFor,
  type SubprocessorFilter,
  type SubprocessorOrder,
} from './subprocessor-filter.js';
export { subprocessorsInForce } from './subprocessors.js';
export { featuresThatTransfer, staysInEea, transferOf, type FeatureTransfers, type Transfer } from './transfers.js';
export { validate, type Violation } from './validate.js';
export { compareVersions } from './version.js';
