import { documentOf, type Block } from '../../../domain/bulletin/document.ts';
import type { Table } from '../../../domain/bulletin/tables.ts';
import type { Paper as PaperOf } from '../../../domain/bulletin/types.ts';
import '../styles/bulletin-paper.css';

const PaperTable = ({ table: { columns, rows } }: { readonly table: Table }) => (
  <div className="paper-table">
    <table>
      <colgroup>
        {columns.map(({ title, width }) => (
          <col key={title} width={`${width}%`} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map(({ title }) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          // Rows and cells have no names of their own, and keep no state.
          // oxlint-disable-next-line no-array-index-key
          <tr key={at}>
            {row.map((cell, column) =>
              cell === null ? null : (
                // oxlint-disable-next-line no-array-index-key
                <td key={column} rowSpan={cell.rows} className={columns[column]?.align === 'start' ? 'paper-words' : ''}>
                  {cell.text}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const BlockOf = ({ block }: { readonly block: Block }) => {
  switch (block.kind) {
    case 'table':
      return <PaperTable table={block.table} />;
    case 'annex-list':
      return (
        <ol className="paper-annex-list">
          {block.items.map((item, at) => (
            <li key={item}>
              {at + 1}.{item}
            </li>
          ))}
        </ol>
      );
    case 'signature':
      return (
        <footer className="paper-signature">
          <p>{block.office}</p>
          <p>{block.date}</p>
        </footer>
      );
    case 'title':
      return <h1 className="paper-title">{block.text}</h1>;
    case 'heading':
    case 'annex-title':
      return <h2 className={`paper-${block.kind}`}>{block.text}</h2>;
    case 'red-head':
    case 'number':
    case 'addressee':
    case 'paragraph':
    case 'annex-label':
      return <p className={`paper-${block.kind}`}>{block.text}</p>;
  }
};

const Blocks = ({ blocks }: { readonly blocks: readonly Block[] }) =>
  blocks.map((block, at) => (
    // A block is what stands in its place.
    // oxlint-disable-next-line no-array-index-key
    <BlockOf key={at} block={block} />
  ));

/** A bulletin as it will be on paper: A4, the annexes on their side. It is in Chinese whatever the page speaks. */
export const Paper = ({ paper, label }: { readonly paper: PaperOf; readonly label: string }) => {
  const { body, annexes } = documentOf(paper);
  return (
    <article className="paper-pages" lang="zh-CN" aria-label={label} data-testid="paper">
      <div className="paper">
        <Blocks blocks={body} />
      </div>
      {annexes.map((blocks, at) => (
        // oxlint-disable-next-line no-array-index-key -- an annex is what stands in its place
        <div key={at} className="paper paper-wide">
          <Blocks blocks={blocks} />
        </div>
      ))}
    </article>
  );
};
