import { type QueryClient, type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type ReportAnswer, type ReportSectionShape, reportSection } from '#core/reports/contract.ts';
import { REPORT_MESSAGES } from '#core/reports/messages.ts';
import { ApiRefusal, send } from '#web/lib/api.ts';
import { messageOf } from '#web/lib/messages.ts';
import { reportKey, reportUrl } from './load-reports.ts';
import { type DraftPlace, dropDraft, keepDraft, type SectionDraft } from './section-drafts.ts';

const REST_MS = 1200;

/** The newer text that somebody else saved while this one was being written. */
export interface SectionConflict {
  readonly text: string;
  readonly version: number;
  readonly editedBy: string | undefined;
  /** What both were written on. */
  readonly base: string;
}

export type SaveState =
  | { readonly state: 'rest' }
  | { readonly state: 'unsaved' }
  | { readonly state: 'saving' }
  | { readonly state: 'saved'; readonly at: Date }
  | { readonly state: 'conflict'; readonly newer: SectionConflict }
  | { readonly state: 'failed'; readonly sentence: string };

/**
 * Saves one section as it is written: a moment after the last key, and at once when the field is left. What could not
 * be saved stays in the browser under its section until it is, whatever happens to the page.
 */
export function useSection(place: DraftPlace, stored: ReportSectionShape, kept: SectionDraft | undefined) {
  const { account, unit, period, code } = place;
  const cache = useQueryClient();
  const [save, setSave] = useState<SaveState>({ state: 'rest' });
  const text = useRef(stored.text);
  // A text kept from last time still stands on the version it was written on: what came since is a conflict to settle.
  const base = useRef(
    kept ? { version: kept.version, text: kept.base } : { version: stored.version, text: stored.text },
  );
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const busy = useRef(false);
  const onItsWay = useRef<Promise<unknown>>(Promise.resolve());
  // Nothing was typed here yet: leaving the section must neither save nor throw away what was kept from last time.
  const touched = useRef(false);

  const store = useCallback(async () => {
    clearTimeout(timer.current);
    if (busy.current || !touched.current) {
      return;
    }
    if (text.current === base.current.text) {
      dropDraft({ account, unit, period, code });
      setSave((before) => (before.state === 'unsaved' ? { state: 'rest' } : before));
      return;
    }
    busy.current = true;
    setSave({ state: 'saving' });
    const sent = text.current;
    try {
      const url = reportUrl(unit, period, `/sections/${encodeURIComponent(code)}`);
      const call = send('PUT', url, { text: sent, version: base.current.version }, reportSection);
      onItsWay.current = call.catch(() => undefined);
      const saved = await call;
      base.current = { version: saved.version, text: sent };
      dropDraft({ account, unit, period, code });
      cache.setQueryData(reportKey(unit, period), (answer: ReportAnswer | undefined) => withSection(answer, saved));
      setSave(text.current === sent ? { state: 'saved', at: new Date() } : { state: 'unsaved' });
    } catch (error) {
      setSave(stateOf(error, base.current.text));
      refreshLocked(error, cache, reportKey(unit, period));
    } finally {
      busy.current = false;
    }
    if (text.current !== sent && text.current !== base.current.text) {
      timer.current = setTimeout(() => void store(), REST_MS);
    }
  }, [cache, account, unit, period, code]);

  const write = useCallback(
    (next: string) => {
      touched.current = true;
      text.current = next;
      keepDraft(
        { account, unit, period, code },
        { text: next, version: base.current.version, base: base.current.text },
      );
      setSave((before) => (before.state === 'conflict' ? before : { state: 'unsaved' }));
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void store(), REST_MS);
    },
    [account, unit, period, code, store],
  );

  /** After a conflict: go on with the text decided on, on top of the newer version. */
  const settle = useCallback(
    (newer: SectionConflict, decided: string) => {
      base.current = { version: newer.version, text: newer.text };
      text.current = decided;
      if (decided === newer.text) {
        dropDraft({ account, unit, period, code });
        setSave({ state: 'rest' });
        return;
      }
      setSave({ state: 'unsaved' });
      void store();
    },
    [account, unit, period, code, store],
  );

  /** Saves and waits until nothing is on its way; false where something could not be saved. */
  const settleAll = useCallback(async () => {
    await onItsWay.current;
    await store();
    return !touched.current || text.current === base.current.text;
  }, [store]);

  // Leaving the section saves what is still on its way.
  useEffect(() => () => void store(), [store]);

  /** Takes the saved text for one's own: what was kept is thrown away. */
  const startOver = useCallback(() => {
    text.current = stored.text;
    base.current = { version: stored.version, text: stored.text };
    dropDraft({ account, unit, period, code });
  }, [account, unit, period, code, stored.text, stored.version]);

  return { save, write, store, settleAll, settle, startOver };
}

/** Where the report went out meanwhile its page comes anew, with what was typed beside it. */
function refreshLocked(error: unknown, cache: QueryClient, queryKey: QueryKey): void {
  if (error instanceof ApiRefusal && (error.code === 'report-locked' || error.code === 'report-period-locked')) {
    void cache.invalidateQueries({ queryKey });
  }
}

function stateOf(error: unknown, base: string): SaveState {
  if (error instanceof ApiRefusal && error.code === 'section-changed') {
    const { text, version, editedBy } = error.detail as { text: string; version: number; editedBy: string | null };
    return { state: 'conflict', newer: { text, version, editedBy: editedBy ?? undefined, base } };
  }
  return { state: 'failed', sentence: messageOf(error, REPORT_MESSAGES) };
}

function withSection(answer: ReportAnswer | undefined, saved: ReportSectionShape): ReportAnswer | undefined {
  return (
    answer && {
      ...answer,
      sections: answer.sections.map((section) => (section.code === saved.code ? saved : section)),
    }
  );
}
