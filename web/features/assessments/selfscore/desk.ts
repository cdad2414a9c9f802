import { emptyLine, type Line } from '#core/assessments/assessment.ts';
import { type LineResponse, lineResponse, type SelfScoreRequest } from '#core/assessments/contract.ts';
import type { Leaf } from '#core/assessments/criteria-set.ts';
import { linkedValues } from '#core/assessments/linked-lines.ts';
import { ApiRefusal } from '#web/lib/api.ts';
import { type DraftOutcome, type DraftProblem, draftOf, type LineDraft, outcomeOf, typedValue } from '../line-draft.ts';
import { lineFrom, proposalsOf, type SheetModel } from '../sheet-model.ts';
import { sheetFailure } from '../sheet-steps.ts';
import { type DraftPlace, dropDraft, keepDraft, keptDrafts } from './kept-drafts.ts';
import { type Clash, mergeDrafts, sameDraft } from './merge-drafts.ts';

/** What happens with what stands in a line's fields. */
export type Progress =
  /** As it is saved. */
  | { readonly state: 'rest' }
  /** Typed, not sent yet; `problem` says what keeps it from being sent. */
  | { readonly state: 'typed'; readonly problem?: DraftProblem }
  | { readonly state: 'saving' }
  | { readonly state: 'saved'; readonly at: string }
  | { readonly state: 'conflict'; readonly by: string; readonly clashes: readonly Clash[] }
  /** `again`: it is sent again by itself once the server answers. */
  | { readonly state: 'failed'; readonly sentence: string; readonly again: boolean };

export interface Entry {
  /** What stands in the fields. */
  readonly draft: LineDraft;
  /** The saved line that it was written on, and its version. */
  readonly base: LineDraft;
  readonly version: number;
  readonly progress: Progress;
}

interface DeskGround {
  readonly place: DraftPlace;
  readonly send: (code: string, request: SelfScoreRequest) => Promise<LineResponse>;
  /** A line that the server answered, the newest there is. */
  readonly onLine: (line: LineResponse) => void;
}

/**
 * What a person has in hand of a sheet: every line that was typed into, until it is saved. The table and the panel show
 * the same entries. A line is sent when one leaves it, one sending at a time; what somebody else changed meanwhile is put
 * together field by field, and only a field that both changed asks the person.
 */
export class Desk {
  private readonly entries = new Map<string, Entry>();
  private readonly listeners = new Map<string, Set<() => void>>();
  private model: SheetModel;
  private readonly ground: DeskGround;

  constructor(model: SheetModel, ground: DeskGround) {
    this.model = model;
    this.ground = ground;
    for (const [code, kept] of keptDrafts(ground.place)) {
      if (model.scheme.leafOf.has(code)) {
        this.entries.set(code, { ...kept, progress: { state: 'typed' } });
        this.meet(code, this.lineOf(code), '');
      }
    }
  }

  /** The sheet as it was answered last; an untouched line follows it. */
  follow(model: SheetModel): void {
    this.model = model;
  }

  entryOf(code: string): Entry | undefined {
    return this.entries.get(code);
  }

  /** The fields of a line: what was typed, else what is saved. */
  draftOf(code: string): LineDraft {
    return this.entries.get(code)?.draft ?? this.savedOf(code);
  }

  subscribe(code: string, listener: () => void): () => void {
    const known = this.listeners.get(code) ?? new Set();
    this.listeners.set(code, known.add(listener));
    return () => known.delete(listener);
  }

  /** Codes with something that is not saved. */
  unsaved(): readonly string[] {
    return [...this.entries].flatMap(([code, { progress }]) =>
      progress.state === 'rest' || progress.state === 'saved' ? [] : [code],
    );
  }

  outcomeOf(code: string): DraftOutcome | undefined {
    const leaf = this.leafOf(code);
    if (!leaf) {
      return undefined;
    }
    const linked = linkedValues(this.model.scheme, leaf, this.model.lines, 'self-score');
    return outcomeOf(leaf, this.lineOf(code), this.draftOf(code), proposalsOf(this.model.sheet, code), linked);
  }

  type(code: string, changes: LineDraft): void {
    const entry = this.entries.get(code);
    const base = entry?.base ?? this.savedOf(code);
    const draft = { ...this.draftOf(code), ...changes };
    const version = entry?.version ?? this.lineOf(code).version;
    if (sameDraft(draft, base) && entry?.progress.state !== 'saving') {
      this.put(code, { draft, base, version, progress: { state: 'rest' } });
      return;
    }
    const progress = entry?.progress.state === 'saving' ? entry.progress : ({ state: 'typed' } as const);
    this.put(code, { draft, base, version, progress });
  }

  /** "Xác nhận": the figures of the indicators into the fields, and off. */
  confirm(code: string): Promise<void> {
    const proposals = proposalsOf(this.model.sheet, code);
    const asked = this.leafOf(code)?.asked ?? [];
    const changes = asked.flatMap(({ name, kind }) => {
      const proposal = proposals[name];
      return proposal
        ? [
            [`v:${name}`, typedValue(kind, proposal.value)],
            [`r:${name}`, ''],
          ]
        : [];
    });
    this.type(code, Object.fromEntries(changes));
    return this.save(code, true);
  }

  /** Sends what was typed into a line. `asked`: the person pressed something, so a problem is said at once. */
  async save(code: string, asked = false): Promise<void> {
    const entry = this.entries.get(code);
    const state = entry?.progress.state;
    if (!entry || state === 'saving' || state === 'conflict' || (!asked && sameDraft(entry.draft, entry.base))) {
      return;
    }
    const outcome = this.outcomeOf(code);
    if (!outcome || 'problem' in outcome) {
      this.put(code, { ...entry, progress: { state: 'typed', ...(outcome && { problem: outcome.problem }) } });
      return;
    }
    const { evidence, values, explanation, reason, notApplicable } = outcome.entry;
    this.put(code, { ...entry, progress: { state: 'saving' } });
    try {
      const line = await this.ground.send(code, {
        version: entry.version,
        values: [...values],
        evidence: [...evidence],
        explanation,
        reason,
        notApplicable,
        points: entry.draft.points || undefined,
      });
      this.kept(code, entry.draft, line);
    } catch (error) {
      this.failed(code, error);
    }
  }

  /** One of the ways out of a conflict: the other person's figures, or one's own over them. */
  resolve(code: string, whose: 'mine' | 'theirs'): Promise<void> {
    const entry = this.entries.get(code);
    if (entry?.progress.state !== 'conflict') {
      return Promise.resolve();
    }
    const theirs = Object.fromEntries(entry.progress.clashes.map((clash) => [clash.field, clash.theirs]));
    const draft = whose === 'theirs' ? { ...entry.draft, ...theirs } : entry.draft;
    this.put(code, { ...entry, draft, progress: { state: sameDraft(draft, entry.base) ? 'rest' : 'typed' } });
    return this.save(code);
  }

  /** Tries everything again that is not saved: the connection or the session is back. */
  async flush(): Promise<void> {
    await Promise.all(this.unsaved().map((code) => this.save(code)));
  }

  private kept(code: string, sent: LineDraft, answer: LineResponse): void {
    this.ground.onLine(answer);
    const line = lineFrom(answer);
    const base = this.draftFrom(code, line);
    const now = this.entries.get(code)?.draft ?? sent;
    const later = Object.fromEntries(Object.entries(now).filter(([field, text]) => text !== (sent[field] ?? '')));
    const draft = { ...base, ...later };
    const isSaved = sameDraft(draft, base);
    const at = answer.changedAt ?? new Date().toISOString();
    this.put(code, {
      draft,
      base,
      version: line.version,
      progress: isSaved ? { state: 'saved', at } : { state: 'typed' },
    });
    if (!isSaved) {
      void this.save(code);
    }
  }

  private failed(code: string, error: unknown): void {
    const newer = newerLine(error);
    if (newer) {
      this.ground.onLine(newer);
      this.meet(code, lineFrom(newer), newer.changedBy ?? 'Người khác');
      return;
    }
    const entry = this.entries.get(code);
    if (entry) {
      const again = error instanceof ApiRefusal && ['connection-lost', 'signed-out'].includes(error.code);
      this.put(code, { ...entry, progress: { state: 'failed', sentence: sheetFailure(error) ?? '', again } });
    }
  }

  /** Somebody else's newer line meets what was typed here. */
  private meet(code: string, line: Line, by: string): void {
    const entry = this.entries.get(code);
    if (!entry || entry.version === line.version) {
      return;
    }
    const base = this.draftFrom(code, line);
    const { draft, clashes } = mergeDrafts(entry.base, entry.draft, base);
    const progress: Progress = clashes.length > 0 ? { state: 'conflict', by, clashes } : { state: 'typed' };
    this.put(code, { draft, base, version: line.version, progress });
    if (clashes.length === 0) {
      void this.save(code);
    }
  }

  private put(code: string, entry: Entry): void {
    this.entries.set(code, entry);
    if (sameDraft(entry.draft, entry.base)) {
      dropDraft(this.ground.place, code);
    } else {
      const { draft, base, version } = entry;
      keepDraft(this.ground.place, code, { draft, base, version });
    }
    if (entry.progress.state === 'rest') {
      this.entries.delete(code);
    }
    for (const key of [code, '']) {
      for (const listener of this.listeners.get(key) ?? []) {
        listener();
      }
    }
  }

  private leafOf(code: string): Leaf | undefined {
    return this.model.scheme.leafOf.get(code);
  }

  private lineOf(code: string): Line {
    return this.model.lines.get(code) ?? emptyLine(code);
  }

  private savedOf(code: string): LineDraft {
    return this.draftFrom(code, this.lineOf(code));
  }

  /** Without the indicators' figures: those are confirmed, never saved along with something else. */
  private draftFrom(code: string, line: Line): LineDraft {
    const leaf = this.leafOf(code);
    return leaf ? draftOf(leaf, line) : {};
  }
}

/** What the server shows when somebody else was first: the line as it stands now. */
function newerLine(error: unknown): LineResponse | undefined {
  if (!(error instanceof ApiRefusal) || error.code !== 'line-changed') {
    return undefined;
  }
  const read = lineResponse.safeParse(error.detail.line);
  return read.success ? read.data : undefined;
}
