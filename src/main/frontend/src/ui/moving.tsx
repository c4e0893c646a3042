import { useEffect, useRef, useState } from 'react';
import { price } from './format';
import { useLanguage } from './parts';

/** A price that flashes once when it changes, and not when it is first seen. */
export function Moving({ value, className = '' }: { value: string | undefined; className?: string }) {
  const language = useLanguage();
  const before = useRef(value);
  const [moves, setMoves] = useState(0);
  useEffect(() => {
    if (before.current !== undefined && before.current !== value) setMoves((count) => count + 1);
    before.current = value;
  }, [value]);
  return (
    <span key={moves} className={`${className} ${moves > 0 ? 'moved' : ''}`}>
      {value ? price(value, language) : '–'}
    </span>
  );
}
