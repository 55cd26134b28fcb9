/*
 * Where personal data may go without a further safeguard: the one place in the project that knows. No official list can
 * be read by programs, so it is kept by hand.
 *
 * Sources: EU and EEA membership: Art. 52 TEU, Art. 355 TFEU, Agreement on the EEA (GDPR incorporated by Decision of the
 * EEA Joint Committee No 154/2018). Adequacy decisions: list of the European Commission under Art. 45(8) GDPR and the
 * Official Journal. To renew: compare with that list, change the entries, then `COUNTRIES_AS_OF`.
 */

/**
 * The day whose law this file describes, by published overviews of the Commission's list. Numbers and pages have not been
 * compared with the Official Journal itself: counsel should, once.
 */
export const COUNTRIES_AS_OF = '2026-08-05';

/**
 * ISO 3166-1 codes of the European Economic Area: the 27 Member States, Iceland, Liechtenstein, Norway, and the parts of
 * Member States that have codes of their own and belong to the Union. `EU` is reserved by ISO for the Union as a whole.
 */
const EEA: ReadonlySet<string> = new Set(
  (
    'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK ' +
    'IS LI NO AX GF GP MF MQ RE YT EU'
  ).split(' '),
);

/** For whom in the country a decision speaks, where not for everybody. */
export type AdequacyScope = 'commercial' | 'dpf' | 'appi' | 'automated' | 'pipa';

/** A decision of the European Commission under Art. 45(3) GDPR, or one that Art. 45(9) keeps in force. */
export interface Adequacy {
  /** Number of the decision. */
  decision: string;
  /** Day of the decision. */
  decided: string;
  /** Where in the Official Journal. */
  journal: string;
  /** For everybody in the country without. */
  scope?: AdequacyScope;
  /** Last day on which it applies, where it has one. */
  until?: string;
}

const ADEQUACY: Readonly<Record<string, Adequacy>> = {
  AD: { decision: '2010/625/EU', decided: '2010-10-19', journal: 'OJ L 277, 21.10.2010, p. 27' },
  AR: { decision: '2003/490/EC', decided: '2003-06-30', journal: 'OJ L 168, 5.7.2003, p. 19' },
  BR: { decision: '(EU) 2026/179', decided: '2026-01-26', journal: 'OJ L, 2026/179, 28.1.2026' },
  CA: { decision: '2002/2/EC', decided: '2001-12-20', journal: 'OJ L 2, 4.1.2002, p. 13', scope: 'commercial' },
  CH: { decision: '2000/518/EC', decided: '2000-07-26', journal: 'OJ L 215, 25.8.2000, p. 1' },
  FO: { decision: '2010/146/EU', decided: '2010-03-05', journal: 'OJ L 58, 9.3.2010, p. 17' },
  // Amended by (EU) 2025/1226 (until 27 December 2025) and on 19 December 2025 (until 27 December 2031).
  GB: { decision: '(EU) 2021/1772', decided: '2021-06-28', journal: 'OJ L 360, 11.10.2021, p. 1', until: '2031-12-27' },
  GG: { decision: '2003/821/EC', decided: '2003-11-21', journal: 'OJ L 308, 25.11.2003, p. 27' },
  IL: { decision: '2011/61/EU', decided: '2011-01-31', journal: 'OJ L 27, 1.2.2011, p. 39', scope: 'automated' },
  IM: { decision: '2004/411/EC', decided: '2004-04-28', journal: 'OJ L 151, 30.4.2004, p. 48' },
  JE: { decision: '2008/393/EC', decided: '2008-05-08', journal: 'OJ L 138, 28.5.2008, p. 21' },
  JP: { decision: '(EU) 2019/419', decided: '2019-01-23', journal: 'OJ L 76, 19.3.2019, p. 1', scope: 'appi' },
  KR: { decision: '(EU) 2022/254', decided: '2021-12-17', journal: 'OJ L 44, 24.2.2022, p. 1', scope: 'pipa' },
  NZ: { decision: '2013/65/EU', decided: '2012-12-19', journal: 'OJ L 28, 30.1.2013, p. 12' },
  US: { decision: '(EU) 2023/1795', decided: '2023-07-10', journal: 'OJ L 231, 20.9.2023, p. 118', scope: 'dpf' },
  UY: { decision: '2012/484/EU', decided: '2012-08-21', journal: 'OJ L 227, 23.8.2012, p. 11' },
};

/** Where a country stands under Chapter V GDPR. */
export type CountryStatus = { kind: 'eea' } | { kind: 'adequate'; adequacy: Adequacy } | { kind: 'third' };

/**
 * What this file knows of a country, as of `COUNTRIES_AS_OF`. A code that it does not know is a third country: nothing
 * is taken for part of the EEA that is not listed.
 *
 * @param code ISO 3166-1 alpha-2.
 * @param day ISO 8601 date on which the decision has to apply.
 */
export function countryStatus(code: string, day: string): CountryStatus {
  if (EEA.has(code)) return { kind: 'eea' };
  const adequacy = Object.hasOwn(ADEQUACY, code) ? ADEQUACY[code] : undefined;
  const applies = adequacy && adequacy.decided <= day && day <= (adequacy.until ?? day);
  return applies ? { kind: 'adequate', adequacy } : { kind: 'third' };
}

/** Whether a country belongs to the European Economic Area. */
export const isInEea = (code: string): boolean => EEA.has(code);
