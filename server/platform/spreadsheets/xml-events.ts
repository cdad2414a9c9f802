import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { SaxesParser } from 'saxes';
import { asDamaged } from './xlsx-archive.ts';

export interface XmlHandlers {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** The part of a name behind its prefix: `x:row` and `row` are one. */
function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/**
 * A parser fed chunk by chunk. A document type declaration is refused: entities of a stranger's making are how XML
 * bombs and file reading work, and no spreadsheet program writes one.
 */
export function xmlParser({ open, close, text }: XmlHandlers): { write: (chunk: Buffer) => void; end: () => void } {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  const decoder = new StringDecoder('utf8');
  parser.on('error', (error) => {
    throw asDamaged(error);
  });
  parser.on('doctype', () => {
    throw asDamaged(new Error('doctype'));
  });
  if (open) {
    parser.on('opentag', (tag) => open(localName(tag.name), tag.attributes));
  }
  if (close) {
    parser.on('closetag', (tag) => close(localName(tag.name)));
  }
  if (text) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  return {
    write: (chunk) => {
      parser.write(decoder.write(chunk));
    },
    end: () => {
      parser.write(decoder.end());
      parser.close();
    },
  };
}

/** Reads a whole small part through the handlers. */
export async function readXml(stream: Readable, handlers: XmlHandlers): Promise<void> {
  const parser = xmlParser(handlers);
  try {
    for await (const chunk of stream) {
      parser.write(chunk as Buffer);
    }
    parser.end();
  } catch (error) {
    throw asDamaged(error);
  }
}
