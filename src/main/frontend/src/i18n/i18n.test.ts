import { describe, expect, test } from 'vitest';
import { statuses } from '../ui/status';
import de from './de.json';
import en from './en.json';

function keys(tree: object, path = ''): string[] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null ? keys(value as object, `${path}${name}.`) : [path + name],
  );
}

describe('words', () => {
  test('exist in every language', () => {
    expect(keys(de).sort()).toEqual(keys(en).sort());
  });
  test('exist for every status, so that nobody reads the name of an enum', () => {
    expect(statuses.filter((status) => !(status in en.status))).toEqual([]);
  });
});
