import { Button, MultiSelect, Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { api } from '../api/client';
import type { Portfolio, Rebalance } from '../api/model';
import { useMay } from '../identity/session';
import { decimal, money } from '../ui/format';
import { elsewhere, fieldError, typed, useIdempotencyKey } from '../ui/forms';
import { Bones, Empty, Failure, Section, useLanguage } from '../ui/parts';
import { portfolios as portfoliosQuery } from './queries';
import { Proposal } from './proposal';
import '../ui/forms.css';
import '../orders/orders.css';

const fields = ['/cashFlow', '/minimumTrade', '/turnoverLimit'];

/** A portfolio against its model, and what would bring it back: first shown, then released. */
export default function PortfolioPage() {
  const { t } = useTranslation();
  const [parameters, setParameters] = useSearchParams();
  const portfolios = useQuery(portfoliosQuery);
  const [rebalance, setRebalance] = useState<Rebalance>();
  if (portfolios.isPending)
    return (
      <div className="page">
        <Bones rows={10} />
      </div>
    );
  if (portfolios.isError && !portfolios.data)
    return (
      <div className="page">
        <Failure error={portfolios.error} retry={() => void portfolios.refetch()} />
      </div>
    );
  const all = portfolios.data;
  const portfolio = all.find((each) => each.id === parameters.get('id')) ?? all[0];
  if (!portfolio)
    return (
      <div className="page">
        <Empty title={t('portfolio.none')}>{t('portfolio.noneMore')}</Empty>
      </div>
    );
  return (
    <div className="page">
      <div className="title">
        <h1>{t('room.portfolios')}</h1>
        <Select
          aria-label={t('portfolio.which')}
          data={all.map((each) => ({ value: each.id, label: `${each.id} · ${each.name}` }))}
          value={portfolio.id}
          onChange={(id) => {
            setRebalance(undefined);
            if (id) setParameters({ id }, { replace: true });
          }}
          allowDeselect={false}
          w={280}
        />
      </div>
      <div className="order__grid">
        <div style={{ minWidth: 0 }}>
          <Holdings portfolio={portfolio} />
        </div>
        <Wishes
          key={portfolio.id}
          portfolio={portfolio}
          others={all.filter((each) => each.id !== portfolio.id)}
          show={setRebalance}
        />
      </div>
      {rebalance && <Proposal rebalance={rebalance} />}
    </div>
  );
}

function percent(part: string | undefined, language: string): string {
  if (part === undefined) return '–';
  return new Intl.NumberFormat(language, { style: 'percent', minimumFractionDigits: 2 }).format(Number(part));
}

function Holdings({ portfolio }: { portfolio: Portfolio }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Section
      title={t('portfolio.holdings')}
      note={`${t('portfolio.worth')} ${money(portfolio.netAssetValue, portfolio.currency, language)} ${portfolio.currency}`}
    >
      <div className="panel table-wrap">
        <table className="table">
          <thead>
            <tr>
              <th>{t('order.instrument')}</th>
              <th className="r">{t('order.quantity')}</th>
              <th className="r wide">{t('portfolio.working')}</th>
              <th className="r">{t('portfolio.value', { currency: portfolio.currency })}</th>
              <th className="r">{t('portfolio.weight')}</th>
              <th className="r">{t('portfolio.target')}</th>
              <th className="r">{t('portfolio.drift')}</th>
            </tr>
          </thead>
          <tbody>
            {portfolio.holdings.map((each) => (
              <tr key={each.symbol}>
                <td className="nowrap">{each.symbol}</td>
                <td className="r num">{decimal(each.quantity, language)}</td>
                <td className="r num wide soft">{Number(each.working) ? decimal(each.working, language) : '–'}</td>
                <td className="r num">{money(each.value, portfolio.currency, language)}</td>
                <td className="r num">{percent(each.weight, language)}</td>
                <td className="r num">{percent(each.targetWeight, language)}</td>
                <td className="r num">{percent(each.drift, language)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <td>{t('portfolio.cash')}</td>
              <td />
              <td className="wide" />
              <td className="r num">{money(portfolio.cash, portfolio.currency, language)}</td>
              <td className="r num">{percent(portfolio.cashWeight, language)}</td>
              <td className="r num">{percent(portfolio.cashTarget, language)}</td>
              <td />
            </tr>
          </tfoot>
        </table>
      </div>
    </Section>
  );
}

function Wishes({
  portfolio,
  others,
  show,
}: {
  portfolio: Portfolio;
  others: Portfolio[];
  show: (rebalance: Rebalance | undefined) => void;
}) {
  const { t } = useTranslation();
  const may = useMay();
  const queries = useQueryClient();
  const [cashFlow, setCashFlow] = useState('');
  const [minimumTrade, setMinimum] = useState('');
  const [turnoverLimit, setTurnover] = useState('');
  const [together, setTogether] = useState<string[]>([]);
  const wishes = {
    ...(typed(cashFlow) ? { cashFlow: typed(cashFlow) } : {}),
    ...(typed(minimumTrade) ? { minimumTrade: typed(minimumTrade) } : {}),
    ...(typed(turnoverLimit) ? { turnoverLimit: String(Number(typed(turnoverLimit)) / 100) } : {}),
    together,
  };
  const path = `/api/v1/portfolios/${encodeURIComponent(portfolio.id)}/rebalance`;
  const propose = useMutation({
    mutationFn: () => api.post<Rebalance>(path, { dryRun: true, ...wishes }),
    onSuccess: show,
  });
  const proposal = propose.data;
  const key = useIdempotencyKey([portfolio.id, wishes, proposal?.at]);
  const release = useMutation({
    mutationFn: () => api.post<Rebalance>(path, { dryRun: false, ...wishes }, { 'Idempotency-Key': key }),
    onSuccess: (placed) => {
      show(placed);
      notifications.show({ message: t('portfolio.released') });
      void queries.invalidateQueries({ queryKey: ['portfolios'] });
      void queries.invalidateQueries({ queryKey: ['orders'] });
    },
  });
  const forget = () => {
    show(undefined);
    propose.reset();
    release.reset();
  };
  const error = release.error ?? propose.error;
  const left = error ? elsewhere(error, fields) : undefined;
  if (!may('PORTFOLIO_MANAGER')) return null;
  const number = (label: string, pointer: string, value: string, set: (text: string) => void) => (
    <TextInput
      label={label}
      inputMode="decimal"
      classNames={{ input: 'num' }}
      value={value}
      onChange={(event) => {
        set(event.currentTarget.value);
        forget();
      }}
      error={fieldError(error, pointer)}
    />
  );
  return (
    <div style={{ minWidth: 0 }}>
      <Section title={t('portfolio.rebalance')}>
        <form
          className="panel panel--pad form"
          onSubmit={(event) => {
            event.preventDefault();
            release.reset();
            propose.mutate();
          }}
        >
          <div className="form__row">
            {number(t('portfolio.cashFlow', { currency: portfolio.currency }), '/cashFlow', cashFlow, setCashFlow)}
            {number(
              t('portfolio.minimum', { currency: portfolio.currency }),
              '/minimumTrade',
              minimumTrade,
              setMinimum,
            )}
          </div>
          <div className="form__row">
            {number(t('portfolio.turnover'), '/turnoverLimit', turnoverLimit, setTurnover)}
            <MultiSelect
              label={t('portfolio.together')}
              data={others.map((each) => each.id)}
              value={together}
              onChange={(ids) => {
                setTogether(ids);
                forget();
              }}
            />
          </div>
          {left !== undefined && <Failure error={left} />}
          <div style={{ display: 'flex', gap: 8, justifyContent: 'flex-end' }}>
            <Button type="submit" variant={proposal ? 'default' : 'filled'} loading={propose.isPending}>
              {t('portfolio.show')}
            </Button>
            {proposal && !release.data && (
              <Button
                onClick={() => release.mutate()}
                loading={release.isPending}
                disabled={proposal.orders.every((order) => order.outcome === 'REFUSE')}
              >
                {t('portfolio.release', {
                  count: proposal.orders.filter((order) => order.outcome !== 'REFUSE').length,
                })}
              </Button>
            )}
          </div>
        </form>
      </Section>
    </div>
  );
}
