import { Form, type Schema } from '@bpmn-io/form-js-viewer';
import '@bpmn-io/form-js-viewer/dist/assets/form-js-base.css';
import { useEffect, useImperativeHandle, useRef, type Ref } from 'react';
import type { Task } from '../api/model';
import './task-form.css';

export interface FormHandle {
  /** the form's values; null while something in it is wrong (the form itself then shows what) */
  submit: () => Record<string, unknown> | null;
  /** puts the cursor into the field with that key */
  focus: (key: string) => void;
}

interface Props {
  task: Task;
  schema: object;
  readOnly: boolean;
  ref: Ref<FormHandle>;
}

/** The form as the analyst drew it in the Modeler, rendered by the Modeler's own viewer. */
export default function TaskForm({ task, schema, readOnly, ref }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const form = useRef<Form>(null);
  // the form keeps what a person has typed while the task beside it is refreshed
  const given = useRef(task);

  useEffect(() => {
    if (!place.current) return;
    const viewer = new Form({ container: place.current });
    form.current = viewer;
    const { reasons, facts, orderId } = given.current;
    void viewer
      .importSchema(schema as Schema, { reasons: reasons ?? [], facts: facts ?? [], orderId })
      .then(() => viewer.setProperty('readOnly', readOnly));
    return () => {
      form.current = null;
      viewer.destroy();
    };
  }, [schema, readOnly]);

  useImperativeHandle(ref, () => ({
    submit: () => {
      if (!form.current) return {};
      const { data, errors } = form.current.submit() as { data: Record<string, unknown>; errors: object };
      return Object.keys(errors).length > 0 ? null : data;
    },
    focus: (key) => place.current?.querySelector<HTMLElement>(`[id$="-${CSS.escape(fieldId(schema, key))}"]`)?.focus(),
  }));

  return <div ref={place} className="task-form" />;
}

function fieldId(schema: object, key: string): string {
  const { components = [] } = schema as { components?: { id: string; key?: string }[] };
  return components.find((component) => component.key === key)?.id ?? key;
}
