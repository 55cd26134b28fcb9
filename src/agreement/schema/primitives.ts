import * as z from 'zod';

/**
 * The string formats of the AVV format, by name. The name travels with each pattern into the generated
 * JSON Schema (`format`) and into violations, so that messages can say what a value should look like.
 */
const formatted = (format: string, pattern: RegExp) => z.string().regex(pattern).meta({ format });

/** Plain text, never empty. */
export const text = () => z.string().min(1);

/** CommonMark with tables; no HTML, no images. `{{key}}` stands for a placeholder. */
export const markdown = () => z.string().min(1).meta({ contentMediaType: 'text/markdown' });

/** An identifier without white space, unique in the document, the target of `#links`. */
export const id = () => formatted('avv-id', /^\S+$/);

/** ISO 8601 calendar date, `2026-01-31`. */
export const date = () => formatted('date', /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);

/** ISO 8601 date or month, `2026-01-31` or `2026-01`. */
export const dateOrMonth = () => formatted('date-or-month', /^\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?$/);

/** BCP 47 language tag, `de` or `de-AT`. */
export const language = () => formatted('language-tag', /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/);

/** Absolute URL or a reference relative to the file's own address (RFC 3986). */
export const href = () => formatted('uri-reference', /^\S+$/);

/** `sha-256:` and the base64url SHA-256 of a document in its RFC 8785 form. */
export const digest = () => formatted('avv-digest', /^sha-256:[A-Za-z0-9_-]{43}$/);

/** ISO 3166-1 alpha-2 code, `DE`. */
export const country = () => formatted('country-code', /^[A-Z]{2}$/);

/** E-mail address; only the shape `a@b` is checked. */
export const email = () => formatted('email', /^[^\s@]+@[^\s@]+$/);

/** Whole number from 0; the format has no floating-point numbers. */
export const count = () => z.int().min(0);
