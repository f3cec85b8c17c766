const hostile: readonly string[] = [
  ...['<', '>', '"', '&', '&#0;', '&amp;', '<!--', ']]>', '<![CDATA[', '<!DOCTYPE a [', '\u0000', '\ufeff'],
  ...[
    '-1',
    '0',
    '4294967296',
    '99999999999999999999',
    '1e308',
    'NaN',
    '%s',
    '../',
    '\r\n\r\n',
    'null',
    '{}',
    '[]',
  ],
];

type Change = (input: Buffer, random: () => number, other: Buffer) => Buffer;

const place = (input: Buffer, random: () => number): number => Math.floor(random() * (input.length + 1));

const changes: readonly Change[] = [
  // A bit.
  (input, random) => {
    const copy = Buffer.from(input);
    const at = Math.floor(random() * copy.length);
    if (copy.length > 0) copy[at] = (copy[at] ?? 0) ^ (1 << Math.floor(random() * 8));
    return copy;
  },
  // A byte, often an extreme one.
  (input, random) => {
    const copy = Buffer.from(input);
    const extreme = [0, 1, 0x7f, 0x80, 0xff][Math.floor(random() * 8)];
    if (copy.length > 0) copy[Math.floor(random() * copy.length)] = extreme ?? Math.floor(random() * 256);
    return copy;
  },
  // Four bytes as a number that is too large for anything.
  (input, random) => {
    const copy = Buffer.from(input);
    if (copy.length >= 4)
      copy.writeUInt32LE(
        random() < 0.5 ? 0xffffffff : Math.floor(random() * 2 ** 32),
        Math.floor(random() * (copy.length - 3)),
      );
    return copy;
  },
  (input, random) => input.subarray(0, place(input, random)),
  (input, random) => input.subarray(place(input, random)),
  // A part left out.
  (input, random) => {
    const from = place(input, random);
    return Buffer.concat([input.subarray(0, from), input.subarray(from + Math.floor(random() * 64))]);
  },
  // A part once more, or many times.
  (input, random) => {
    const from = place(input, random);
    const part = input.subarray(from, from + 1 + Math.floor(random() * 200));
    const times = random() < 0.1 ? 200 : 1;
    return Buffer.concat([
      input.subarray(0, from),
      ...Array.from({ length: times }, () => part),
      input.subarray(from),
    ]);
  },
  // A part of another input.
  (input, random, other) => {
    const [from, at] = [place(other, random), place(input, random)];
    const part = other.subarray(from, from + Math.floor(random() * 500));
    return Buffer.concat([input.subarray(0, at), part, input.subarray(at)]);
  },
  // Something that parsers do not like.
  (input, random) => {
    const at = place(input, random);
    const text = hostile[Math.floor(random() * hostile.length)] ?? '';
    return Buffer.concat([input.subarray(0, at), Buffer.from(text), input.subarray(at)]);
  },
  // A number in a text.
  (input, random) => {
    const text = input.toString('latin1');
    const numbers = [...text.matchAll(/\d+/g)];
    const chosen = numbers[Math.floor(random() * numbers.length)];
    if (chosen === undefined) return input;
    const other = ['-1', '0', '2147483648', '99999999999999999999', ''][Math.floor(random() * 5)] ?? '';
    return Buffer.from(
      text.slice(0, chosen.index) + other + text.slice(chosen.index + chosen[0].length),
      'latin1',
    );
  },
];

/** An input made from good ones by one to four changes; now and then a good one as it is. */
export function mutated(seeds: readonly Buffer[], random: () => number): Buffer {
  const one = (): Buffer => seeds[Math.floor(random() * seeds.length)] ?? Buffer.alloc(0);
  let input = one();
  if (random() < 0.01) return input;
  for (let left = 1 + Math.floor(random() * 4); left > 0; left--)
    input = changes[Math.floor(random() * changes.length)]?.(input, random, one()) ?? input;
  return input;
}
