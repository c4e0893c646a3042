import { useQuery } from '@tanstack/react-query';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones, Failure } from '../ui/parts';
import { model } from './queries';
import type { ProcessPosition } from './process-position';
import './workflow-diagram.css';

interface Canvas {
  zoom: (level: 'fit-viewport' | number, centre?: 'auto') => number;
  addMarker: (element: string, marker: string) => void;
  resized: () => void;
  viewbox: () => { inner: { width: number; height: number } };
}
interface Registry {
  get: (id: string) => { id: string; type: string; incoming?: { id: string; source?: { id: string } }[] } | undefined;
  filter: (
    test: (element: { id: string; type: string; source?: { id: string }; target?: { id: string } }) => boolean,
  ) => { id: string }[];
}

const steady = {
  defaultFillColor: 'var(--bpmn-fill)',
  defaultStrokeColor: 'var(--bpmn-stroke)',
  defaultLabelColor: 'var(--bpmn-label)',
};

/** The analyst's own diagram: steps that are done are shaded, the step where the order stands is ringed. */
export default function WorkflowDiagram({ position }: { position: ProcessPosition }) {
  const { t } = useTranslation();
  const xml = useQuery(model(position.process));
  const place = useRef<HTMLDivElement>(null);
  const [broken, setBroken] = useState<unknown>();
  const done = position.done.join(' ');
  const current = position.current.join(' ');

  useEffect(() => {
    const box = place.current;
    if (!box || !xml.data) return;
    let live = true;
    const viewer = new NavigatedViewer({ container: box, bpmnRenderer: steady });
    let fittedTo = 0;
    const fit = () => {
      if (box.clientWidth === fittedTo) return;
      fittedTo = box.clientWidth;
      const canvas = viewer.get<Canvas>('canvas');
      // as high as the diagram needs at this width, within reason; a short process leaves no empty space
      const { width, height } = canvas.viewbox().inner;
      const shrink = Math.min(1, (fittedTo * 0.96) / width);
      box.style.height = `${Math.max(150, Math.min(520, Math.round(shrink * height) + 40))}px`;
      canvas.resized();
      // a little air around, and never larger than drawn
      canvas.zoom(Math.min(1, canvas.zoom('fit-viewport', 'auto') * 0.96), 'auto');
    };
    // the page may still be finding its columns when the diagram is there
    const fitted = new ResizeObserver(fit);
    const draw = async () => {
      await viewer.importXML(xml.data);
      if (!live) return;
      const canvas = viewer.get<Canvas>('canvas');
      const registry = viewer.get<Registry>('elementRegistry');
      const passed = new Set(done.split(' ').filter((id) => id && registry.get(id)));
      const here = current.split(' ').filter((id) => id && registry.get(id));
      passed.forEach((id) => canvas.addMarker(id, 'done'));
      here.forEach((id) => canvas.addMarker(id, 'here'));
      registry
        .filter(
          ({ type, source, target }) =>
            type === 'bpmn:SequenceFlow' &&
            passed.has(source?.id ?? '') &&
            (passed.has(target?.id ?? '') || here.includes(target?.id ?? '')),
        )
        .forEach(({ id }) => canvas.addMarker(id, 'done'));
      fitted.observe(box);
    };
    draw().catch((error: unknown) => live && setBroken(error));
    return () => {
      live = false;
      fitted.disconnect();
      viewer.destroy();
    };
  }, [xml.data, done, current]);

  if (xml.isError) return <Failure error={xml.error} retry={() => void xml.refetch()} />;
  if (broken !== undefined) return <Failure error={broken} />;
  return (
    <>
      {xml.isPending && <Bones rows={4} widths={[80]} />}
      <div
        ref={place}
        className="diagram"
        role="img"
        aria-label={t('workflow.label', { done: position.done.length, count: position.current.length })}
      />
    </>
  );
}
