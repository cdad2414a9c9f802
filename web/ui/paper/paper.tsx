import { Fragment } from 'react';
import {
  annexLines,
  listMarker,
  MOTTO,
  NATION,
  numberLine,
  placeAndDate,
  RECIPIENTS_TITLE,
} from '#core/kernel/document-text.ts';
import {
  type Annex,
  type Block,
  type Closing,
  cellOf,
  type DocumentHead,
  type Inline,
  type PrintedDocument,
  type Run,
  runsOf,
  type Signer,
  type Table,
} from '#core/kernel/documents.ts';
import classes from './paper.module.css';

interface PaperProps {
  readonly document: PrintedDocument;
  /** What the paper is: "Bản xem trước của báo cáo". */
  readonly label: string;
}

/** A printed document on the screen: the same model as the DOCX and the PDF, so what is seen is what is printed. */
export function Paper({ document: printed, label }: PaperProps) {
  return (
    <div className={classes.room}>
      <article className={classes.paper} aria-label={label}>
        {printed.head && <Head head={printed.head} />}
        <Blocks blocks={printed.body} />
        {printed.annexes?.map((annex) => (
          <AnnexPart key={annexLines(annex).join()} annex={annex} />
        ))}
      </article>
    </div>
  );
}

function Head({ head }: { readonly head: DocumentHead }) {
  const letter = head.kind === undefined;
  return (
    <header className={classes.head}>
      <div className={classes.names}>
        <div>
          {head.superior !== undefined && <p className={classes.lines}>{head.superior}</p>}
          <p className={`${classes.lines} ${classes.strong} ${classes.ruledShort}`}>{head.agency}</p>
        </div>
        <div>
          <p className={classes.strong}>{NATION}</p>
          <p className={`${classes.strong} ${classes.ruled}`}>{MOTTO}</p>
        </div>
        <p className={classes.blanks}>{numberLine(head.number)}</p>
        <p className={`${classes.place} ${classes.blanks}`}>{placeAndDate(head.place, head.date)}</p>
      </div>
      {letter && head.abstract !== undefined && <p className={classes.lines}>{head.abstract}</p>}
      {!letter && (
        <div className={classes.title}>
          <p className={classes.strong}>{head.kind}</p>
          {head.abstract !== undefined && (
            <p className={`${classes.strong} ${classes.lines} ${classes.ruledShort}`}>{head.abstract}</p>
          )}
        </div>
      )}
    </header>
  );
}

function AnnexPart({ annex }: { readonly annex: Annex }) {
  return (
    <section className={classes.annex}>
      {annexLines(annex).map((line) => (
        <p key={line} className={`${classes.lines} ${line === annex.reference ? classes.place : classes.strong}`}>
          {line}
        </p>
      ))}
      <Blocks blocks={annex.body} />
    </section>
  );
}

function Blocks({ blocks }: { readonly blocks: readonly Block[] }) {
  return (
    <>
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no identity; the whole paper is drawn anew
        <BlockPart key={index} block={block} />
      ))}
    </>
  );
}

function BlockPart({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'heading':
      return (
        <p className={`${classes.heading} ${classes[`level${block.level}`]}`}>
          <Words content={block.content} />
        </p>
      );
    case 'paragraph':
      return (
        <p className={block.flush ? classes.flush : classes.paragraph} style={{ textAlign: block.align ?? 'justify' }}>
          <Words content={block.content} />
        </p>
      );
    case 'list':
      return (
        <>
          {block.items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity either
            <p key={index} className={classes.paragraph}>
              {listMarker(block.marker, index)}
              <Words content={item} />
            </p>
          ))}
        </>
      );
    case 'table':
      return <TablePart table={block} />;
    case 'closing':
      return <ClosingPart closing={block} />;
    case 'page-break':
      return <hr className={classes.pageBreak} />;
    default:
      return block satisfies never;
  }
}

function Words({ content }: { readonly content: Inline }) {
  return runsOf(content).map((run, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: runs have no identity
    <Fragment key={index}>
      <RunWords run={run} />
    </Fragment>
  ));
}

function RunWords({ run: { text, bold, italic } }: { readonly run: Run }) {
  const words = bold ? <strong>{text}</strong> : text;
  return italic ? <em>{words}</em> : words;
}

function TablePart({ table }: { readonly table: Table }) {
  const total = table.columns.reduce((sum, { width }) => sum + width, 0);
  return (
    <div className={classes.tableRoom}>
      {table.caption !== undefined && (
        <p className={classes.strong}>
          <Words content={table.caption} />
        </p>
      )}
      {table.unit !== undefined && <p className={classes.unit}>{table.unit}</p>}
      <table className={table.borders === 'none' ? classes.bare : classes.table}>
        <colgroup>
          {table.columns.map(({ width }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns are their place
            <col key={index} style={{ width: `${(width / total) * 100}%` }} />
          ))}
        </colgroup>
        <thead>
          {table.head.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of the head are their place
            <tr key={row}>
              {cells.map((cell, column) => {
                const { content, columns, rows } = cellOf(cell);
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells of the head are their place
                  <th key={column} colSpan={columns} rowSpan={rows}>
                    <Words content={content} />
                  </th>
                );
              })}
            </tr>
          ))}
          {table.numbering && (
            <tr className={classes.numbering}>
              {table.numbering.map((text) => (
                <td key={text}>{text}</td>
              ))}
            </tr>
          )}
        </thead>
        <tbody>
          {table.rows.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity
            <tr key={row}>
              {cells.map((cell, column) => {
                const { content, columns, rows, align, bold } = cellOf(cell);
                return (
                  <td
                    // biome-ignore lint/suspicious/noArrayIndexKey: cells have no identity
                    key={column}
                    colSpan={columns}
                    rowSpan={rows}
                    style={{ textAlign: align ?? table.columns[column]?.align, fontWeight: bold ? 700 : undefined }}
                  >
                    <Words content={content} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ClosingPart({ closing: { left, right } }: { readonly closing: Closing }) {
  return (
    <div className={classes.closing}>
      <div>
        {left?.kind === 'recipients' ? <RecipientLines lines={left.lines} /> : left && <SignerLines signer={left} />}
      </div>
      <div>{right && <SignerLines signer={right} />}</div>
    </div>
  );
}

function RecipientLines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <div className={classes.recipients}>
      <p>
        <strong>
          <em>{RECIPIENTS_TITLE}</em>
        </strong>
      </p>
      {lines.map((line) => (
        <p key={line}>- {line}</p>
      ))}
    </div>
  );
}

function SignerLines({ signer: { authority, note, name } }: { readonly signer: Signer }) {
  return (
    <div className={classes.signer}>
      {authority.map((line) => (
        <p key={line} className={classes.strong}>
          {line}
        </p>
      ))}
      {note !== undefined && <p className={classes.place}>{note}</p>}
      <p className={`${classes.strong} ${classes.name}`}>{name ?? ' '}</p>
    </div>
  );
}
