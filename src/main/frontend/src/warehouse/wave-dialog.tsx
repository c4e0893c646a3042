import { Button, Group, Modal, NumberInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Failure } from '../ui/parts';
import { startWave } from './queries';

/** As many boxes as a trolley holds. */
const trolley = 20;

export function WaveDialog({ location, waiting, close }: { location: string; waiting: number; close: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [size, setSize] = useState<number | string>(Math.min(waiting, trolley));
  const start = useMutation({
    mutationFn: () => startWave(location, Number(size)),
    onSuccess: ({ wave, jobs }) => {
      queries.setQueryData(['warehouse', 'jobs', 'wave', wave], jobs);
      void queries.invalidateQueries({ queryKey: ['warehouse', 'jobs', 'open'] });
      void navigate(`/warehouse/waves/${encodeURIComponent(wave)}`);
    },
  });
  return (
    <Modal opened onClose={close} title={t('warehouse.startWave')}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!start.isPending) start.mutate();
        }}
      >
        <p className="soft">{t('warehouse.waveSays', { count: waiting })}</p>
        <NumberInput
          size="md"
          label={t('warehouse.boxesOnTrolley')}
          min={1}
          max={500}
          allowDecimal={false}
          value={size}
          onChange={setSize}
          data-autofocus
        />
        {start.isError && <Failure error={start.error} />}
        <Group justify="flex-end" gap={8}>
          <Button size="md" variant="default" onClick={close}>
            {t('action.keep')}
          </Button>
          <Button size="md" type="submit" disabled={!(Number(size) >= 1)} loading={start.isPending}>
            {t('warehouse.startWave')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
