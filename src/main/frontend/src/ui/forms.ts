import { useMemo } from 'react';
import { Problem } from '../api/client';

/** A number as people type it, with comma or point, as the API takes it; what is no number stays as it is and is refused there. */
export function typed(text: string): string | undefined {
  const plain = text.trim().replace(/\s/g, '');
  if (plain === '') return undefined;
  return plain.includes('.') ? plain.replace(/,/g, '') : plain.replace(',', '.');
}

/** Random and unguessable; also where the page is not served over TLS, unlike crypto.randomUUID. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The same content keeps its key, so that a second try after silence makes no second order. */
export function useIdempotencyKey(content: unknown): string {
  const text = JSON.stringify(content);
  // eslint-disable-next-line react-hooks/exhaustive-deps
  return useMemo(newKey, [text]);
}

/** What the server said about one field, by its JSON pointer. */
export function fieldError(error: unknown, pointer: string): string | undefined {
  return error instanceof Problem ? error.errors.find((field) => field.pointer === pointer)?.detail : undefined;
}

/** The server's words that stand at no field of the form. */
export function elsewhere(error: unknown, pointers: string[]): unknown {
  if (!(error instanceof Problem) || error.errors.length === 0) return error;
  const left = error.errors.filter((field) => !field.pointer || !pointers.includes(field.pointer));
  if (left.length === 0 && error.status === 400) return undefined;
  return new Problem(error.status, error.code, error.title, left.length ? '' : error.detail, left);
}
