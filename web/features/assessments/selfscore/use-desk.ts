import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { lineResponse } from '#core/assessments/contract.ts';
import { send } from '#web/lib/api.ts';
import { onConnection } from '#web/lib/connection.ts';
import { useSession } from '#web/lib/session.ts';
import { useSignedOut } from '#web/lib/signed-out.ts';
import { putLine, refreshSheet } from '../load-sheet.ts';
import type { SheetModel } from '../sheet-model.ts';
import { Desk } from './desk.ts';

/** The lines of a sheet that this person has in hand; they outlive the row, the panel and the page. */
export function useDesk(model: SheetModel): Desk {
  const cache = useQueryClient();
  const { accountId } = useSession();
  const { unit, key } = model.sheet;
  const [desk] = useState(() => {
    const followed = new Set(model.scheme.followers.keys());
    return new Desk(model, {
      place: { account: accountId, unit, sheet: key },
      send: (code, request) =>
        send('PUT', `/api/units/${unit}/assessments/${key}/lines/${code}/self-score`, request, lineResponse),
      onLine: (line) => {
        putLine(cache, unit, key, line);
        void cache.invalidateQueries({ queryKey: ['assessments', unit, key, 'division'] });
        if (followed.has(line.code)) {
          void refreshSheet(cache, unit, key);
        }
      },
    });
  });
  desk.follow(model);
  const signedOut = useSignedOut();
  useEffect(() => {
    if (!signedOut) {
      void desk.flush();
    }
  }, [desk, signedOut]);
  useEffect(() => onConnection(() => void desk.flush()), [desk]);
  return desk;
}

/** How many lines hold something that is not saved. */
export function useUnsaved(desk: Desk): number {
  return useSyncExternalStore(
    (listener) => desk.subscribe('', listener),
    () => desk.unsaved().length,
  );
}
