import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { evidenceResponse } from '#core/assessments/contract.ts';
import { upload as sendFile } from '#web/lib/api.ts';
import { withSearch } from '#web/lib/navigation.ts';

/** What the browser lets through; the server has the last word on it. */
export const EVIDENCE_MEGABYTES = 50;

interface WantedUpload {
  readonly file: File;
  /** Of a new piece. */
  readonly title?: string;
  /** Another version of a piece that is kept already, and why. */
  readonly replaces?: { readonly id: string; readonly reason: string };
}

/** Sends a file as evidence, or as a newer version of one; says how far it is (0…1). */
export function useUploadEvidence(unit: string) {
  const cache = useQueryClient();
  const [share, setShare] = useState(0);
  const upload = useMutation({
    mutationFn: ({ file, title = '', replaces }: WantedUpload) => {
      const form = new FormData();
      form.append('file', file);
      const url = replaces
        ? withSearch(`/api/units/${unit}/evidence/${replaces.id}/files`, { reason: replaces.reason })
        : withSearch(`/api/units/${unit}/evidence/files`, { title });
      setShare(0);
      return sendFile(url, form, evidenceResponse, setShare);
    },
    onSuccess: () => cache.invalidateQueries({ queryKey: ['evidence', unit] }),
  });
  return { upload, share };
}

/** Where a version of an evidence file is downloaded. */
export function evidenceFileUrl(unit: string, id: string, version: number): string {
  return `/api/units/${unit}/evidence/${id}/files/${version}`;
}
