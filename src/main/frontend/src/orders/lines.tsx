import { useTranslation } from 'react-i18next';
import type { SalesOrder } from '../api/model';
import { decimal, money } from '../ui/format';
import { useLanguage } from '../ui/parts';

export function SalesLines({ order }: { order: SalesOrder }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { lines, totals } = order;
  const held = lines.some((line) => line.allotments.length > 0);
  const late = lines.some((line) => Number(line.backordered) > 0);
  const sums = (['net', 'tax', 'shipping', 'gross'] as const).map((name) => [name, totals[name]] as const);
  const span = 3 + (held ? 1 : 0) + (late ? 1 : 0);
  return (
    <div className="table-wrap">
      <table className="table">
        <thead>
          <tr>
            <th>{t('line.item')}</th>
            <th className="r">{t('line.quantity')}</th>
            {held && <th>{t('line.from')}</th>}
            {late && <th className="r">{t('line.backordered')}</th>}
            <th className="r">{t('line.price', { currency: order.currency })}</th>
            <th className="r">{t('line.net', { currency: order.currency })}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.lineId}>
              <td>
                <span className="mono">{line.sku}</span>
                {line.name && <span className="soft"> {line.name}</span>}
              </td>
              <td className="r num">{decimal(line.quantity, language)}</td>
              {held && (
                <td className="num soft">
                  {line.allotments.map((at) => `${at.location} ${decimal(at.quantity, language)}`).join(', ') || '–'}
                </td>
              )}
              {late && <td className="r num">{decimal(line.backordered, language)}</td>}
              <td className="r num">{money(line.unitPrice, order.currency, language)}</td>
              <td className="r num">{money(line.net, order.currency, language)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          {sums.map(([name, amount]) => (
            <tr key={name}>
              <td colSpan={span} className="r soft">
                {t(`total.${name}`)}
              </td>
              <td className="r num">{money(amount, order.currency, language)}</td>
            </tr>
          ))}
        </tfoot>
      </table>
    </div>
  );
}
