import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useRef, useState, type ReactNode } from 'react';
import { useHotkeys } from 'react-hotkeys-hook';
import { Bones, Empty, Failure } from './parts';
import { useRows } from './rows';
import '../trading/trading.css';

/** Text to narrow a list by, with a box for it; the key f goes there. */
export function useFilter(label: string): { wanted: string; box: ReactNode } {
  const [text, setText] = useState('');
  const filterBox = useRef<HTMLInputElement>(null);
  useHotkeys('f', () => filterBox.current?.focus(), { preventDefault: true });
  return {
    wanted: text.trim().toLowerCase(),
    box: (
      <TextInput
        ref={filterBox}
        aria-label={label}
        placeholder={label}
        leftSection={<IconSearch size={14} />}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        w={240}
      />
    ),
  };
}

interface Loaded {
  isPending: boolean;
  isError: boolean;
  data: unknown;
  error: unknown;
  refetch: () => unknown;
}

/** A list on the left, what is chosen in it on the right; every list of this kind loads, fails and is walked alike. */
export function ListAndDetail<T>({
  title,
  filters,
  actions,
  loaded,
  rows,
  id,
  chosen,
  open,
  nothing,
  head,
  cells,
  above,
  more,
  children,
}: {
  title: string;
  filters: ReactNode;
  actions?: ReactNode;
  loaded: Loaded;
  rows: T[];
  id: (row: T) => string;
  chosen: string | undefined;
  open: (row: T) => void;
  nothing: { title: string; more?: string | undefined };
  head: ReactNode;
  cells: (row: T) => ReactNode;
  above?: ReactNode;
  /** below the rows: the way to further ones */
  more?: ReactNode;
  children?: ReactNode;
}) {
  const { current } = useRows(rows, { open });
  return (
    <div className="page">
      <div className="title">
        <h1>{title}</h1>
        {actions && <div className="title__actions">{actions}</div>}
      </div>
      <div className="filters">{filters}</div>
      {above}
      <div className="market">
        <div className="panel table-wrap">
          {loaded.isError && !loaded.data ? (
            <Failure error={loaded.error} retry={() => void loaded.refetch()} />
          ) : loaded.isPending ? (
            <Bones rows={8} widths={[14, 30, 12, 12, 12]} />
          ) : rows.length === 0 ? (
            <Empty title={nothing.title}>{nothing.more}</Empty>
          ) : (
            <table className="table table--rows">
              <thead>
                <tr>{head}</tr>
              </thead>
              <tbody>
                {rows.map((row, index) => (
                  <tr
                    key={id(row)}
                    aria-selected={id(row) === chosen}
                    data-current={index === current || undefined}
                    onClick={() => open(row)}
                  >
                    {cells(row)}
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {more}
        </div>
        {children}
      </div>
    </div>
  );
}
