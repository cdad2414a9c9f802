import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const IN_MEMORY_BYTES = 16 * 1_048_576;
const BLOCK_BYTES = 65_536;
const BLOCKS_KEPT = 128;

/**
 * The texts that the cells of a workbook point to. Past 16 MB they lie in a temporary file, read back by blocks: cells
 * mostly point to neighbours, and memory stays flat however large the workbook is.
 */
export class SharedStrings {
  #offsets = new Float64Array(1024);
  #count = 0;
  #bytes = 0;
  #memory: Buffer[] = [];
  #pending: Buffer[] = [];
  #file: { readonly folder: string; readonly descriptor: number } | undefined;
  readonly #blocks = new Map<number, Buffer>();

  get length(): number {
    return this.#count;
  }

  add(text: string): void {
    if (this.#count + 1 >= this.#offsets.length) {
      const larger = new Float64Array(this.#offsets.length * 2);
      larger.set(this.#offsets);
      this.#offsets = larger;
    }
    const bytes = Buffer.from(text, 'utf8');
    this.#pending.push(bytes);
    this.#bytes += bytes.length;
    this.#count += 1;
    this.#offsets[this.#count] = this.#bytes;
    if (this.#pending.length >= 4096) {
      this.#flush();
    }
  }

  /** Call once after the last `add`. */
  seal(): void {
    this.#flush();
    if (!this.#file) {
      this.#memory = [Buffer.concat(this.#memory)];
    }
  }

  get(index: number): string | undefined {
    const from = this.#offsets[index];
    const to = this.#offsets[index + 1];
    if (from === undefined || to === undefined || index >= this.#count || index < 0) {
      return undefined;
    }
    return this.#file ? this.#fromFile(from, to) : this.#memory[0]?.toString('utf8', from, to);
  }

  close(): void {
    if (this.#file) {
      closeSync(this.#file.descriptor);
      rmSync(this.#file.folder, { recursive: true, force: true });
      this.#file = undefined;
    }
  }

  #flush(): void {
    const chunk = Buffer.concat(this.#pending);
    this.#pending = [];
    if (!this.#file && this.#bytes > IN_MEMORY_BYTES) {
      const folder = mkdtempSync(join(tmpdir(), 'cchc-strings-'));
      this.#file = { folder, descriptor: openSync(join(folder, 'strings'), 'w+', 0o600) };
      for (const kept of this.#memory) {
        writeSync(this.#file.descriptor, kept);
      }
      this.#memory = [];
    }
    if (this.#file) {
      writeSync(this.#file.descriptor, chunk);
    } else {
      this.#memory.push(chunk);
    }
  }

  #fromFile(from: number, to: number): string {
    const first = Math.floor(from / BLOCK_BYTES);
    const last = Math.floor(Math.max(from, to - 1) / BLOCK_BYTES);
    const start = first * BLOCK_BYTES;
    if (first === last) {
      return this.#block(first).toString('utf8', from - start, to - start);
    }
    const blocks: Buffer[] = [];
    for (let block = first; block <= last; block += 1) {
      blocks.push(this.#block(block));
    }
    return Buffer.concat(blocks).toString('utf8', from - start, to - start);
  }

  /** Least recently used blocks go first: a Map keeps the order in which keys were put in. */
  #block(number: number): Buffer {
    const kept = this.#blocks.get(number);
    if (kept) {
      this.#blocks.delete(number);
      this.#blocks.set(number, kept);
      return kept;
    }
    const block = Buffer.alloc(BLOCK_BYTES);
    if (this.#file) {
      readSync(this.#file.descriptor, block, 0, BLOCK_BYTES, number * BLOCK_BYTES);
    }
    this.#blocks.set(number, block);
    const oldest = this.#blocks.keys().next().value;
    if (this.#blocks.size > BLOCKS_KEPT && oldest !== undefined) {
      this.#blocks.delete(oldest);
    }
    return block;
  }
}
