import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bones, Empty, Failure, Section } from '../ui/parts';
import { Shape, words } from '../ui/status';
import { processesOf } from './process-position';
import { workflow as workflowQuery } from './queries';

const Diagram = lazy(() => import('./workflow-diagram'));

/** Where the order stands in its process; a process called by another has its own diagram behind the switch. */
export function Workflow({ orderId }: { orderId: string }) {
  const { t } = useTranslation();
  const workflow = useQuery(workflowQuery(orderId));
  const [chosen, setChosen] = useState<string>();
  const processes = workflow.data ? processesOf(workflow.data) : [];
  const standing = processes.findLast((each) => each.current.length > 0) ?? processes.at(-1);
  const shown = processes.find((each) => each.process === chosen) ?? standing;
  const name = (process: string) => t(`process.${process}`, words(process));

  return (
    <Section
      title={t('workflow.title')}
      note={
        workflow.data &&
        (processes.some((each) => each.current.length > 0)
          ? undefined
          : processes.length
            ? t('workflow.ended')
            : undefined)
      }
      aside={
        processes.length > 1 && (
          <SegmentedControl
            aria-label={t('workflow.which')}
            value={shown?.process ?? ''}
            onChange={setChosen}
            data={processes.map((each) => ({ value: each.process, label: name(each.process) }))}
          />
        )
      }
    >
      <div className="panel">
        {workflow.isPending ? (
          <Bones rows={4} widths={[80]} />
        ) : workflow.isError ? (
          <Failure error={workflow.error} retry={() => void workflow.refetch()} />
        ) : !shown ? (
          <Empty title={t('workflow.none')}>{t('workflow.noneMore')}</Empty>
        ) : (
          <>
            <Suspense fallback={<Bones rows={4} widths={[80]} />}>
              <Diagram key={shown.process} position={shown} />
            </Suspense>
            <div className="legend">
              <span className="status tone-good">
                <Shape shape="done" />
                <span>{t('workflow.done')}</span>
              </span>
              {shown.current.length > 0 && (
                <span className="status" style={{ color: 'var(--accent)' }}>
                  <Shape shape="ring" />
                  <span>{t('workflow.current')}</span>
                </span>
              )}
              {workflow.data?.version && shown.process === workflow.data.process ? (
                <span className="dim">{t('workflow.version', { version: workflow.data.version })}</span>
              ) : null}
            </div>
          </>
        )}
      </div>
    </Section>
  );
}
