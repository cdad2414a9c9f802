import { useEffect, useMemo, useState } from 'react';
import { sameDraft } from '#core/assessments/sets/aspects.ts';
import type { SetAnswer } from '#core/assessments/sets/contract.ts';
import { setAnswer } from '#core/assessments/sets/contract.ts';
import type { SetDraft } from '#core/assessments/sets/draft.ts';
import { faultsOf, type SetFault } from '#core/assessments/sets/faults.ts';
import { type Clash, mergedDrafts, withTheirs } from '#core/assessments/sets/merge.ts';
import { supplementFaults } from '#core/assessments/sets/supplement.ts';
import { ApiRefusal, send } from '#web/lib/api.ts';
import { notify } from '#web/ui/notice/notice.tsx';
import { setUrl, useSaveSet } from './load-sets.ts';

/** What is typed and not saved yet stays while other pages are visited. */
const unsaved = new Map<string, Work>();

interface Work {
  readonly draft: SetDraft;
  /** What the draft was begun from, and its revision. */
  readonly base: SetDraft;
  readonly revision: number;
}

/** Somebody else saved first: what they wrote, and where both wrote. */
export interface Meeting {
  readonly writtenBy: string;
  readonly theirs: SetDraft;
  readonly clashes: readonly Clash[];
}

export interface Editor {
  readonly draft: SetDraft;
  readonly change: (next: SetDraft) => void;
  readonly isUnsaved: boolean;
  readonly faults: readonly SetFault[];
  readonly save: () => void;
  readonly isSaving: boolean;
  readonly error: unknown;
  readonly reset: () => void;
  readonly meeting: Meeting | undefined;
  readonly settle: (clash: Clash, mine: boolean) => void;
}

/** A draft under the hands of one of several: saved whole, joined with what others saved meanwhile. */
export function useEditor(unit: string, answer: SetAnswer, supplemented: SetDraft | undefined): Editor {
  const { id } = answer.head;
  const [work, setWork] = useState<Work>(
    () => unsaved.get(id) ?? { draft: answer.draft, base: answer.draft, revision: answer.head.revision },
  );
  const [meeting, setMeeting] = useState<Meeting>();
  const saving = useSaveSet(unit, id);
  const { draft, base } = work;
  const isUnsaved = useMemo(() => !sameDraft(draft, base), [draft, base]);
  const faults = useMemo(
    () => [...(supplemented ? supplementFaults(supplemented, draft) : []), ...faultsOf(draft, answer.given)],
    [draft, supplemented, answer.given],
  );
  useKeptWork(id, work, isUnsaved);

  async function meet(): Promise<void> {
    const latest = await send('GET', setUrl(unit, `/${id}`), undefined, setAnswer);
    const merged = mergedDrafts(base, draft, latest.draft);
    setWork({ draft: merged.draft, base: latest.draft, revision: latest.head.revision });
    setMeeting({ writtenBy: latest.head.writtenBy, theirs: latest.draft, clashes: merged.clashes });
  }

  function save(): void {
    const unfinished = faults.length > 0;
    saving
      .mutateAsync({ revision: work.revision, draft, unfinished })
      .then((saved) => {
        setWork({ draft: saved.draft, base: saved.draft, revision: saved.head.revision });
        setMeeting(undefined);
        notify(unfinished ? 'Đã lưu dở dang, còn chỗ phải sửa' : 'Đã lưu dự thảo');
      })
      .catch((error: unknown) =>
        error instanceof ApiRefusal && error.code === 'set-changed' ? meet().catch(() => undefined) : undefined,
      );
  }

  return {
    draft,
    change: (next) => setWork((before) => ({ ...before, draft: next })),
    isUnsaved,
    faults,
    save,
    isSaving: saving.isPending,
    error: saving.error,
    reset: () => setWork((before) => ({ ...before, draft: before.base })),
    meeting,
    settle: (clash, mine) => {
      setMeeting((now) => now && { ...now, clashes: now.clashes.filter((one) => one !== clash) });
      if (!mine && meeting) {
        setWork((before) => ({ ...before, draft: withTheirs(before.draft, meeting.theirs, clash) }));
      }
    },
  };
}

/** Keeps the unsaved work between pages, and asks before the window is closed over it. */
function useKeptWork(id: string, work: Work, isUnsaved: boolean): void {
  useEffect(() => {
    if (isUnsaved) {
      unsaved.set(id, work);
    } else {
      unsaved.delete(id);
    }
  }, [id, work, isUnsaved]);
  useEffect(() => {
    if (!isUnsaved) {
      return undefined;
    }
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isUnsaved]);
}
