import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Problem } from '../api/client';
import type { Customer, SalesOrder } from '../api/model';
import { useMay } from '../identity/session';
import { orders as ordersQuery } from '../orders/queries';
import { countryName } from '../ui/country';
import { money } from '../ui/format';
import { Bones, Empty, Fact, Failure, Section, useLanguage } from '../ui/parts';
import { Credit } from './credit';
import { Invoices } from './invoices';
import { Orders } from './orders';
import { customer as customerQuery } from './queries';
import { Returns } from './returns';
import { balances } from './balance';
import { Shipments } from './shipments';
import '../orders/orders.css';
import '../ui/forms.css';

/** One page of a customer: orders, payments, shipments, returns, invoices and credit notes. */
export default function CustomerPage() {
  const { id = '' } = useParams();
  const { t } = useTranslation();
  const customer = useQuery({ ...customerQuery(id), retry: false });
  const orders = useInfiniteQuery(ordersQuery({ kind: 'SALES', customerId: id }));
  if (customer.isError)
    return (
      <div className="page">
        {customer.error instanceof Problem && customer.error.status === 404 ? (
          <Empty
            title={t('customer.unknown', { id })}
            action={
              <Button variant="default" component={Link} to="/customers">
                {t('customer.toAll')}
              </Button>
            }
          />
        ) : (
          <Failure error={customer.error} retry={() => void customer.refetch()} />
        )}
      </div>
    );
  const rows = orders.data?.pages
    .flatMap((page) => page.items)
    .filter((order): order is SalesOrder => order.kind === 'SALES');
  return (
    <div className="page">
      <div className="crumb">
        <Link to="/customers">{t('customer.all')}</Link>
        <span>·</span>
        <span className="mono">{id}</span>
      </div>
      <Title customer={customer.data} />
      <div className="order__grid">
        <div style={{ minWidth: 0 }}>
          {orders.isError && !rows ? (
            <Failure error={orders.error} retry={() => void orders.refetch()} />
          ) : !rows ? (
            <Bones rows={8} />
          ) : (
            <>
              <Orders
                orders={rows}
                customer={id}
                more={orders.hasNextPage ? () => void orders.fetchNextPage() : undefined}
                loading={orders.isFetchingNextPage}
              />
              <Shipments orders={rows} />
              <Returns orders={rows} />
            </>
          )}
        </div>
        <div style={{ minWidth: 0 }}>
          {rows && <Balance orders={rows} complete={!orders.hasNextPage} />}
          <Credit customer={id} />
          <Invoices customer={id} orders={rows ?? []} />
        </div>
      </div>
    </div>
  );
}

function Title({ customer }: { customer: Customer | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const may = useMay();
  return (
    <>
      <div className="title">
        <h1>{customer?.name ?? '…'}</h1>
        {may('CUSTOMER_SERVICE') && customer && (
          <div className="title__actions">
            <Button component={Link} to={`/orders/new?customer=${encodeURIComponent(customer.id)}`}>
              {t('entry.title')}
            </Button>
          </div>
        )}
      </div>
      {customer && (
        <div className="panel panel--pad" style={{ marginBottom: 20 }}>
          <dl className="facts facts--across">
            <Fact label={t('order.customer')}>
              <span className="mono">{customer.id}</span>
            </Fact>
            <Fact label={t('customer.email')}>
              {customer.email ? <a href={`mailto:${customer.email}`}>{customer.email}</a> : '–'}
            </Fact>
            <Fact label={t('customer.country')}>
              {customer.country ? countryName(customer.country, language) : '–'}
            </Fact>
            <Fact label={t('customer.creditLimit')}>
              <span className="num">{customer.creditLimit ?? t('customer.noCredit')}</span>
            </Fact>
          </dl>
        </div>
      )}
    </>
  );
}

/** What was ordered, paid and given back, by currency; said to be a part where older orders are not loaded. */
function Balance({ orders, complete }: { orders: SalesOrder[]; complete: boolean }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const sums = balances(orders);
  if (sums.length === 0) return null;
  return (
    <Section
      title={t('customer.payments')}
      note={complete ? undefined : t('customer.ofLatest', { count: orders.length })}
    >
      {sums.map((sum) => (
        <div className="panel panel--pad" key={sum.currency} style={{ marginBottom: 8 }}>
          <dl className="sum">
            {(['ordered', 'authorised', 'captured', 'refunded', 'open'] as const).map((name) => (
              <div key={name} style={{ display: 'contents' }}>
                <dt className={name === 'open' ? 'sum__total' : 'soft'}>
                  {t(`customer.sum.${name}`, { currency: sum.currency })}
                </dt>
                <dd className={`num ${name === 'open' ? 'sum__total' : ''}`}>
                  {money(sum[name], sum.currency, language)}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </Section>
  );
}
