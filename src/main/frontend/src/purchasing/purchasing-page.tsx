import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useMay } from '../identity/session';
import { decimal, money } from '../ui/format';
import { Bones, Empty, Failure, useLanguage } from '../ui/parts';
import { useRows } from '../ui/rows';
import { Status } from '../ui/status';
import { PurchaseDetail } from './purchase-detail';
import { propose, purchases as purchasesQuery } from './queries';
import './purchasing.css';

const isProposal = (status: string) => status === 'PROPOSED' || status === 'PENDING_APPROVAL';

/** What the house thinks should be bought, what is on its way, and why. */
export default function PurchasingPage() {
  const { id } = useParams();
  const { t } = useTranslation();
  const language = useLanguage();
  const may = useMay();
  const navigate = useNavigate();
  const client = useQueryClient();
  const purchases = useQuery(purchasesQuery);
  const look = useMutation({
    mutationFn: propose,
    onSuccess: (proposed) =>
      notifications.show({ message: t('purchase.looked', { looked: proposed.looked, count: proposed.made.length }) }),
    onSettled: () => client.invalidateQueries({ queryKey: ['purchases'] }),
  });
  const rows = [...(purchases.data?.items ?? [])].sort(
    (a, b) => Number(isProposal(b.status)) - Number(isProposal(a.status)),
  );
  const path = (each: { id: string }) => `/purchasing/${encodeURIComponent(each.id)}`;
  const { current } = useRows(rows, { open: (each) => void navigate(path(each)) });
  const shown = id ?? rows[0]?.id;
  return (
    <div className="page">
      <div className="title">
        <h1>{t('purchase.title')}</h1>
        {may('PROCUREMENT') && (
          <div className="title__actions">
            <Button loading={look.isPending} onClick={() => look.mutate()}>
              {t('purchase.look')}
            </Button>
          </div>
        )}
      </div>
      {look.isError && <Failure error={look.error} />}
      <div className="purchasing">
        <div className="panel table-wrap">
          {purchases.isError && !purchases.data ? (
            <Failure error={purchases.error} retry={() => void purchases.refetch()} />
          ) : purchases.isPending ? (
            <Bones rows={6} widths={[24, 14, 14, 20]} />
          ) : rows.length === 0 ? (
            <Empty title={t('purchase.none')}>{t('purchase.noneMore')}</Empty>
          ) : (
            <table className="table table--rows">
              <thead>
                <tr>
                  <th>{t('line.item')}</th>
                  <th className="r">{t('line.quantity')}</th>
                  <th className="r wide">{t('purchase.amount')}</th>
                  <th>{t('order.status')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((each, index) => (
                  <tr
                    key={each.id}
                    aria-selected={each.id === shown}
                    data-current={index === current || undefined}
                    onClick={() => void navigate(path(each))}
                  >
                    <td className="nowrap">
                      <Link to={path(each)} style={{ color: 'inherit', fontWeight: 550 }}>
                        {each.sku}
                      </Link>{' '}
                      <span className="dim">{each.location}</span>
                    </td>
                    <td className="r num">{decimal(each.quantity, language)}</td>
                    <td className="r num wide">
                      {money(each.amount, each.currency, language)} {each.currency}
                    </td>
                    <td>
                      <Status status={each.status} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </div>
        {shown && <PurchaseDetail key={shown} id={shown} />}
      </div>
    </div>
  );
}
