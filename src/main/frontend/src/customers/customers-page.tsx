import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { customers as customersQuery } from '../orders/queries';
import { countryName } from '../ui/country';
import { useFilter } from '../ui/list-and-detail';
import { Bones, Empty, Failure, useLanguage } from '../ui/parts';
import { useRows } from '../ui/rows';

/** Everybody who buys goods; one row leads to all that there is of a customer. */
export default function CustomersPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const customers = useQuery(customersQuery);
  const { wanted, box } = useFilter(t('customer.filter'));
  const rows = (customers.data ?? []).filter((one) =>
    `${one.id} ${one.name} ${one.email ?? ''}`.toLowerCase().includes(wanted),
  );
  const path = (id: string) => `/customers/${encodeURIComponent(id)}`;
  const { current } = useRows(rows, { open: (one) => void navigate(path(one.id)) });
  return (
    <div className="page">
      <div className="title">
        <h1>{t('customer.all')}</h1>
      </div>
      <div className="filters">{box}</div>
      <div className="panel table-wrap">
        {customers.isError && !customers.data ? (
          <Failure error={customers.error} retry={() => void customers.refetch()} />
        ) : customers.isPending ? (
          <Bones rows={8} widths={[10, 26, 24, 14]} />
        ) : rows.length === 0 ? (
          <Empty title={t(wanted ? 'customer.noMatch' : 'customer.nobody')} />
        ) : (
          <table className="table table--rows">
            <thead>
              <tr>
                <th>{t('order.customer')}</th>
                <th>{t('customer.name')}</th>
                <th className="wide">{t('customer.email')}</th>
                <th className="wide">{t('customer.country')}</th>
                <th className="r">{t('customer.creditLimit')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((one, index) => (
                <tr
                  key={one.id}
                  data-current={index === current || undefined}
                  onClick={() => void navigate(path(one.id))}
                >
                  <td className="nowrap">
                    <Link to={path(one.id)} className="mono" style={{ color: 'inherit', fontWeight: 550 }}>
                      {one.id}
                    </Link>
                  </td>
                  <td>{one.name}</td>
                  <td className="wide soft">{one.email ?? '–'}</td>
                  <td className="wide soft">{one.country ? countryName(one.country, language) : '–'}</td>
                  <td className="r num">{one.creditLimit ?? '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </div>
  );
}
