import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty } from '../ui/parts';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <div className="page">
      <Empty
        title={t('shell.notFound')}
        action={
          <Button variant="default" component={Link} to="/">
            {t('shell.toHome')}
          </Button>
        }
      >
        {t('shell.notFoundMore')}
      </Empty>
    </div>
  );
}
