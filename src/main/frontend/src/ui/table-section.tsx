import type { PropsWithChildren, ReactNode } from 'react';
import { Section } from './parts';

/** A section that is one table, called by the section's title. */
export function TableSection({
  title,
  note,
  aside,
  head,
  children,
}: PropsWithChildren<{ title: string; note?: ReactNode; aside?: ReactNode; head: ReactNode }>) {
  return (
    <Section title={title} note={note} aside={aside}>
      <div className="panel table-wrap">
        <table className="table" aria-label={title}>
          <thead>
            <tr>{head}</tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </div>
    </Section>
  );
}
