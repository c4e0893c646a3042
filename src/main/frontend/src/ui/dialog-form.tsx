import { Button, Group, Modal, type ButtonProps } from '@mantine/core';
import type { PropsWithChildren } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from './parts';
import './forms.css';

interface DialogFormProps {
  title: string;
  close: () => void;
  /** Words of the button that sends. */
  verb: string;
  color?: ButtonProps['color'];
  /** Everything needed is filled in. */
  ready: boolean;
  send: { mutate: () => void; isPending: boolean };
  /** What the server said that stands at no field. */
  error?: unknown;
}

/** A few fields that are sent together, in front of the page they are about. */
export function DialogForm(props: PropsWithChildren<DialogFormProps>) {
  const { title, close, verb, color, ready, send, error, children } = props;
  const { t } = useTranslation();
  return (
    <Modal opened onClose={close} title={title}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !send.isPending) send.mutate();
        }}
      >
        {children}
        {error !== undefined && <Failure error={error} />}
        <Group justify="flex-end" gap={8}>
          <Button variant="default" onClick={close}>
            {t('action.keep')}
          </Button>
          <Button type="submit" color={color} disabled={!ready} loading={send.isPending}>
            {verb}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
