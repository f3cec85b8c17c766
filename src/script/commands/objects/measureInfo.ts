import { NetObject, type Value } from '../../values/value.ts';

/** What Measure-Object writes of numbers, or with -Minimum and -Maximum of whatever can be ordered. */
export class GenericMeasureInfo extends NetObject {
  readonly typeName: string;
  property: string | null;
  count: number;
  average: Value;
  sum: Value;
  maximum: Value;
  minimum: Value;
  standardDeviation: Value;

  constructor(facts: Omit<GenericMeasureInfo, 'typeName'>, ofNumbers: boolean) {
    super();
    this.typeName = `Microsoft.PowerShell.Commands.Generic${ofNumbers ? '' : 'Object'}MeasureInfo`;
    this.property = facts.property;
    this.count = facts.count;
    this.average = facts.average;
    this.sum = facts.sum;
    this.maximum = facts.maximum;
    this.minimum = facts.minimum;
    this.standardDeviation = facts.standardDeviation;
  }
}

/** What Measure-Object writes of texts. */
export class TextMeasureInfo extends NetObject {
  readonly typeName = 'Microsoft.PowerShell.Commands.TextMeasureInfo';
  readonly property: string | null;
  readonly lines: number | null;
  readonly words: number | null;
  readonly characters: number | null;

  constructor(facts: Omit<TextMeasureInfo, 'typeName'>) {
    super();
    this.property = facts.property;
    this.lines = facts.lines;
    this.words = facts.words;
    this.characters = facts.characters;
  }
}
