import type { Readable } from 'node:stream';
import { readXml } from '#server/platform/spreadsheets/xml-events.ts';

interface Level {
  format: string;
  /** "%1.%2)" */
  text: string;
  start: number;
  style: string | undefined;
}

interface StyleNumbers {
  numId: string | undefined;
  level: number | undefined;
  basedOn: string | undefined;
}

/** The numbers that Word writes before paragraphs by itself: they are in no text of the file. */
export class Numbering {
  readonly #levels = new Map<string, Map<number, Level>>();
  readonly #abstractOf = new Map<string, string>();
  readonly #styles = new Map<string, StyleNumbers>();
  readonly #counters = new Map<string, number[]>();

  /** "1.", "a)", "II." for the next paragraph of this list and level, "-" for a bullet; empty without a list. */
  labelOf(style: string | undefined, numId: string | undefined, level: number | undefined): string {
    const styled = this.#ofStyle(style);
    const list = numId ?? styled?.numId;
    const abstract = list === undefined ? undefined : this.#abstractOf.get(list);
    const levels = abstract === undefined ? undefined : this.#levels.get(abstract);
    if (abstract === undefined || !levels || list === '0') {
      return '';
    }
    const depth = level ?? styled?.level ?? levelOfStyle(levels, style) ?? 0;
    const here = levels.get(depth);
    if (!here || here.format === 'none') {
      return '';
    }
    return here.format === 'bullet' ? '-' : printed(levels, here, this.#count(abstract, levels, depth));
  }

  #count(abstract: string, levels: ReadonlyMap<number, Level>, depth: number): readonly number[] {
    const counters = this.#counters.get(abstract) ?? [];
    for (let above = 0; above < depth; above += 1) {
      counters[above] ??= levels.get(above)?.start ?? 1;
    }
    const before = counters[depth];
    counters[depth] = before === undefined ? (levels.get(depth)?.start ?? 1) : before + 1;
    counters.length = depth + 1;
    this.#counters.set(abstract, counters);
    return counters;
  }

  #ofStyle(style: string | undefined): StyleNumbers | undefined {
    let at = style;
    for (let step = 0; at !== undefined && step < 10; step += 1) {
      const found: StyleNumbers | undefined = this.#styles.get(at);
      if (found?.numId !== undefined) {
        return found;
      }
      at = found?.basedOn;
    }
    return undefined;
  }

  async readLists(stream: Readable): Promise<void> {
    let abstract = '';
    let list = '';
    let level: Level | undefined;
    await readXml(stream, {
      open: (name, attributes) => {
        const value = attributes['w:val'];
        if (name === 'abstractNum') {
          abstract = attributes['w:abstractNumId'] ?? '';
          this.#levels.set(abstract, new Map());
        } else if (name === 'num') {
          list = attributes['w:numId'] ?? '';
        } else if (name === 'abstractNumId' && value !== undefined) {
          this.#abstractOf.set(list, value);
        } else if (name === 'lvl') {
          level = { format: 'decimal', text: '', start: 1, style: undefined };
          this.#levels.get(abstract)?.set(Number(attributes['w:ilvl']), level);
        } else if (level && value !== undefined) {
          setLevel(level, name, value);
        }
      },
      close: (name) => {
        level = name === 'lvl' ? undefined : level;
      },
    });
  }

  async readStyles(stream: Readable): Promise<void> {
    let style: StyleNumbers | undefined;
    await readXml(stream, {
      open: (name, attributes) => {
        const value = attributes['w:val'];
        if (name === 'style') {
          style = { numId: undefined, level: undefined, basedOn: undefined };
          this.#styles.set(attributes['w:styleId'] ?? '', style);
        } else if (style && name === 'numId') {
          style.numId = value;
        } else if (style && name === 'ilvl') {
          style.level = Number(value);
        } else if (style && name === 'basedOn') {
          style.basedOn = value;
        }
      },
    });
  }
}

function setLevel(level: Level, name: string, value: string): void {
  if (name === 'numFmt') {
    level.format = value;
  } else if (name === 'lvlText') {
    level.text = value;
  } else if (name === 'start') {
    level.start = Number(value);
  } else if (name === 'pStyle') {
    level.style = value;
  }
}

function levelOfStyle(levels: ReadonlyMap<number, Level>, style: string | undefined): number | undefined {
  return style === undefined ? undefined : [...levels].find(([, level]) => level.style === style)?.[0];
}

function printed(levels: ReadonlyMap<number, Level>, here: Level, counters: readonly number[]): string {
  return here.text.replace(/%(\d)/gu, (_, digit: string) => {
    const depth = Number(digit) - 1;
    return inFormat(levels.get(depth)?.format ?? 'decimal', counters[depth] ?? 1);
  });
}

function inFormat(format: string, count: number): string {
  switch (format) {
    case 'upperRoman':
      return roman(count);
    case 'lowerRoman':
      return roman(count).toLowerCase();
    case 'upperLetter':
      return letter(count).toUpperCase();
    case 'lowerLetter':
      return letter(count);
    case 'decimalZero':
      return String(count).padStart(2, '0');
    default:
      return String(count);
  }
}

/** Word goes on after z with aa, bb. */
function letter(count: number): string {
  return String.fromCodePoint(97 + ((count - 1) % 26)).repeat(Math.ceil(count / 26));
}

const ROMANS = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

function roman(count: number): string {
  let rest = Math.min(count, 3999);
  let text = '';
  for (const [value, sign] of ROMANS) {
    while (rest >= value) {
      text += sign;
      rest -= value;
    }
  }
  return text;
}
