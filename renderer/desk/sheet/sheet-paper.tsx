import { Fragment } from 'react';
import './sheet.css';
import type { EventSheet, SheetRow } from './event-sheet.ts';

/** The sheet as it lies on the table: black on white, ruled, as offices have it. */
export function SheetPaper(props: { sheet: EventSheet }) {
  const { office, title, number, rows, tables, foot } = props.sheet;
  return (
    <article className="sheet" aria-label={title}>
      <header>
        <p>{office}</p>
        <h1>{title}</h1>
        <p className="sheet-number">{number}</p>
      </header>
      <table className="sheet-form">
        <tbody>
          {rows.map((row) => (
            <FormRow key={row[0]?.[0]} row={row} />
          ))}
        </tbody>
      </table>
      {tables.map((table) => (
        <section key={table.title}>
          <h2>{table.title}</h2>
          <table>
            <thead>
              <tr>
                {table.head.map((cell) => (
                  <th key={cell} scope="col">
                    {cell}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((cells, n) => (
                // Lines never move: it is paper.
                <tr key={n}>
                  {cells.map((cell, at) => (
                    <td key={table.head[at]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
      <footer>
        {foot.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </footer>
    </article>
  );
}

function FormRow(props: { row: SheetRow }) {
  const { row } = props;
  return (
    <tr>
      {row.map(([label, value]) => (
        <Fragment key={label}>
          <th scope="row">{label}</th>
          <td colSpan={row.length === 1 ? 3 : 1}>{value}</td>
        </Fragment>
      ))}
    </tr>
  );
}
