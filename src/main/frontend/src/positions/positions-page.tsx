import { SegmentedControl, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { Position } from '../api/model';
import { accounts as accountsQuery } from '../orders/queries';
import { decimal, money } from '../ui/format';
import { ListAndDetail, useFilter } from '../ui/list-and-detail';
import { Moving } from '../ui/moving';
import { Bones, Empty, Failure, Section, useLanguage, When } from '../ui/parts';
import { Gain } from './gain';
import { exposure, lots, positions as positionsQuery } from './queries';

const key = (each: Position) => `${each.account}|${each.symbol}`;

/** What every account holds and what it has brought, moving with the market; the lots of the one that is looked at. */
export default function PositionsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const [parameters, setParameters] = useSearchParams();
  const account = parameters.get('account') ?? undefined;
  const positions = useQuery(positionsQuery(account));
  const accounts = useQuery(accountsQuery);
  const { wanted, box } = useFilter(t('positions.filter'));
  const shown = (positions.data ?? []).filter((each) => key(each).toLowerCase().includes(wanted));
  const open = (each: Position) =>
    setParameters({ ...(account ? { account } : {}), chosen: key(each) }, { replace: true });
  const chosen = (positions.data ?? []).find((each) => key(each) === parameters.get('chosen'));

  return (
    <ListAndDetail
      title={t('room.positions')}
      filters={
        <>
          <Select
            aria-label={t('order.account')}
            placeholder={t('blotter.anyAccount')}
            data={(accounts.data ?? []).map((each) => each.code)}
            value={account ?? null}
            onChange={(next) => setParameters(next ? { account: next } : {}, { replace: true })}
            clearable
            w={170}
          />
          {box}
        </>
      }
      loaded={positions}
      rows={shown}
      id={key}
      chosen={chosen && key(chosen)}
      open={open}
      nothing={{ title: t('positions.none'), more: t('positions.noneMore') }}
      above={<Exposures account={account} />}
      head={
        <>
          <th>{t('order.account')}</th>
          <th>{t('order.instrument')}</th>
          <th className="r">{t('order.quantity')}</th>
          <th className="r wide">{t('positions.average')}</th>
          <th className="r wide">{t('positions.market')}</th>
          <th className="r">{t('positions.value')}</th>
          <th className="r">{t('positions.unrealised')}</th>
          <th className="r wide">{t('positions.realised')}</th>
        </>
      }
      cells={(each) => (
        <>
          <td className="nowrap">{each.account}</td>
          <td className="nowrap">
            <Link
              to={`/positions?chosen=${encodeURIComponent(key(each))}${account ? `&account=${account}` : ''}`}
              replace
              style={{ color: 'inherit', fontWeight: 550 }}
            >
              {each.symbol}
            </Link>
          </td>
          <td className="r num">{decimal(each.quantity, language)}</td>
          <td className="r num wide">{decimal(each.averagePrice, language, 2, 4)}</td>
          <td className="r num wide">
            <Moving value={each.marketPrice} />
          </td>
          <td className="r num nowrap">
            {money(each.marketValue, each.currency, language)} <span className="soft wide">{each.currency}</span>
          </td>
          <td className="r num">
            <Gain amount={each.unrealisedPnl} currency={each.currency} />
          </td>
          <td className="r num wide">
            <Gain amount={each.realisedPnl} currency={each.currency} />
          </td>
        </>
      )}
    >
      {chosen ? (
        <Lots key={key(chosen)} position={chosen} />
      ) : (
        <div className="panel">
          <Empty title={t('positions.choose')}>{t('positions.chooseMore')}</Empty>
        </div>
      )}
    </ListAndDetail>
  );
}

function Exposures({ account }: { account: string | undefined }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [by, setBy] = useState('ASSET_CLASS');
  const currency = 'USD';
  const groups = useQuery(exposure(by, account, currency));
  if (groups.isError && !groups.data) return <Failure error={groups.error} retry={() => void groups.refetch()} />;
  if (!groups.data?.length) return null;
  return (
    <Section
      title={t('positions.exposure', { currency })}
      aside={
        <SegmentedControl
          size="xs"
          aria-label={t('positions.by')}
          value={by}
          onChange={setBy}
          data={['ASSET_CLASS', 'ACCOUNT', 'CURRENCY'].map((value) => ({ value, label: t(`positions.by_${value}`) }))}
        />
      }
    >
      <div className="panel table-wrap">
        <table className="table">
          <thead>
            <tr>
              <th>{t(`positions.by_${by}`)}</th>
              <th className="r">{t('positions.long')}</th>
              <th className="r wide">{t('positions.short')}</th>
              <th className="r wide">{t('positions.gross')}</th>
              <th className="r">{t('positions.net')}</th>
              <th className="r">{t('positions.unrealised')}</th>
              <th className="r wide">{t('positions.realised')}</th>
            </tr>
          </thead>
          <tbody>
            {groups.data.map((each) => (
              <tr key={each.group}>
                <td>{by === 'ASSET_CLASS' ? t(`assetClass.${each.group}`, each.group) : each.group}</td>
                <td className="r num">{money(each.longValue, currency, language)}</td>
                <td className="r num wide">{money(each.shortValue, currency, language)}</td>
                <td className="r num wide">{money(each.gross, currency, language)}</td>
                <td className="r num">{money(each.net, currency, language)}</td>
                <td className="r num">
                  <Gain amount={each.unrealisedPnl} currency={currency} />
                </td>
                <td className="r num wide">
                  <Gain amount={each.realisedPnl} currency={currency} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function Lots({ position }: { position: Position }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const found = useQuery(lots(position.account, position.symbol));
  return (
    <Section
      title={position.symbol}
      note={`${position.account} · ${t(`lotMethod.${position.lotMethod}`)}`}
      aside={
        <Link
          to={`/orders?account=${encodeURIComponent(position.account)}&instrument=${encodeURIComponent(position.symbol)}`}
        >
          {t('positions.orders')}
        </Link>
      }
    >
      <div className="panel table-wrap">
        {found.isPending ? (
          <Bones rows={3} />
        ) : !found.data?.lots?.length ? (
          <Empty title={t('positions.flat')} />
        ) : (
          <table className="table">
            <thead>
              <tr>
                <th>{t('positions.opened')}</th>
                <th className="r">{t('order.quantity')}</th>
                <th className="r">{t('positions.cost', { currency: position.currency })}</th>
              </tr>
            </thead>
            <tbody>
              {found.data.lots.map((lot) => (
                <tr key={lot.trade}>
                  <td>
                    <When at={lot.openedAt} />
                  </td>
                  <td className="r num">{decimal(lot.quantity, language)}</td>
                  <td className="r num">{money(lot.cost, position.currency, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </Section>
  );
}
