/**
 * A report as the checker reads it, whatever file it came from: numbered lines of plain NFC text. The readers
 * (DOCX, PDF, OCR, TXT) make it, the rules only look at it, so they run the same in the browser and on the server.
 */
export interface CheckedText {
  readonly lines: readonly TextLine[];
}

export interface TextLine {
  /** From 1: the line of a text file, the paragraph or table row of a DOCX, the printed line of a PDF. */
  readonly number: number;
  /** NFC, without marks of layout (`**`, `##`); the cells of a table's row are joined by tabs. */
  readonly text: string;
  /** The page it is printed on, where the file knows pages. */
  readonly page?: number | undefined;
  /** The cells, where the line is a row of a table; `table` counts the tables of the document from 0. */
  readonly cells?: readonly string[] | undefined;
  readonly table?: number | undefined;
}

/** A passage and where it stands: what a finding quotes. */
export interface Place {
  readonly line: number;
  readonly quote: string;
}
