import { useComputedColorScheme } from '@mantine/core';
import {
  CellApiModule,
  CellStyleModule,
  ClientSideRowModelModule,
  HighlightChangesModule,
  RowApiModule,
  RowSelectionModule,
  RowStyleModule,
  ScrollApiModule,
  type ColDef,
  type GridApi,
  type ICellRendererParams,
  ModuleRegistry,
  themeQuartz,
} from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useMemo, useRef } from 'react';
import { useHotkeys } from 'react-hotkeys-hook';
import { useTranslation } from 'react-i18next';
import type { Order, SalesOrder, TradeOrder } from '../api/model';
import { decimal, money, price } from '../ui/format';
import { Id, Side, useLanguage, When } from '../ui/parts';
import { Status, words } from '../ui/status';
import { currencyOf } from './subject';

ModuleRegistry.registerModules([
  CellApiModule,
  CellStyleModule,
  ClientSideRowModelModule,
  HighlightChangesModule,
  RowApiModule,
  RowSelectionModule,
  RowStyleModule,
  ScrollApiModule,
]);

const look = themeQuartz.withParams({
  fontFamily: 'inherit',
  fontSize: 13,
  rowHeight: 34,
  headerHeight: 32,
  backgroundColor: 'var(--surface)',
  foregroundColor: 'var(--ink)',
  headerBackgroundColor: 'var(--surface)',
  headerTextColor: 'var(--ink-3)',
  headerFontWeight: 500,
  borderColor: 'var(--line)',
  rowHoverColor: 'var(--hover)',
  selectedRowBackgroundColor: 'var(--selected)',
  accentColor: 'var(--accent)',
  browserColorScheme: 'inherit',
  wrapperBorder: false,
  wrapperBorderRadius: 0,
  headerColumnBorder: false,
  headerColumnResizeHandleColor: 'transparent',
  cellHorizontalPadding: 12,
  valueChangeValueHighlightBackgroundColor: 'var(--flash)',
});

const sale = (order?: Order): SalesOrder | undefined => (order?.kind === 'SALES' ? order : undefined);
const trade = (order?: Order): TradeOrder | undefined => (order?.kind === 'TRADE' ? order : undefined);
const items = (order: Order | undefined, language: string): string =>
  (sale(order)?.lines ?? []).map((line) => `${decimal(line.quantity, language)} × ${line.sku}`).join(', ');

interface Props {
  rows: Order[];
  kind: string | undefined;
  more: (() => void) | undefined;
  /** where all rows are here: sorting by a column sorts what there is */
  sortable?: boolean;
  open: (order: Order) => void;
}

/** The blotter: newest first as the server lists them, changed cells flash once, rows below come as one scrolls. */
export default function OrdersGrid({ rows, kind, more, sortable = false, open }: Props) {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const scheme = useComputedColorScheme('light');
  const grid = useRef<GridApi<Order>>(null);

  const columns = useMemo<ColDef<Order>[]>(() => {
    type Cell = ICellRendererParams<Order>;
    const number = { headerClass: 'ag-right-aligned-header', cellClass: 'num ag-right-aligned-cell', width: 110 };
    const id: ColDef<Order> = {
      headerName: t('order.id'),
      width: 124,
      field: 'id',
      headerClass: 'grid-first',
      cellClass: 'grid-first',
      cellRenderer: ({ data }: Cell) => data && <Id id={data.id} />,
    };
    const status: ColDef<Order> = {
      headerName: t('order.status'),
      field: 'status',
      width: 178,
      enableCellChangeFlash: true,
      cellRenderer: ({ data }: Cell) => data && <Status status={data.status} />,
    };
    const age: ColDef<Order> = {
      headerName: t('order.placed'),
      field: 'createdAt',
      width: 128,
      cellRenderer: ({ data }: Cell) => data && <When at={data.createdAt} />,
    };
    const clientId: ColDef<Order> = {
      headerName: t('order.clientOrderId'),
      field: 'clientOrderId',
      width: 150,
      cellClass: 'mono soft',
    };
    const sales: ColDef<Order>[] = [
      { headerName: t('order.customer'), width: 110, valueGetter: ({ data }) => sale(data)?.customerId },
      {
        headerName: t('order.items'),
        flex: 1,
        minWidth: 180,
        valueGetter: ({ data }) => items(data, language),
      },
      {
        ...number,
        headerName: t('order.amount'),
        enableCellChangeFlash: true,
        valueGetter: ({ data }) => money(sale(data)?.totals.gross, sale(data)?.currency, language),
      },
      { headerName: t('order.currency'), valueGetter: ({ data }) => data && currencyOf(data), width: 90 },
    ];
    const trades: ColDef<Order>[] = [
      { headerName: t('order.account'), width: 100, valueGetter: ({ data }) => trade(data)?.account },
      {
        headerName: t('order.side'),
        width: 92,
        cellRenderer: ({ data }: Cell) => data?.kind === 'TRADE' && <Side side={data.side} />,
      },
      { headerName: t('order.instrument'), width: 110, valueGetter: ({ data }) => trade(data)?.instrument.symbol },
      {
        ...number,
        headerName: t('order.quantity'),
        valueGetter: ({ data }) => decimal(trade(data)?.quantity, language),
      },
      {
        ...number,
        headerName: t('fills.filled'),
        enableCellChangeFlash: true,
        valueGetter: ({ data }) => decimal(trade(data)?.cumQty ?? 0, language),
      },
      {
        headerName: t('order.type'),
        width: 110,
        valueGetter: ({ data }) => t(`orderType.${trade(data)?.orderType}`, words(trade(data)?.orderType ?? '')),
      },
      {
        ...number,
        headerName: t('order.limit'),
        valueGetter: ({ data }) => (trade(data)?.limitPrice ? price(trade(data)?.limitPrice, language) : '–'),
      },
      {
        ...number,
        width: 130,
        headerName: t('fills.average'),
        enableCellChangeFlash: true,
        valueGetter: ({ data }) => (Number(trade(data)?.avgPx ?? 0) > 0 ? price(trade(data)?.avgPx, language) : '–'),
      },
    ];
    const both: ColDef<Order>[] = [
      { headerName: t('order.kind'), width: 110, valueGetter: ({ data }) => t(`kind.${data?.kind}`) },
      {
        headerName: t('order.party'),
        width: 110,
        valueGetter: ({ data }) => sale(data)?.customerId ?? trade(data)?.account,
      },
      {
        headerName: t('order.what'),
        flex: 1,
        minWidth: 220,
        cellRenderer: ({ data }: Cell) =>
          data &&
          (data.kind === 'TRADE' ? (
            <>
              <Side side={data.side} /> <span className="num">{decimal(data.quantity, language)}</span>{' '}
              {data.instrument.symbol}{' '}
              <span className="soft">
                {t(`orderType.${data.orderType}`, words(data.orderType))}
                {data.limitPrice && ` ${price(data.limitPrice, language)}`}
                {Number(data.cumQty) > 0 && ` · ${t('fills.part', { quantity: decimal(data.cumQty, language) })}`}
              </span>
            </>
          ) : (
            items(data, language)
          )),
      },
      {
        ...number,
        width: 130,
        headerName: t('order.amount'),
        valueGetter: ({ data }) => (data?.kind === 'SALES' ? money(data.totals.gross, data.currency, language) : ''),
      },
      { headerName: t('order.currency'), valueGetter: ({ data }) => data && currencyOf(data), width: 90 },
    ];
    return [id, status, ...(kind === 'SALES' ? sales : kind === 'TRADE' ? trades : both), clientId, age];
  }, [kind, t, language, i18n.language]);

  function move(by: number) {
    const api = grid.current;
    if (!api) return;
    const now = api.getFocusedCell()?.rowIndex ?? -1;
    const next = Math.max(0, Math.min(rows.length - 1, now + by));
    api.ensureIndexVisible(next);
    api.setFocusedCell(next, columns[1]?.colId ?? 'status');
    api.getDisplayedRowAtIndex(next)?.setSelected(true, true);
  }
  useHotkeys('j', () => move(1), [rows, columns]);
  useHotkeys('k', () => move(-1), [rows, columns]);

  return (
    <div style={{ height: '100%' }} data-ag-theme-mode={scheme}>
      <AgGridReact<Order>
        theme={look}
        rowData={rows}
        columnDefs={columns}
        defaultColDef={{ sortable, resizable: true, suppressMovable: true, suppressHeaderMenuButton: true }}
        getRowId={({ data }) => data.id}
        rowSelection={{ mode: 'singleRow', checkboxes: false, enableClickSelection: false }}
        onGridReady={({ api }) => (grid.current = api)}
        onRowClicked={({ data, event }) => {
          if (data && !(event?.target instanceof Element && event.target.closest('button, a'))) open(data);
        }}
        onCellKeyDown={({ data, event }) => {
          if (data && event instanceof KeyboardEvent && event.key === 'Enter') open(data);
        }}
        onBodyScroll={({ api }) => {
          if (more && api.getLastDisplayedRowIndex() > rows.length - 30) more();
        }}
        suppressDragLeaveHidesColumns
        animateRows={false}
        rowStyle={{ cursor: 'pointer' }}
      />
    </div>
  );
}
