import { Button, Group, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Job } from '../api/model';
import { Failure } from '../ui/parts';
import { closeManifest } from './queries';

/** The driver signs for everything that is ready; from then on an order cannot be cancelled. */
export function HandOverDialog({ location, jobs, close }: { location: string; jobs: Job[]; close: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const give = useMutation({
    mutationFn: () => closeManifest(location),
    onSuccess: (manifest) => {
      queries.setQueryData(['warehouse', 'manifest', manifest.id], manifest);
      void queries.invalidateQueries({ queryKey: ['warehouse', 'jobs'] });
      void navigate(`/warehouse/manifests/${encodeURIComponent(manifest.id)}`);
    },
  });
  const parcels = jobs.reduce((count, job) => count + job.parcels.length, 0);
  return (
    <Modal opened onClose={close} title={t('warehouse.closeManifest')}>
      <p>
        {t('warehouse.manifestSays', {
          shipments: t('warehouse.shipments', { count: jobs.length }),
          parcels: t('warehouse.parcelCount', { count: parcels }),
          location,
        })}
      </p>
      {give.isError && <Failure error={give.error} />}
      <Group justify="flex-end" gap={8} mt={14}>
        <Button size="md" variant="default" onClick={close}>
          {t('action.keep')}
        </Button>
        <Button size="md" loading={give.isPending} onClick={() => give.mutate()} data-autofocus>
          {t('warehouse.handOver')}
        </Button>
      </Group>
    </Modal>
  );
}
