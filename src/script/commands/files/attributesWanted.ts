/** What -Attributes may ask of an item. */
export interface ItemFacts {
  readonly directory: boolean;
  readonly hidden: boolean;
  readonly readOnly: boolean;
}

/** Which items -Attributes wants: `!Directory+!Hidden, ReadOnly`. */
export interface AttributesWanted {
  readonly accepts: (facts: ItemFacts) => boolean;
  /** Whether hidden items are asked for by name. */
  readonly hidden: boolean;
}

/** Attributes by name and letter; those that items never have here are missing. */
const known: Readonly<Record<string, keyof ItemFacts>> = {
  directory: 'directory',
  d: 'directory',
  hidden: 'hidden',
  h: 'hidden',
  readonly: 'readOnly',
  r: 'readOnly',
};

/** Reads what -Attributes is given: commas between choices, `+` between what one asks for, `!` before what is not to be. */
export function attributesWanted(text: string): AttributesWanted {
  const choices = text
    .toLowerCase()
    .split(',')
    .map((choice) =>
      choice.split('+').map((part) => {
        const name = part.trim();
        return { fact: known[name.replace(/^!/, '')], wanted: !name.startsWith('!') };
      }),
    );
  return {
    accepts: (facts) =>
      choices.some((choice) =>
        choice.every(({ fact, wanted }) => (fact === undefined ? false : facts[fact]) === wanted),
      ),
    hidden: choices.some((choice) => choice.some(({ fact, wanted }) => fact === 'hidden' && wanted)),
  };
}
