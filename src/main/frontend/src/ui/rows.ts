import { useEffect, useState } from 'react';
import { useHotkeys } from 'react-hotkeys-hook';

/** Keyboard over a list: j and k move the marked row, Enter opens it, x selects it. */
export function useRows<T>(
  rows: T[],
  { open, select }: { open: (row: T) => void; select?: (row: T) => void },
): { current: number; setCurrent: (index: number) => void } {
  const [current, setCurrent] = useState(-1);
  const move = (by: number) => setCurrent((now) => Math.max(0, Math.min(rows.length - 1, now + by)));
  const marked = rows[current];

  useHotkeys(['j', 'down'], () => move(1), { preventDefault: true, enabled: rows.length > 0 }, [rows.length]);
  useHotkeys(['k', 'up'], () => move(-1), { preventDefault: true, enabled: rows.length > 0 }, [rows.length]);
  useHotkeys(
    'enter',
    (event) => {
      // a focused button, link or row acts for itself
      if (marked && event.target === document.body) open(marked);
    },
    [marked],
  );
  useHotkeys('x', () => marked && select?.(marked), [marked, select]);
  useEffect(() => {
    document.querySelector('[data-current]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return { current, setCurrent };
}
