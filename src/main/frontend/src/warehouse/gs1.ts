/** What tells pieces of one item apart, where a code says it. */
export interface Named {
  batch?: string;
  serial?: string;
}

/** Characters of the fields whose length is fixed; all others end at the separator (GS1 General Specifications, 7.8). */
const fixed: Record<string, number> = { '00': 18, '01': 14, '02': 14, 11: 6, 12: 6, 13: 6, 15: 6, 16: 6, 17: 6, 20: 2 };
const variable = ['10', '21', '22', '30', '37', '240', '241', '250', '400'];
const separator = /[\u001d\u00e8]/;

/** Batch (10) and serial number (21) of an element string as scanners send it, or with the identifiers in brackets. */
export function named(typed: string): Named {
  const code = typed.trim().replace(/^\][A-Za-z][0-9A-Za-z]/, '');
  const found = code.startsWith('(') ? bracketed(code) : raw(code);
  return {
    ...(found.get('10') ? { batch: found.get('10')! } : {}),
    ...(found.get('21') ? { serial: found.get('21')! } : {}),
  };
}

const bracketed = (code: string) =>
  new Map([...code.matchAll(/\((\d{2,4})\)([^(]+)/g)].map((field) => [field[1]!, field[2]!.trim()]));

function raw(code: string): Map<string, string> {
  const found = new Map<string, string>();
  // without an item's number in front, it is a batch or a serial itself and no element string
  if (!/^01\d{14}/.test(code)) return found;
  let rest = code;
  while (rest) {
    if (separator.test(rest[0]!)) {
      rest = rest.slice(1);
      continue;
    }
    const id = Object.keys(fixed)
      .concat(variable)
      .find((each) => rest.startsWith(each));
    if (!id) break;
    const length = fixed[id];
    const open = rest.slice(id.length);
    const end = length ?? (separator.test(open) ? open.search(separator) : open.length);
    found.set(id, open.slice(0, end));
    rest = open.slice(end);
  }
  return found;
}

/** A serial number or batch that was scanned or typed by itself. */
export function alone(typed: string): string {
  return typed.trim().replace(/^\][A-Za-z][0-9A-Za-z]/, '');
}
