import { queryOptions } from '@tanstack/react-query';
import { api, query } from '../api/client';
import type { BulkAnswer, Page, Task } from '../api/model';

/** My tasks and those of my groups: the server knows which groups are mine. */
export const openTasks = queryOptions({
  queryKey: ['tasks', 'open'],
  queryFn: ({ signal }) => api.get<Page<Task>>('/api/v1/tasks' + query({ limit: 200 }), signal),
  refetchInterval: 60_000,
});

export const task = (id: string) =>
  queryOptions({
    queryKey: ['task', id],
    queryFn: ({ signal }) => api.get<Task>(`/api/v1/tasks/${encodeURIComponent(id)}`, signal),
  });

export const tasksOf = (orderId: string) =>
  queryOptions({
    queryKey: ['tasks', 'order', orderId],
    queryFn: ({ signal }) => api.get<Page<Task>>('/api/v1/tasks' + query({ orderId }), signal),
  });

/** The analyst's form by its key, as deployed. */
export const form = (key: string) =>
  queryOptions({
    queryKey: ['form', key],
    queryFn: () => api.get<FormSchema>(`/api/v1/models/${encodeURIComponent(key)}/form`),
    staleTime: 10 * 60_000,
  });

export interface FormSchema {
  components?: { key?: string }[];
}

export interface Answer {
  outcome: string;
  comment: string;
  variables?: Record<string, unknown>;
}

export const complete = (id: string, answer: Answer) =>
  api.post<Task | undefined>(`/api/v1/tasks/${encodeURIComponent(id)}/complete`, answer);

export type BulkResult = BulkAnswer['results'][number];

export const completeAll = (ids: string[], outcome: string, comment: string) =>
  api.post<BulkAnswer>('/api/v1/tasks/complete', { ids, outcome, comment });

export const claim = (id: string) => api.post(`/api/v1/tasks/${encodeURIComponent(id)}/claim`);
export const release = (id: string) => api.post(`/api/v1/tasks/${encodeURIComponent(id)}/release`);
export const addComment = (id: string, text: string) =>
  api.post(`/api/v1/tasks/${encodeURIComponent(id)}/comment`, { comment: text });
