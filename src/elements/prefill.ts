/**
 * What the host already knows of the customer or the acceptor. `locked` fields are shown but cannot be changed:
 * `true` for all that are given, or a list of names.
 */
export interface Prefill {
  name?: string;
  email?: string;
  position?: string;
  address?: string;
  country?: string;
  /** The host's own id of the account or user; recorded, not shown as a field. */
  reference?: string;
  locked?: boolean | readonly string[];
}
