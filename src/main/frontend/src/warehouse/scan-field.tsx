import { IconBarcode } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import './warehouse.css';

/** Where typing belongs to somebody else. */
const elsewhere = (at: Element | null) =>
  at instanceof HTMLElement &&
  (at.matches('input:not([type=radio], [type=checkbox]), textarea, select') || at.closest('[role=dialog]') !== null);

/**
 * Takes what a scanner types, ended by Enter, as a keyboard does. The scanner never misses: a click leads back here, and
 * characters typed anywhere else on the page land here; the Tab key still leads away, for those who work by keyboard.
 */
export function ScanField({
  label,
  hint,
  prefix,
  onScan,
}: {
  label: string;
  hint: string;
  prefix?: string | undefined;
  onScan: (typed: string) => void;
}) {
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  useEffect(() => {
    const focus = () => box.current?.focus({ preventScroll: true });
    const afterClick = () =>
      requestAnimationFrame(() => {
        if (!elsewhere(document.activeElement)) focus();
      });
    const onKey = (event: KeyboardEvent) => {
      const types = event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (types && !elsewhere(document.activeElement)) focus();
    };
    const onReturn = () => !elsewhere(document.activeElement) && focus();
    focus();
    document.addEventListener('click', afterClick);
    // before the keys of the page, so that the first character is typed and not taken for one of them
    document.addEventListener('keydown', onKey, true);
    window.addEventListener('focus', onReturn);
    return () => {
      document.removeEventListener('click', afterClick);
      document.removeEventListener('keydown', onKey, true);
      window.removeEventListener('focus', onReturn);
    };
  }, []);
  return (
    <form
      className="scan"
      onSubmit={(event) => {
        event.preventDefault();
        const typed = text;
        setText('');
        if (typed.trim()) onScan(typed);
      }}
    >
      <IconBarcode size={26} stroke={1.5} aria-hidden />
      {prefix && <strong className="scan__prefix num">{prefix}</strong>}
      <input
        ref={box}
        aria-label={label}
        placeholder={hint}
        value={text}
        autoComplete="off"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="done"
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <kbd aria-hidden>Enter</kbd>
    </form>
  );
}
