import { Button, Group, Modal, Select, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client';
import type { Order } from '../api/model';
import { useMay } from '../identity/session';
import { Failure } from '../ui/parts';
import { AmendDialog } from '../trading/amend-dialog';
import { isDone } from '../ui/status';

const holdTypes = ['COMPLIANCE', 'CREDIT', 'CUSTOMER_REQUEST', 'FRAUD', 'OPERATIONS'] as const;

type Action = 'cancel' | 'hold' | 'release';

/** Cancel, hold and release: offered to those who may, each with its reason. */
export function OrderActions({ order }: { order: Order }) {
  const { t } = useTranslation();
  const may = useMay();
  const [action, setAction] = useState<Action>();
  const [amending, setAmending] = useState(false);
  const open = !isDone(order.status);
  const holds = order.holds;
  const mayCancel =
    order.kind === 'SALES' ? may('CUSTOMER_SERVICE', 'OPERATIONS') : may('TRADER', 'PORTFOLIO_MANAGER', 'OPERATIONS');
  const mayHold = may('COMPLIANCE', 'OPERATIONS', 'CUSTOMER_SERVICE', 'TRADER');
  return (
    <>
      {open && mayHold && holds.length > 0 && (
        <Button variant="default" onClick={() => setAction('release')}>
          {t('action.release')}
        </Button>
      )}
      {open && mayHold && (
        <Button variant="default" onClick={() => setAction('hold')}>
          {t('action.hold')}
        </Button>
      )}
      {open && order.kind === 'TRADE' && may('TRADER', 'PORTFOLIO_MANAGER') && (
        <Button variant="default" onClick={() => setAmending(true)}>
          {t('amend.button')}
        </Button>
      )}
      {open && mayCancel && (
        <Button variant="default" color="red" onClick={() => setAction('cancel')}>
          {t('action.cancel')}
        </Button>
      )}
      {amending && order.kind === 'TRADE' && <AmendDialog order={order} close={() => setAmending(false)} />}
      {action && <ActionDialog key={action} action={action} order={order} close={() => setAction(undefined)} />}
    </>
  );
}

function ActionDialog({ action, order, close }: { action: Action; order: Order; close: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const holds = order.holds;
  const types = action === 'release' ? holds.map((hold) => hold.type) : [...holdTypes];
  const [holdType, setHoldType] = useState<string | null>(action === 'release' ? (types[0] ?? null) : null);
  const [reason, setReason] = useState('');
  const send = useMutation({
    mutationFn: () =>
      api.post(
        `/api/v1/orders/${order.id}/${action}`,
        { reason: reason.trim(), ...(action === 'cancel' ? {} : { holdType }) },
        { 'If-Match': `"${order.version}"` },
      ),
    onSuccess: () => {
      notifications.show({ message: t(`action.${action}Done`) });
      void queries.invalidateQueries({ queryKey: ['order', order.id] });
      void queries.invalidateQueries({ queryKey: ['orders'] });
      close();
    },
    // somebody else was quicker: show the order as it is now, the person decides again
    onError: () => void queries.invalidateQueries({ queryKey: ['order', order.id] }),
  });
  const ready = reason.trim() !== '' && (action === 'cancel' || holdType !== null);
  return (
    <Modal opened onClose={close} title={t(`action.${action}Title`)}>
      <form
        style={{ display: 'grid', gap: 12 }}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) send.mutate();
        }}
      >
        <p className="soft">{t(`action.${action}Says.${order.kind}`)}</p>
        {action !== 'cancel' && (
          <Select
            label={t('action.holdType')}
            data={types.map((type) => ({ value: type, label: t(`holdType.${type}`) }))}
            value={holdType}
            onChange={setHoldType}
          />
        )}
        <Textarea
          label={t('decision.reason')}
          autosize
          minRows={2}
          data-autofocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {send.isError && <Failure error={send.error} />}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={close}>
            {t('action.keep')}
          </Button>
          <Button
            type="submit"
            color={action === 'cancel' ? 'red' : undefined}
            disabled={!ready}
            loading={send.isPending}
          >
            {t(`action.${action}`)}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
