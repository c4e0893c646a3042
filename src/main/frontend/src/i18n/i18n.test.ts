import { readdirSync, readFileSync } from 'node:fs';
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
  test('exist for every answer that a shipped process asks a person for', () => {
    const processes = new URL('../../../../../bpmn/processes/', import.meta.url);
    const answers = readdirSync(processes)
      .filter((file) => file.endsWith('.bpmn'))
      .flatMap((file) => [
        ...readFileSync(new URL(file, processes), 'utf8').matchAll(/name="outcomes" value="([^"]*)"/g),
      ])
      .flatMap((match) => (match[1] ?? '').split(','));
    expect(answers).not.toHaveLength(0);
    expect(answers.filter((answer) => !(answer in en.outcome && answer in en.consequence.any))).toEqual([]);
  });
});
