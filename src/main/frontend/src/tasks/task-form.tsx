import { Form, type Schema } from '@bpmn-io/form-js-viewer';
import '@bpmn-io/form-js-viewer/dist/assets/form-js-base.css';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useImperativeHandle, useRef, type Ref } from 'react';
import { api } from '../api/client';
import type { Task } from '../api/model';
import { Bones, Failure } from '../ui/parts';
import './task-form.css';

export interface FormHandle {
  /** the form's values; null while something in it is wrong (the form itself then shows what) */
  submit: () => Record<string, unknown> | null;
}

interface TaskFormDocument {
  schema: Schema;
  data?: Record<string, unknown>;
}

/** The form as the analyst drew it in the Modeler, rendered by the Modeler's own viewer. */
export default function TaskForm({ task, readOnly, ref }: { task: Task; readOnly: boolean; ref: Ref<FormHandle> }) {
  const place = useRef<HTMLDivElement>(null);
  const form = useRef<Form>(null);
  const document = useQuery({
    queryKey: ['task', task.id, 'form'],
    queryFn: () => api.get<TaskFormDocument>(`/api/v1/tasks/${encodeURIComponent(task.id)}/form`),
    staleTime: Number.POSITIVE_INFINITY,
  });

  useEffect(() => {
    if (!place.current || !document.data) return;
    const viewer = new Form({ container: place.current, properties: { readOnly } });
    form.current = viewer;
    void viewer.importSchema(document.data.schema, document.data.data ?? {});
    return () => {
      form.current = null;
      viewer.destroy();
    };
  }, [document.data, readOnly]);

  useImperativeHandle(ref, () => ({
    submit: () => {
      if (!form.current) return {};
      const { data, errors } = form.current.submit();
      return Object.keys(errors).length > 0 ? null : (data as Record<string, unknown>);
    },
  }));

  if (document.isError) return <Failure error={document.error} retry={() => void document.refetch()} />;
  return (
    <>
      {document.isPending && <Bones rows={3} widths={[60]} />}
      <div ref={place} className="task-form" />
    </>
  );
}
