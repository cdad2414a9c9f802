import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  type AddDocumentRequest,
  type DocumentResponse,
  documentList,
  documentResponse,
} from '#core/documents/contract.ts';
import { DOCUMENT_MESSAGES } from '#core/documents/messages.ts';
import { ApiRefusal, send } from '#web/lib/api.ts';
import { messageOf } from '#web/lib/messages.ts';
import { type SearchValues, withSearch } from '#web/lib/navigation.ts';

export const documentsUrl = (unit: string, rest = '') => `/api/units/${unit}/documents${rest}`;

export function documentFailure(error: unknown): string | undefined {
  return error ? messageOf(error, DOCUMENT_MESSAGES) : undefined;
}

/** A page of the register; what was there stays while the next letters are looked up. */
export function useDocuments(unit: string, search: SearchValues) {
  return useQuery({
    queryKey: ['documents', unit, 'list', search],
    queryFn: () => send('GET', withSearch(documentsUrl(unit), search), undefined, documentList),
    placeholderData: keepPreviousData,
  });
}

export function useDocument(unit: string, id: string) {
  return useQuery({
    queryKey: ['documents', unit, 'one', id],
    queryFn: () => send('GET', documentsUrl(unit, `/${id}`), undefined, documentResponse),
    enabled: id !== '',
  });
}

export function useAddDocument(unit: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (body: AddDocumentRequest) => send('POST', documentsUrl(unit), body, documentResponse),
    onSuccess: (document) => {
      cache.setQueryData(['documents', unit, 'one', document.id], document);
      void cache.invalidateQueries({ queryKey: ['documents', unit] });
    },
  });
}

/** The document that bears the number already, out of the refusal of a second entry. */
export function knownDocument(error: unknown): DocumentResponse | undefined {
  if (!(error instanceof ApiRefusal) || error.code !== 'document-known') {
    return undefined;
  }
  const known = documentResponse.safeParse(error.detail.document);
  return known.success ? known.data : undefined;
}
