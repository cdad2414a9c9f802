/** What a file may cost us at most, whatever it claims to be. */
export interface ReadingLimits {
  /** Uncompressed bytes of all parts together: a "zip bomb" is refused before it is read. */
  readonly uncompressedBytes: number;
  /** Uncompressed ÷ compressed of one part, looked at from `ratioFromBytes` on. Real sheets stay below 60. */
  readonly ratio: number;
  readonly ratioFromBytes: number;
  readonly parts: number;
  /** Excel itself allows 32,767 characters a cell. */
  readonly cellLength: number;
  readonly columns: number;
  /** Nothing but values: a workbook with macros and a cell with a formula are refused instead of read past. */
  readonly valuesOnly?: boolean;
}

export const READING_LIMITS: ReadingLimits = {
  uncompressedBytes: 8_000_000_000,
  ratio: 200,
  ratioFromBytes: 20_000_000,
  parts: 10_000,
  cellLength: 65_536,
  columns: 2_000,
};

/** For files that strangers' browsers send: 50 MB of XLSX are rarely more than 1 GB of XML. */
export const UPLOAD_LIMITS: ReadingLimits = { ...READING_LIMITS, uncompressedBytes: 1_500_000_000 };

/** For files that decide something: what stands in a cell must be what somebody typed there. */
export const VALUES_ONLY: ReadingLimits = { ...UPLOAD_LIMITS, valuesOnly: true };
